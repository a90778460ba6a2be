import { describe, expect, it } from 'vitest';

import { helpText, OPTIONS } from '../../../src-main/cli/options.ts';
import { parseOptions } from '../../../src-main/cli/parse-options.ts';

describe('parseOptions', () => {
  it('leaves a neutral delivery and settles nothing that was not said', () => {
    const { positionals, options } = parseOptions(['in.txt']);
    expect(positionals).toEqual(['in.txt']);
    expect(options).toMatchObject({ pace: 1, pitch: 0, range: 1, energy: 0, seed: 1, split: false, fit: false });
    expect(options.format).toBeUndefined();
    expect(options.rate).toBeUndefined();
  });

  it('takes the ends of every range, and signs', () => {
    const { options } = parseOptions(['in.txt', '--pace', '.5', '--pitch', '-12', '--range=0', '--energy', '+12', '--seed', '2147483647']);
    expect(options).toMatchObject({ pace: 0.5, pitch: -12, range: 0, energy: 12, seed: 2_147_483_647 });
  });

  it.each(['', ' ', '1e0', 'NaN', 'Infinity', '0x1', '1,5', '--'])('does not take %j for a number', (value) => {
    expect(() => parseOptions(['in.txt', `--pace=${value}`])).toThrow(/^--pace must be a number from 0\.5 to 2/);
  });

  it('knows standard input from an option, and a path after --', () => {
    expect(parseOptions(['-', '--out', 'a.wav']).positionals).toEqual(['-']);
    expect(parseOptions(['--out', 'a.wav', '--', '--strange.txt']).positionals).toEqual(['--strange.txt']);
    expect(parseOptions(['x', '--out=--strange.wav']).options.out).toBe('--strange.wav');
  });

  it('takes the word dub for the command it is', () => {
    expect(parseOptions(['dub', 'in.txt']).positionals).toEqual(['in.txt']);
    expect(parseOptions(['in.txt', 'dub']).positionals).toEqual(['in.txt', 'dub']);
  });

  it('takes the two kinds of times that subtitles can have', () => {
    expect(parseOptions(['a.vox']).options['cue-times']).toBe('spoken');
    expect(parseOptions(['a.vox', '--cue-times', 'imported']).options['cue-times']).toBe('imported');
    expect(() => parseOptions(['a.vox', '--cue-times', 'old'])).toThrow('--cue-times must be spoken or imported, not "old".');
  });

  it('is not fooled by names that objects have by nature', () => {
    expect(() => parseOptions(['--constructor'])).toThrow('There is no option --constructor');
    expect(() => parseOptions(['--__proto__=1'])).toThrow('There is no option --__proto__');
  });

  it('describes every option', () => {
    for (const name of Object.keys(OPTIONS)) expect(helpText()).toContain(`--${name}`);
    for (const row of helpText().split('\n')) expect(row.length).toBeLessThanOrEqual(100);
  });
});
