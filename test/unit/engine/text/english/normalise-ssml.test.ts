import { describe, expect, it } from 'vitest';
import { normaliseEnglish } from '../../../../../src-main/engine/text/english/normalise.ts';
import type { SpokenWord } from '../../../../../src-main/engine/text/english/spoken-token.ts';

const speak = (inner: string) => normaliseEnglish(`<speak>${inner}</speak>`);

function heard(inner: string): string {
  return speak(inner)
    .tokens.map((token) => {
      if (token.kind === 'mark') return `#${token.name}`;
      if (token.kind === 'pause') return token.mark === 'timed' ? `<${token.durationMs ?? NaN}>` : token.mark;
      return token.letter ? token.spoken.toUpperCase() : token.spoken;
    })
    .join(' ');
}

const words = (inner: string): SpokenWord[] => speak(inner).tokens.filter((token) => token.kind === 'word');
const styleOf = (inner: string) => words(inner)[0]?.style;
const codes = (inner: string) => speak(inner).warnings.map((warning) => warning.code);

describe('when a text is SSML', () => {
  it('is known by its first tag, after a byte-order mark and a declaration too', () => {
    for (const text of ['<speak>a<break/>b</speak>', ' \n<speak version="1.1">a<break/>b</speak>', '\uFEFF<?xml version="1.0"?>\n<speak>a<break/>b</speak>']) {
      expect(normaliseEnglish(text).tokens.map((token) => token.kind)).toEqual(['word', 'pause', 'word']);
    }
  });

  it('can be asked for and refused', () => {
    expect(normaliseEnglish('a<break/>b', { ssml: true }).tokens).toHaveLength(3);
    const refused = normaliseEnglish('<speak>hi</speak>', { ssml: false }).tokens.flatMap((token) => (token.kind === 'word' ? [token.spoken] : []));
    expect(refused).toContain('speak');
  });
});

describe('breaks, sentences and marks', () => {
  it.each([
    ['one<break time="500ms"/>two', 'one <500> two'],
    ['one<break time="1.25s"/>two', 'one <1250> two'],
    ['one<break time=\'+.5s\' strength="weak"/>two', 'one <500> two'],
    ['one<break/>two', 'one , two'],
    ['one<break strength="strong"/>two', 'one . two'],
    ['one<break strength="none"/>two', 'one two'],
    ['<s>One</s><s>Two?</s>three', 'one . two ? three'],
    ['<p>One</p><p>two</p>', 'one . two .'],
    ['one<mark name="cue"/>two', 'one #cue two'],
  ])('%s', (inner, expected) => {
    expect(heard(inner)).toBe(expected);
    expect(codes(inner)).toEqual([]);
  });

  it('reports what it cannot follow', () => {
    expect(codes('a<break time="soon"/>b')).toEqual(['bad-tag']);
    expect(heard('one<break time="99s"/>two')).toBe('one <10000> two');
    expect(codes('one<break time="99s"/>two')).toEqual(['bad-tag']);
    expect(codes('one<mark/>two')).toEqual(['bad-tag']);
  });
});

