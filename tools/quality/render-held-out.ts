import type { Synthesiser } from '../../src-main/engine/synthesis/synthesiser.ts';
import type { AwkwardLine, HeldOutUtterance, PitchTracks, QualityExchange, RenderedQuality, RenderedSound } from './exchange.ts';
import {
  copySynthesis,
  placedPhones,
  speakText,
  withNaturalDurations,
  type JudgedVoice,
  type SpokenText,
} from './render-conditions.ts';

/** Of the awkward lines, every so many-th is kept as sound for listening. */
const KEEP_SOUND_OF_EVERY = 25;

interface Spoken {
  readonly speech: RenderedQuality['speech'];
  readonly pitch: RenderedQuality['pitch'];
}

/**
 * Renders everything the judges ask for, through the same engine and voice pack that a person uses. `tell` hears what
 * is done and how much of it.
 */
export async function renderHeldOut(
  voice: JudgedVoice,
  exchange: QualityExchange,
  tell: (done: string) => void,
): Promise<void> {
  const { utterances, pitchShifts, awkward } = await exchange.request();
  const { synthesiser } = voice;
  const copy: RenderedSound[] = [];
  const naturalDurations: RenderedSound[] = [];
  const speech: RenderedQuality['speech'][number][] = [];
  const pitch: RenderedQuality['pitch'][number][] = [];
  for (const [index, utterance] of utterances.entries()) {
    const natural = await exchange.naturalFrames(utterance);
    const copied = copySynthesis(voice, natural, utterance.seed);
    copy.push({ id: utterance.id, sound: await exchange.writeSound(`copy/${utterance.id}`, copied) });
    const timed = await withNaturalDurations(voice, utterance);
    naturalDurations.push({
      id: utterance.id,
      sound: await exchange.writeSound(`natural-durations/${utterance.id}`, timed),
    });
    const spoken = await speakUtterance(synthesiser, utterance, pitchShifts, exchange);
    speech.push(...spoken.speech);
    pitch.push(...spoken.pitch);
    tell(`held-out ${index + 1}/${utterances.length}`);
  }
  const lines: AwkwardLine[] = [];
  for (const [index, text] of awkward.entries()) {
    lines.push(await speakAwkward(synthesiser, text, index, exchange));
    tell(`awkward lines ${index + 1}/${awkward.length}`);
  }
  await exchange.finish({ voice: voice.id, copy, naturalDurations, speech, pitch, awkward: lines });
}

/** The text as it is, and with each pitch shift; the same seed, so that nothing but the shift differs. */
async function speakUtterance(
  synthesiser: Pick<Synthesiser, 'synthesise'>,
  { id, text, seed }: HeldOutUtterance,
  pitchShifts: readonly number[],
  exchange: QualityExchange,
): Promise<Spoken> {
  const neutral = await speakText(synthesiser, text, seed);
  const sound = await exchange.writeSound(`speech/${id}`, inOrder(neutral));
  const speech = [{ id, sound, phones: placedPhones(neutral.result) }];
  const neutralTrack = await exchange.writeFloats(`speech/${id}.f0`, neutral.result.timings.f0Hz);
  const pitch: (RenderedSound & PitchTracks)[] = [];
  for (const semitones of pitchShifts) {
    const shifted = await speakText(synthesiser, text, seed, semitones);
    const name = `pitch/${semitones > 0 ? 'up' : 'down'}-${Math.abs(semitones)}/${id}`;
    pitch.push({
      id,
      semitones,
      sound: await exchange.writeSound(name, inOrder(shifted)),
      asked: await exchange.writeFloats(`${name}.f0`, shifted.result.timings.f0Hz),
      neutral: neutralTrack,
    });
  }
  return { speech, pitch };
}

async function speakAwkward(
  synthesiser: Pick<Synthesiser, 'synthesise'>,
  text: string,
  index: number,
  exchange: QualityExchange,
): Promise<AwkwardLine> {
  const spoken = await speakText(synthesiser, text, index);
  if (index % KEEP_SOUND_OF_EVERY === 0) await exchange.writeSound(`awkward/${index}`, inOrder(spoken));
  return { text, seconds: spoken.result.secondsOfSound, phones: placedPhones(spoken.result) };
}

async function* inOrder({ sounds }: SpokenText): AsyncGenerator<Float32Array, void, undefined> {
  for (const samples of sounds) yield await Promise.resolve(samples);
}
