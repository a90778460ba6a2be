import type { AcousticModel, FrameTrack } from '../acoustic/acoustic-model.ts';
import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import type { FitReport } from '../prosody/fit-report.ts';
import { SAMPLE_RATE } from '../prosody/frame-time.ts';
import { isPhone } from '../prosody/token-lengths.ts';
import type { TextFrontEnd } from '../text/reading.ts';
import { splitReading } from '../text/split-reading.ts';
import type { Vocoder } from '../vocoder/vocoder.ts';
import { asSynthesisError, checkCancelled, engineFailure } from './engine-failure.ts';
import { holdPauses } from './hold-pauses.ts';
import { planLine } from './plan-line.ts';
import { renderPiece } from './render-piece.ts';
import { stageSeed } from './stage-seed.ts';
import type { Synthesiser, SynthesisEvent, SynthesisRequest } from './synthesiser.ts';
import { timeLine, type SpokenPiece } from './time-line.ts';
import { tokensOfVoice, type VoiceSymbols } from './tokens-of-voice.ts';

/** What a voice is made of. */
export interface VoiceParts extends VoiceSymbols {
  readonly frontEnd: TextFrontEnd;
  readonly acoustic: AcousticModel;
  readonly vocoder: Vocoder;
}

/** Joins a voice's parts into something that speaks. */
export function createSynthesiser(voice: VoiceParts): Synthesiser {
  return {
    async *synthesise(request, signal) {
      try {
        yield* speak(voice, request, signal);
      } catch (error) {
        throw asSynthesisError(error, signal);
      }
    },
  };
}

async function* speak(
  { frontEnd, acoustic, vocoder, ...symbols }: VoiceParts,
  request: SynthesisRequest,
  signal?: AbortSignal,
): AsyncGenerator<SynthesisEvent, void, undefined> {
  const started = performance.now();
  checkCancelled(signal);
  const { text, ssml = false, lexicon } = request;
  const reading = await frontEnd.read(text, { ssml, ...(lexicon && { lexicon }) });
  const sequences = splitReading(reading).map((piece) => tokensOfVoice(piece, symbols));

  const spoken: SpokenPiece[] = [];
  let fit: FitReport | undefined;
  let samples = 0;
  for await (const { plan, totalSamples, exact, fit: report } of planLine(acoustic, sequences, request, signal)) {
    const piece = spoken.length;
    const sequence = sequences[piece];
    if (sequence === undefined) throw engineFailure('more plans than pieces');
    fit = report;
    yield { kind: 'plan', piece, pieces: sequences.length, totalSamples, exact };

    checkCancelled(signal);
    const track = sequence.tokens.some(isPhone)
      ? checkTrack(await acoustic.decode(plan, stageSeed(request.seed, piece, 'decode')), plan)
      : undefined;
    const held = track && holdPauses(track, plan);
    checkCancelled(signal);
    for await (const sound of renderPiece(vocoder, plan, held, stageSeed(request.seed, piece, 'render'), signal)) {
      yield { kind: 'sound', samples: sound };
    }
    spoken.push({ sequence, plan, ...(held && { held }) });
    samples += plan.samples;
  }
  yield {
    kind: 'done',
    result: {
      samples,
      secondsOfSound: samples / SAMPLE_RATE,
      secondsSpent: (performance.now() - started) / 1000,
      timings: timeLine(spoken),
      ...(fit && { fit }),
      warnings: reading.warnings,
    },
  };
}

function checkTrack(track: FrameTrack, plan: DeliveredPlan): FrameTrack {
  const frames = plan.durationFrames.reduce((sum, length) => sum + length, 0);
  if (track.frames !== frames) throw engineFailure(`${track.frames} frames for a plan of ${frames}`);
  return track;
}
