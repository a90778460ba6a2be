import { createHash } from 'node:crypto';

import { runCommands, type CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import { emptyDocument, type ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { recipeKey } from '../../src-main/shared/domain/recipe.ts';
import type { SoundReader } from '../../src-main/shared/mix/mix-block.ts';

const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };

/** A project with sound in it: lines said by two characters in turn, each with a take, and the sounds of the takes. */
export interface VoicedDocument {
  readonly document: ProjectDocument;
  readonly sounds: SoundReader;
}

/** @param takes mono sound of each line at 48 kHz */
export function voicedDocument(takes: readonly Float32Array[], extra: readonly CommandCall[] = []): VoicedDocument {
  const sounds = new Map<string, Float32Array>();
  const lines = takes.map((_, index) => ({ id: `line-${String(index)}`, characterId: index % 2 === 0 ? 'mara' : 'joss', text: `Line number ${String(index + 1)}.`, slot: null }));
  const empty = emptyDocument({ title: 'Harbour' });
  if (takes.length === 0) return { document: empty, sounds: { read: () => undefined } };
  let document = runCommands(empty, [
    {
      name: 'script.insert',
      arguments: { after: null, characters: ['mara', 'joss'].map((id) => ({ id, name: id === 'mara' ? 'Mara' : 'Joss', colour: 0, voiceId: 'kathleen-en', delivery })), lines },
    },
  ]).document;
  for (const [index, samples] of takes.entries()) {
    const soundId = createHash('sha256').update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)).digest('hex');
    sounds.set(soundId, samples);
    const lineId = `line-${String(index)}`;
    const take = { id: `take-${String(index)}`, lineId, name: '', starred: false, locked: false, seed: 0, recipe: recipeKey(document, lineId) ?? '', soundId, lengthSamples: samples.length, loudnessLufs: null, overSamples: 0, createdAtMs: 0 };
    document = runCommands(document, [{ name: 'take.add', arguments: { take, clipId: `clip-${String(index)}`, trackId: `track-${String(index)}` } }]).document;
  }
  return {
    document: runCommands(document, extra).document,
    sounds: {
      read(soundId, channels, startFrame, frames) {
        return sounds.get(soundId)?.slice(startFrame * channels, (startFrame + frames) * channels);
      },
    },
  };
}
