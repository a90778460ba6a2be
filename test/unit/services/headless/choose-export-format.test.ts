import { expect, it } from 'vitest';

import { chooseExportFormat, chooseFilmFormat } from '../../../../src-main/services/headless/choose-export-format.ts';

it.each([
  ['a.wav', 'mix', {}, { container: 'wav', sampleRate: 48_000, depth: 24 }],
  ['a.mp3', 'mix', { bitrateKbps: 320 }, { container: 'mp3', sampleRate: 48_000, bitrateKbps: 320 }],
  ['a.FLAC', 'voices', { depth: '16' }, { container: 'flac', sampleRate: 48_000, depth: 16 }],
  ['stems', 'stems', {}, { container: 'wav', sampleRate: 48_000, depth: 24 }],
  ['lines', 'lines', { container: 'mp3' }, { container: 'mp3', sampleRate: 48_000, bitrateKbps: 192 }],
  ['a.webm', 'video', { language: 'de' }, { container: 'webm', sampleRate: 48_000, codec: 'opus', bitrateKbps: 192, keepsOriginal: false, language: 'de' }],
  ['a.mkv', 'video', { codec: 'pcm', keepsOriginal: true }, { container: 'mkv', sampleRate: 48_000, codec: 'pcm', bitrateKbps: 192, keepsOriginal: true, language: 'und' }],
] as const)('%s as %s is what it says', (target, what, wish, format) => {
  expect(chooseExportFormat(target, what, wish)).toEqual(format);
});

it.each([
  ['a.wav', 'video', {}, /name the kind of film/],
  ['a.mp4', 'mix', {}, /Use --export video/],
  ['a', 'mix', {}, /name the format with --format/],
  ['a.mp3', 'mix', { depth: '16' }, /no bit depth/],
  ['a.mp3', 'mix', { bitrateKbps: 224 }, /not 224/],
  ['a.flac', 'mix', { depth: '32f' }, /16 or 24 bits/],
  ['a.mp4', 'video', { sampleRate: 44_100 }, /48000 Hz/],
] as const)('%s as %s with %j is refused', (target, what, wish, sentence) => {
  expect(() => chooseExportFormat(target, what, wish)).toThrow(sentence);
});

it('gives an mp4 AAC unless another is wished', () => {
  expect(chooseFilmFormat('film.mp4', {}).codec).toBe('aac');
  expect(chooseFilmFormat('film.mp4', { codec: 'flac' }).codec).toBe('flac');
});