describe('prosody and emphasis', () => {
  it.each([
    ['rate="80%"', { paceFactor: 0.8 }],
    ['rate="+25%"', { paceFactor: 1.25 }],
    ['rate="-20%"', { paceFactor: 0.8 }],
    ['rate="1.5"', { paceFactor: 1.5 }],
    ['rate="fast"', { paceFactor: 1.25 }],
    ['pitch="+2st"', { pitchSemitones: 2 }],
    ['pitch="-3.5st"', { pitchSemitones: -3.5 }],
    ['pitch="+100%"', { pitchSemitones: 12 }],
    ['pitch="low"', { pitchSemitones: -3 }],
    ['volume="+6dB"', { energyDb: 6 }],
    ['volume="-6dB"', { energyDb: -6 }],
    ['volume="soft"', { energyDb: -6 }],
    ['volume="10"', { energyDb: -20 }],
    ['rate="medium" pitch="default"', undefined],
  ])('%s', (attributes, style) => {
    expect(styleOf(`<prosody ${attributes}>word</prosody>`)).toEqual(style);
  });

  it('multiplies paces and adds pitches and energies of nested tags, and ends with its tag', () => {
    const [outer, inner, after] = words('<prosody rate="50%" pitch="+2st">one <prosody rate="200%" pitch="+1st" volume="+3dB">two</prosody></prosody> three');
    expect(outer?.style).toEqual({ paceFactor: 0.5, pitchSemitones: 2 });
    expect(inner?.style).toEqual({ pitchSemitones: 3, energyDb: 3 });
    expect(after?.style).toBeUndefined();
  });

  it('bounds what nested tags add up to', () => {
    const deep = '<prosody rate="200%" pitch="+12st" volume="+12dB">'.repeat(6);
    expect(styleOf(`${deep}word${'</prosody>'.repeat(6)}`)).toEqual({ paceFactor: 4, pitchSemitones: 24, energyDb: 24 });
  });

  it.each(['rate="zip"', 'pitch="+20Hz"', 'volume="3st"', 'rate="-100%"'])('reports %s and reads on', (attributes) => {
    expect(styleOf(`<prosody ${attributes}>word</prosody>`)).toBeUndefined();
    expect(codes(`<prosody ${attributes}>word</prosody>`)).toEqual(['bad-tag']);
  });

  it('makes strong emphasis slower, louder and higher than moderate, and reduced the other way', () => {
    const strong = styleOf('<emphasis level="strong">word</emphasis>');
    const moderate = styleOf('<emphasis>word</emphasis>');
    const reduced = styleOf('<emphasis level="reduced">word</emphasis>');
    expect(strong?.paceFactor).toBeLessThan(moderate?.paceFactor ?? 0);
    expect(strong?.energyDb).toBeGreaterThan(moderate?.energyDb ?? 99);
    expect(strong?.pitchSemitones).toBeGreaterThan(moderate?.pitchSemitones ?? 99);
    expect(reduced?.paceFactor).toBeGreaterThan(1);
    expect(reduced?.energyDb).toBeLessThan(0);
    expect(codes('<emphasis level="wild">word</emphasis>')).toEqual(['bad-tag']);
  });

  it('applies to alias, phoneme and say-as as well', () => {
    const styles = words('<prosody rate="50%"><sub alias="x">y</sub><phoneme alphabet="x-cmu" ph="W ER1 D">w</phoneme></prosody>').map((word) => word.style);
    expect(styles).toEqual([{ paceFactor: 0.5 }, { paceFactor: 0.5 }]);
  });
});

