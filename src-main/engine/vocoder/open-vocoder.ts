import { join } from 'node:path';
import { GraphSession, type InferenceOptions } from '../graph-session.ts';
import type { VoiceManifest } from '../voices/manifest.ts';
import { createSourceFilterVocoder } from './source-filter-vocoder.ts';
import type { Vocoder } from './vocoder.ts';

/** Loads the vocoder of a verified pack. Throws `voice.damaged` when its graph cannot be loaded. */
export async function openVocoder(manifest: VoiceManifest, folder: string, options: InferenceOptions): Promise<Vocoder> {
  return createSourceFilterVocoder(manifest, await GraphSession.open(join(folder, manifest.vocoder.file), options));
}
