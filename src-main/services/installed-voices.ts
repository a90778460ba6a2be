import { fileURLToPath } from 'node:url';

import { findVoice, findVoices } from '../engine/voices/find-voices.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** The voices that come with the program. */
export const BUNDLED_VOICES = fileURLToPath(new URL('../../models/voices', import.meta.url));

interface InstalledVoice {
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly speaker: string;
}

export interface InstalledVoices {
  readonly voices: readonly InstalledVoice[];
  /** One sentence for each pack that cannot be used. */
  readonly problems: readonly string[];
}

/** @param folders each holds one folder a voice; the first that has an id wins. */
export async function listInstalledVoices(folders: readonly string[]): Promise<InstalledVoices> {
  const { voices, problems } = await findVoices(folders);
  return {
    voices: voices.map(({ manifest: { id, names, language, licence, speaker } }) => ({ id, name: names.en, language, licence, speaker })),
    problems: problems.map(({ error }) => error.message),
  };
}

/**
 * The voice to speak with: the one asked for, or else the first one there is.
 * @throws VoxloomError `input.voice-unknown` with the voices there are, `voice.damaged`, `voice.too-new`.
 */
export async function chooseVoice(folders: readonly string[], id?: string): Promise<string> {
  if (id !== undefined) return (await findVoice(folders, id)).manifest.id;
  const { voices, problems } = await findVoices(folders);
  const first = voices[0] ?? problems[0];
  if (!first) throw new VoxloomError('input.voice-unknown', 'There is no voice to speak with: none is installed.');
  if ('error' in first) throw first.error;
  return first.manifest.id;
}
