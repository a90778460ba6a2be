import { describe, expect, it } from 'vitest';
import { normaliseEnglish } from '../../../../../src-main/engine/text/english/normalise.ts';

/** Words and pauses in one line: letters in capitals, timed pauses in angle brackets, marks with a hash. */
function heard(text: string, options?: { ssml: boolean }): string {
  return normaliseEnglish(text, options)
    .tokens.map((token) => {
      if (token.kind === 'mark') return `#${token.name}`;
      if (token.kind === 'pause') return token.mark === 'timed' ? `<${token.durationMs ?? NaN}>` : token.mark;
      return token.letter ? token.spoken.toUpperCase() : token.spoken;
    })
    .join(' ');
}

function sources(text: string, options?: { ssml: boolean }): string[] {
  return normaliseEnglish(text, options).tokens.flatMap((token) =>
    token.kind === 'word' ? [`${token.spoken}=${text.slice(token.span.start, token.span.end)}`] : [],
  );
}

function codes(text: string, options?: { ssml: boolean }): string[] {
  return normaliseEnglish(text, options).warnings.map((warning) => `${warning.code}@${text.slice(warning.span.start, warning.span.end)}`);
}

describe('pauses', () => {
  it.each([
    ['One, two; three: four.', 'one , two , three , four .'],
    ['Really? Yes! Good.', 'really ? yes ! good .'],
    ['What?! No!?', 'what ? no ?'],
    ['(It works.) Next', 'it works . next'],
    ['He left (why?), then came', 'he left , why ? then came'],
    ['Well (so they say) it works', 'well , so they say , it works'],
    ['yes — no -- maybe - never', 'yes , no , maybe , never'],
    ['a well-known co-worker', 'a well known co worker'],
    ['Wait... what', 'wait , what'],
    ['Gone… The end', 'gone . the end'],
    ['He said, "Go!" and left.', 'he said , go ! and left .'],
    ['a line\nthat goes on', 'a line that goes on'],
    ['A line\nThat stands alone', 'a line , that stands alone'],
    ['A verse\n\nAnother', 'a verse . another'],
    ['A verse\r\n\r\nAnother', 'a verse . another'],
    ['"...so," she said', 'so , she said'],
    ['He came at 5 p.m. Then he left.', 'he came at five P M . then he left .'],
    ['Dr. Smith and St. Paul', 'doctor smith and saint paul'],
    ['apples, pears, etc.', 'apples , pears , et cetera .'],
    ['Call 555-1234', 'call five five five , one two three four'],
  ])('%j', (text, expected) => {
    expect(heard(text)).toBe(expected);
  });

  it('names letters as letters and keeps words words', () => {
    expect(heard('A BBC plan, plan A, I am')).toBe('a B B C plan , plan A , i am');
  });
});

describe('places in the author\'s text', () => {
  it('gives every word of a number, a date or an amount its whole source', () => {
    expect(sources('Pay $3.50 on 3/12/2024')).toEqual([
      'pay=Pay', 'three=$3.50', 'dollars=$3.50', 'and=$3.50', 'fifty=$3.50', 'cents=$3.50', 'on=on',
      'march=3/12/2024', 'twelfth=3/12/2024', 'twenty=3/12/2024', 'twenty=3/12/2024', 'four=3/12/2024',
    ]);
  });

  it('survives characters that fold to more or fewer units', () => {
    expect(sources('the ﬁne 𝐁𝐨𝐥𝐝 cafe\u0301 Straße')).toEqual(['the=the', 'fine=ﬁne', 'bold=𝐁𝐨𝐥𝐝', 'cafe=cafe\u0301', 'strasse=Straße']);
  });

  it('points into the marked-up text, not the bare one', () => {
    const text = '<speak>Tom &amp; <emphasis>Jerry</emphasis> paid <sub alias="five euros">5€</sub>.</speak>';
    expect(sources(text)).toEqual(['tom=Tom', 'and=&amp;', 'jerry=Jerry', 'paid=paid', 'five=5€', 'euros=5€']);
  });

  it('keeps a pause and a mark where they were written', () => {
    const text = '<speak>a<break time="1s"/>b<mark name="here"/></speak>';
    const { tokens } = normaliseEnglish(text);
    expect(tokens.filter((token) => token.kind !== 'word').map(({ span }) => text.slice(span.start, span.end))).toEqual(['<break time="1s"/>', '<mark name="here"/>']);
  });
});

describe('overrides in square brackets', () => {
  it('says one word in the given phones', () => {
    const { tokens, warnings } = normaliseEnglish('the [Word|w er1 d] is');
    expect(tokens[1]).toEqual({ kind: 'word', spoken: 'word', phones: ['W', 'ER1', 'D'], span: { start: 4, end: 18 } });
    expect(warnings).toEqual([]);
  });

  it('adds stress where the author gave none', () => {
    const { tokens } = normaliseEnglish('[banana|B AH N AE N AH]');
    expect(tokens[0]).toMatchObject({ phones: ['B', 'AH1', 'N', 'AE0', 'N', 'AH0'] });
  });

  it('names a word in another script after its phones', () => {
    expect(normaliseEnglish('[李|L IY1]').tokens[0]).toMatchObject({ spoken: 'liy', phones: ['L', 'IY1'] });
  });

  it.each(['[tomato|T QQ M]', '[tomato|]', '[tomato|T3 M]'])('reports wrong phones and reads the word as usual: %s', (text) => {
    expect(heard(text)).toBe('tomato');
    expect(codes(text)).toEqual([`bad-override@${text}`]);
  });

  it('lets words around it see a word: a title stays a title', () => {
    expect(heard('Dr. [Smyth|S M AY1 DH] came')).toBe('doctor smyth came');
  });

  it.each([
    ['one [pause 250ms] two', 'one <250> two'],
    ['one [pause 1.5s] two', 'one <1500> two'],
    ['one [Pause 0.333 s] two', 'one <333> two'],
    ['one [pause] two', 'one <500> two'],
    ['[pause 2s] two', '<2000> two'],
    ['one, [pause 10ms] two', 'one , <10> two'],
  ])('makes timed pauses: %s', (text, expected) => {
    expect(heard(text)).toBe(expected);
    expect(codes(text)).toEqual([]);
  });

  it('keeps pauses within 10 ms and 10 s and says so', () => {
    expect(heard('one [pause 60s] two [pause 1ms] three')).toBe('one <10000> two <10> three');
    expect(codes('a [pause 60s] b')).toEqual(['bad-override@[pause 60s]']);
    expect(heard('one [pause for effect] two')).toBe('one two');
    expect(codes('a [pause for effect] b')).toEqual(['bad-override@[pause for effect]']);
  });

  it('reads other brackets as text', () => {
    expect(heard('see [note 3] here')).toBe('see , note three , here');
  });
});

describe('texts that no English voice can read', () => {
  it('warns once for each run and reads the rest', () => {
    expect(heard('I like 日本語 and кофе.')).toBe('i like and .');
    expect(codes('I like 日本語 and кофе.')).toEqual(['unreadable@日本語', 'unreadable@кофе']);
  });

  it.each(['', '   ', '...', '🫠', '\uD800', '日本', '[pause 1s]', '<speak></speak>'])('is never silently empty: %j', (text) => {
    expect(normaliseEnglish(text).warnings.map((warning) => warning.code)).toContain('unreadable');
  });
});
