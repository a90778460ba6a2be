import { join } from 'node:path';
import { GraphSession, type InferenceOptions } from '../graph-session.ts';
import type { VoiceManifest } from '../voices/manifest.ts';
import type { AcousticModel } from './acoustic-model.ts';
import { createNatTransformer } from './nat-transformer.ts';

/** Loads the acoustic model of a verified pack. Throws `voice.damaged` when a graph cannot be loaded. */
export async function openAcousticModel(manifest: VoiceManifest, folder: string, options: InferenceOptions): Promise<AcousticModel> {
  const { acoustic } = manifest;
  const [plan, decode] = await Promise.all([
    GraphSession.open(join(folder, acoustic.planFile), options),
    GraphSession.open(join(folder, acoustic.decodeFile), options),
  ]);
  return createNatTransformer(acoustic, plan, decode);
}
