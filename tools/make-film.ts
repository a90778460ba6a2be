// Makes a film with subtitles and a cast, to try dubbing on; the same for the same options:
//   npm run film -- [--out <folder>] [--minutes 10] [--cues 150] [--rate 25] [--format mp4|mov|mkv|webm] [--size 640x360] [--seed 1]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { FRAME_RATES } from '../src-main/shared/domain/timecode.ts';
import { FILM_FORMATS, makeFilm, USUAL_FILM } from './film/make-film.ts';

const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { out: option, minutes: option, cues: option, rate: option, format: option, size: option, seed: option } });
const number = (text: string | undefined, usual: number): number => {
  const value = text === undefined ? usual : Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new RangeError(`"${text ?? ''}" is no number above 0`);
  return value;
};
const [width = '', height = ''] = (values.size ?? '').split('x');
const path = await makeFilm({
  folder: resolve(values.out ?? 'film'),
  minutes: number(values.minutes, USUAL_FILM.minutes),
  cues: Math.round(number(values.cues, USUAL_FILM.cues)),
  seed: number(values.seed, USUAL_FILM.seed),
  frameRate: oneOf(FRAME_RATES, values.rate, USUAL_FILM.frameRate),
  format: oneOf(FILM_FORMATS, values.format, USUAL_FILM.format),
  width: values.size === undefined ? USUAL_FILM.width : number(width, 0),
  height: values.size === undefined ? USUAL_FILM.height : number(height, 0),
});
console.log(path);

function oneOf<T extends string | number>(choices: readonly T[], text: string | undefined, usual: T): T {
  if (text === undefined) return usual;
  const choice = choices.find((value) => String(value) === text);
  if (choice === undefined) throw new RangeError(`"${text}" is none of ${choices.join(', ')}`);
  return choice;
}