describe('say-as, sub and phoneme', () => {
  it.each([
    ['cardinal', '', '0042', 'forty two'],
    ['cardinal', '', '-1,200', 'minus one thousand two hundred'],
    ['ordinal', '', '23', 'twenty third'],
    ['characters', '', 'AB1-c', 'A B one dash C'],
    ['spell-out', '', 'stop', 'S T O P'],
    ['digits', '', '1987', 'one nine eight seven'],
    ['date', 'dmy', '3/12/2024', 'december third twenty twenty four'],
    ['date', 'mdy', '3/12/2024', 'march twelfth twenty twenty four'],
    ['date', 'ymd', '2024-03-12', 'march twelfth twenty twenty four'],
    ['date', 'my', '12/1999', 'december nineteen ninety nine'],
    ['date', '', '12 March', 'the twelfth of march'],
    ['time', 'hms12', '2:30pm', 'two thirty P M'],
    ['telephone', '', '5551234', 'five five five one two three four'],
    ['currency', '', 'USD 45.30', 'forty five U S dollars and thirty cents'],
    ['currency', '', '$5', 'five dollars'],
  ])('%s %s of %s', (kind, format, content, expected) => {
    const inner = `<say-as interpret-as="${kind}"${format ? ` format="${format}"` : ''}>${content}</say-as>`;
    expect(heard(inner)).toBe(expected);
    expect(codes(inner)).toEqual([]);
  });

  it('reads as usual, with a report, what does not fit', () => {
    expect(heard('<say-as interpret-as="date">soon</say-as>')).toBe('soon');
    expect(codes('<say-as interpret-as="date">soon</say-as>')).toEqual(['bad-tag']);
    expect(heard('<say-as interpret-as="song">la la</say-as>')).toBe('la la');
    expect(codes('<say-as>5</say-as>')).toEqual(['bad-tag']);
  });

  it('reads an alias instead of its content, numbers in it too', () => {
    expect(heard('the <sub alias="World Wide Web Consortium, est. 1994">W3C</sub>')).toBe('the world wide web consortium , established nineteen ninety four');
  });

  it.each([
    ['x-cmu', 'W ER1 D', ['W', 'ER1', 'D']],
    ['x-arpabet', 't ah m ey1 t ow', ['T', 'AH0', 'M', 'EY1', 'T', 'OW0']],
    ['ipa', 'təˈmeɪtoʊ', ['T', 'AH0', 'M', 'EY1', 'T', 'OW0']],
    ['ipa', 'ˈwɝd', ['W', 'ER1', 'D']],
    ['ipa', 'ˌʌndɚˈstænd', ['AH2', 'N', 'D', 'ER0', 'S', 'T', 'AE1', 'N', 'D']],
    ['ipa', 'ˈt͡ʃɜːt͡ʃ', ['CH', 'ER1', 'CH']],
    ['ipa', 'ˈbʌtn̩', ['B', 'AH1', 'T', 'AH0', 'N']],
  ])('takes %s phones %s', (alphabet, ph, phones) => {
    expect(words(`<phoneme alphabet="${alphabet}" ph="${ph}">thing</phoneme>`)).toMatchObject([{ spoken: 'thing', phones }]);
  });

  it.each(['alphabet="ipa" ph="ǃkung"', 'alphabet="x-cmu" ph="QQ"', 'alphabet="x-sampa" ph="h@"', 'alphabet="ipa"'])('reports phones it cannot use: %s', (attributes) => {
    const [word] = words(`<phoneme ${attributes}>thing</phoneme>`);
    expect(word).toMatchObject({ spoken: 'thing' });
    expect(word?.phones).toBeUndefined();
    expect(codes(`<phoneme ${attributes}>thing</phoneme>`)).toEqual(['bad-tag']);
  });
});

describe('tags that are unknown or broken', () => {
  it('reports unknown tags and reads their text only', () => {
    expect(heard('<voice name="x">hello</voice> <b>un</b>able')).toBe('hello unable');
    expect(heard('one<br/>two')).toBe('one two');
    expect(codes('<voice name="x">hello</voice>')).toEqual(['unknown-tag']);
  });

  it.each([
    ['one </b> two', 'one two'],
    ['one <prosody rate="slow"> two', 'one two'],
    ['one <break time= > two', 'one two'],
    ['one<break time= two', 'one two'],
    ['one <break time="1s <s>two</s>', 'one . two .'],
    ['<p><s>one</p> two</s>', 'one . two'],
    ['one <break> two', 'one , two'],
    ['one <!-- two', 'one two'],
    ['<!DOCTYPE x [<!ENTITY a "boo">]>one &a; two', 'one and a , two'],
  ])('reads the text of %s', (inner, expected) => {
    expect(heard(inner)).toBe(expected);
    expect(codes(inner)).toContain('bad-tag');
  });

  it('decodes the entities of XML and numeric ones, and nothing else', () => {
    expect(heard('R&amp;D &#65;&#x2F;B &lt;5 &quot;q&quot;')).toContain('R and D');
    expect(codes('R&amp;D &#65; &unknown;')).toEqual([]);
  });

  it('leaves comments and instructions out and keeps CDATA as text', () => {
    expect(heard('one <!-- <b>hidden</b> --> two <?php x ?> <![CDATA[three <b>]]>')).toContain('one two three');
    expect(heard('one <!-- hidden --> two')).toBe('one two');
  });

  it('follows no more than a bounded depth, and says so once', () => {
    const inner = `${'<prosody pitch="+1st">'.repeat(5000)}word${'</prosody>'.repeat(5000)} after`;
    expect(heard(inner)).toBe('word after');
    expect(codes(inner)).toEqual(['bad-tag']);
    expect(words(inner)[1]?.style).toBeUndefined();
  });

  it('never drowns the author in warnings', () => {
    expect(speak('<x/>'.repeat(10_000)).warnings.length).toBeLessThanOrEqual(201);
  });
});
