import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FilmCue } from '../../../tools/film/film-script.ts';
import { filmSubtitles } from '../../../tools/film/film-script.ts';
import { recordFilm } from '../../../tools/film/make-film.ts';

export const FILM_RATE = 25;

const FILM_SECONDS = 24;

/**
 * A night in a harbour: three people, one sentence that runs across two cues, one line that says more than its cue has time
 * for, and a sound that nobody speaks.
 */
export const SCENE: readonly FilmCue[] = [
  { speaker: 'Mara', text: 'The tide is turning in the harbour.', startMs: 1000, endMs: 3400 },
  { speaker: 'Joss', text: 'Did you leave the lantern', startMs: 4000, endMs: 5480 },
  { speaker: 'Joss', text: 'on the second mooring?', startMs: 5600, endMs: 7200 },
  { speaker: 'ILSE', text: 'The pilot is actually very tired, and he really cannot wait for us any longer.', startMs: 8200, endMs: 10_400 },
  { speaker: '', text: '(A foghorn, far out)', startMs: 10_900, endMs: 12_000 },
  { speaker: 'Mara', text: 'Then we row across the bay.', startMs: 13_000, endMs: 15_000 },
  { speaker: 'Joss', text: 'Nobody rows in this fog.', startMs: 16_000, endMs: 18_000 },
  { speaker: 'ILSE', text: 'Give me the rope, and hold fast.', startMs: 19_000, endMs: 21_400 },
];

/** The one that says too much. */
export const LONG_LINE = SCENE[3]?.text ?? '';

export interface ShortFilm {
  readonly film: string;
  readonly subtitles: string;
}

/** Makes the film of the scene with its own sound, 320 x 180 at 25 frames a second, and its subtitles, one of them misnumbered. */
export async function makeShortFilm(folder: string): Promise<ShortFilm> {
  const film = await recordFilm(SCENE, { folder, minutes: FILM_SECONDS / 60, frameRate: FILM_RATE, format: 'mp4', width: 320, height: 180 });
  return { film, subtitles: writeSubtitles(join(folder, 'harbour.srt'), SCENE) };
}

/** Writes cues as a person's program would who lost count at the last one. @returns the path */
export function writeSubtitles(path: string, cues: readonly FilmCue[]): string {
  const written = filmSubtitles(cues).replaceAll(/^: /gm, '');
  const last = String(cues.length);
  writeFileSync(path, written.replace(new RegExp(`^${last}$(?=\\n\\d\\d:)`, 'm'), '99'));
  return path;
}
