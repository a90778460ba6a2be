import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEnglish } from '../../../../../src-main/engine/text/english/normalise.ts';

const SEED = 20_240_312;

/** Pieces that rules look for, so that random joins of them reach deep into the rules. */
const SNIPPETS =
  '$ £ € % ° 1 0 07 1987 1,234 3.14 12:30 3/4 ½ 10-20 – — ... ? ! , ; : ( ) [ ] | " \' ’ & @ # + = / \\ * _ ~ ^ < > km mph °F kHz a.m. pm Dr. St. Mr. No. etc. e.g. ' +
  'U.S. BBC NASA it\'s XIV II Henry Chapter March May Jan. www. .com x@y.org http:// #tag @me 5th 1980s \'90s 👍 🇩🇪 👩‍🚀 é ﬁ ß 日本 π ² → © \u200D \uFEFF \uFFFC \uFFF9 \uD800 \uDC00 \u0301 ' +
  '[a|W [word|W ER1 D] [pause 1s] [pause x] [x|QQ] Plan A B2B 4K';
const MARKUP =
  '<speak> </speak> <p> </p> <s> </s> <break/> <break time="1s"/> <break time="x"/> <break strength="weak"/> <prosody rate="slow"> <prosody pitch="+2st" volume="loud"> </prosody> <emphasis> </emphasis> ' +
  '<say-as interpret-as="date"> <say-as interpret-as="digits"> <say-as> </say-as> <sub alias="x"> <sub> </sub> <phoneme alphabet="ipa" ph="wɜːd"> <phoneme ph=""> </phoneme> <mark name="m"/> <mark/> <foo> </foo> ' +
  '<!-- --> <![CDATA[ ]]> <?xml ?> <!DOCTYPE [ ]> <b a=\'1 < </ /> &amp; &#65; &#xD800; &bogus; &';

const separators = fc.constantFrom('', '', ' ', ' ', '\n', '\n\n', '\t', '\r\n');
const joined = (pieces: readonly string[], maxLength: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), separators), { maxLength })
    .map((pairs) => pairs.map(([piece, separator]) => piece + separator).join(''));
const anyUnits = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 40 });
const anyCharacters = fc.string({ unit: 'binary', maxLength: 60 });
const graphemes = fc.string({ unit: 'grapheme', maxLength: 40 });
const snippets = joined(SNIPPETS.split(' '), 24);
const markup = joined([...MARKUP.split(' '), ...SNIPPETS.split(' ')], 30);

function check(text: string, options?: { ssml: boolean }): void {
  const { tokens, warnings } = normaliseEnglish(text, options);
  let start = 0;
  for (const token of tokens) {
    if (token.span.start < start) throw new Error(`span of ${JSON.stringify(token)} goes back behind ${start}`);
    if (token.span.end < token.span.start || token.span.end > text.length) throw new Error(`span out of bounds: ${JSON.stringify(token)}`);
    start = token.span.start;
    if (token.kind === 'word' && !/^[a-z']*[a-z][a-z']*$/.test(token.spoken)) throw new Error(`no plain word: ${token.spoken}`);
    if (token.kind === 'word' && token.letter && token.spoken.length !== 1) throw new Error(`no single letter: ${token.spoken}`);
    if (token.kind === 'pause' && (token.mark === 'timed') !== (token.durationMs !== undefined)) throw new Error('a length without a timed pause');
  }
  for (const { span } of warnings) if (span.start < 0 || span.end < span.start || span.end > text.length) throw new Error('warning out of bounds');
  if (warnings.length === 0 && !tokens.some((token) => token.kind === 'word')) throw new Error('silently empty');
}

describe('any text at all', () => {
  const runs = [
    { name: 'any UTF-16 units, lone surrogates too', texts: anyUnits, numRuns: 5000 },
    { name: 'any characters', texts: anyCharacters, numRuns: 4000 },
    { name: 'any graphemes', texts: graphemes, numRuns: 3000 },
    { name: 'what the rules look for, jumbled', texts: snippets, numRuns: 6000 },
    { name: 'markup, jumbled', texts: markup, numRuns: 6000 },
  ];
  it.each(runs)('gives words in order and in place, or a warning: $name', ({ texts, numRuns }) => {
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, { ssml: true }, { ssml: false }), (text, options) => {
        check(text, options);
      }),
      { numRuns, seed: SEED },
    );
  });
});

describe('one very long line', () => {
  const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
  /** Each once made, or could make, a rule look far ahead in vain again and again. */
  const pieces = [
    'a', 'A', '1', '1,234,', '1.', '1-', '-', '.', "'", '"', '[', '[a|', '[pause ', '<', '<a ', "<a b='", '<a b="', '<!--', '<![CDATA[', '<?', '<prosody rate="slow">', '<sub alias="x">', '</p>',
    '&', '&#', '@', 'a@', 'a.', 'a.com.', 'www.', 'http://a', '#a', '/', '$', "a'", '日', '\uD800', '👩\u200D', '\u0301', '\n', '½', '_', 'A-', 'IV ', 'U.S.', '3:', '+1 ',
  ];

  // At this length anything quadratic takes many seconds, anything linear a fraction of a second.
  it('is read in time in proportion to its length, whatever it repeats', () => {
    for (const piece of pieces) {
      const text = repeated(piece, 25_000);
      const started = performance.now();
      check(text, { ssml: /[<&]/.test(piece) });
      expect(performance.now() - started, `${JSON.stringify(piece)} repeated`).toBeLessThan(4000);
    }
  });

  it.each(['The quick brown fox jumps over 12 lazy dogs at 5:30 pm. ', 'a', '<a b="'])('of a megabyte of %j is read', (piece) => {
    const text = repeated(piece, 1_000_000);
    const started = performance.now();
    check(text, { ssml: piece.startsWith('<') });
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
