import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { openAcousticModel } from '../acoustic/open-acoustic-model.ts';
import type { TellNotice } from '../graph-session.ts';
import { openVoice } from '../synthesis/open-voice.ts';
import type { Synthesiser } from '../synthesis/synthesiser.ts';
import { EnglishFrontEnd } from '../text/english/english-front-end.ts';
import { NeuralLetterToSound } from '../text/english/neural-letter-to-sound.ts';
import type { TextFrontEnd } from '../text/reading.ts';
import { openVocoder } from '../vocoder/open-vocoder.ts';
import { findVoice } from '../voices/find-voices.ts';
import type { EngineOptions } from './protocol.ts';

/** Front ends by language (the first part of a BCP 47 tag), each loaded once whatever number of voices speak through it. */
const frontEnds = new Map<string, () => Promise<TextFrontEnd>>([['en', once(async () => new EnglishFrontEnd(await NeuralLetterToSound.load()))]]);

/**
 * Where the engine is put together: finds an installed voice and joins the parts its manifest names.
 * @param onNotice told when models cannot run where they should, and do so on the CPU
 * @throws VoxloomError `input.voice-unknown`, `voice.damaged`, `voice.too-new`.
 */
export async function openInstalledVoice(id: string, options: EngineOptions, onNotice?: TellNotice): Promise<Synthesiser> {
  const { voiceFolders, threads, provider } = options;
  const { folder } = await findVoice(voiceFolders, id);
  return openVoice(folder, { openFrontEnd, openAcousticModel, openVocoder }, { threads, provider, ...(onNotice && { onNotice }) });
}

function openFrontEnd(language: string): Promise<TextFrontEnd> {
  const open = frontEnds.get(language.split('-')[0] ?? '');
  if (!open) throw new VoxloomError('voice.too-new', `This Voxloom cannot read "${language}". Update Voxloom, then try again.`);
  return open();
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
