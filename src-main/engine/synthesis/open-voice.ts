import type { AcousticModel } from '../acoustic/acoustic-model.ts';
import type { InferenceOptions } from '../graph-session.ts';
import { HOP, SAMPLE_RATE } from '../prosody/frame-time.ts';
import type { TextFrontEnd } from '../text/reading.ts';
import type { Vocoder } from '../vocoder/vocoder.ts';
import { damagedVoice } from '../voices/damaged-voice.ts';
import type { VoiceManifest } from '../voices/manifest.ts';
import { verifyVoice } from '../voices/verify-voice.ts';
import { createSynthesiser } from './line-synthesiser.ts';
import type { Synthesiser } from './synthesiser.ts';

/** Opens the parts of a voice; handed in, so that a voice can be joined without an inference runtime. */
export interface VoiceOpeners {
  readonly openFrontEnd: (language: string) => Promise<TextFrontEnd>;
  readonly openAcousticModel: OpenVoicePart<AcousticModel>;
  readonly openVocoder: OpenVoicePart<Vocoder>;
}

/** Loads a part of a voice that has been verified; `folder` is the pack. */
export type OpenVoicePart<Part> = (manifest: VoiceManifest, folder: string, options: InferenceOptions) => Promise<Part>;

/**
 * Verifies a voice pack and joins its parts. Throws `voice.damaged` or `voice.too-new` before any model is loaded, and
 * whatever the openers throw.
 */
export async function openVoice(folder: string, openers: VoiceOpeners, options: InferenceOptions): Promise<Synthesiser> {
  const manifest = await verifyVoice(folder);
  const [frontEnd, acoustic, vocoder] = await Promise.all([
    openers.openFrontEnd(manifest.frontEnd.language),
    openers.openAcousticModel(manifest, folder, options),
    openers.openVocoder(manifest, folder, options),
  ]);
  if (vocoder.hop !== HOP || vocoder.sampleRate !== SAMPLE_RATE) {
    throw damagedVoice(folder, `its vocoder makes ${vocoder.hop} samples a frame at ${vocoder.sampleRate} Hz`);
  }
  const { symbols, tokenFallback } = manifest;
  return createSynthesiser({ frontEnd, acoustic, vocoder, symbols, tokenFallback });
}
