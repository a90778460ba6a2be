import type { AcousticModel, FrameTrack } from '../acoustic/acoustic-model.ts';
import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import type { FitReport } from '../prosody/fit-report.ts';
import { elasticityOf } from '../prosody/fit-slot.ts';
import { SAMPLE_RATE, SAMPLES_PER_MS } from '../prosody/frame-time.ts';
import { isPhone } from '../prosody/token-lengths.ts';
import type { TextFrontEnd } from '../text/reading.ts';
import type { Vocoder } from '../vocoder/vocoder.ts';
import { asSynthesisError, checkCancelled, engineFailure } from './engine-failure.ts';
import { drawnOnTokens } from './drawn-on-tokens.ts';
import { holdPauses } from './hold-pauses.ts';
import { LineMemory } from './line-memory.ts';
import { planLine, planPieces } from './plan-line.ts';
import { viewPlan } from './plan-view.ts';
import { viewReading } from './reading-view.ts';
import { renderPiece } from './render-piece.ts';
import { stageSeed } from './stage-seed.ts';
import type { LineLength, Synthesiser, SynthesisEvent, SynthesisRequest } from './synthesiser.ts';
import { timeLine, type SpokenPiece } from './time-line.ts';
import type { VoiceSymbols } from './tokens-of-voice.ts';

/** What a voice is made of. */
export interface VoiceParts extends VoiceSymbols {
  readonly frontEnd: TextFrontEnd;
  readonly acoustic: AcousticModel;
  readonly vocoder: Vocoder;
}

/** Joins a voice's parts into something that speaks. */
export function createSynthesiser(voice: VoiceParts): Synthesiser {
  const memory = new LineMemory(voice.frontEnd, voice.acoustic, voice);
  const orFail = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work();
    } catch (error) {
      throw asSynthesisError(error);
    }
  };
  return {
    async *synthesise(request, signal) {
      try {
        yield* speak(voice, memory, request, signal);
      } catch (error) {
        throw asSynthesisError(error, signal);
      }
    },
    read: (request) => orFail(async () => viewReading((await memory.read(request)).reading, voice.frontEnd)),
    risks: (request) => orFail(async () => voice.frontEnd.risks((await memory.read(request)).reading)),
    plan: (request) => orFail(() => viewPlan(memory, request)),
    length: (request) => orFail(() => lengthOfLine(memory, request)),
  };
}

async function* speak(
  { acoustic, vocoder }: VoiceParts,
  memory: LineMemory,
  request: SynthesisRequest,
  signal?: AbortSignal,
): AsyncGenerator<SynthesisEvent, void, undefined> {
  const started = performance.now();
  checkCancelled(signal);
  const line = await memory.read(request);
  const { reading, sequences } = line;
  const delivery = drawnOnTokens(request.delivery, request.drawing, line.symbols);

  const spoken: SpokenPiece[] = [];
  let fit: FitReport | undefined;
  let samples = 0;
  for await (const { plan, totalSamples, exact, fit: report } of planLine(line, { ...request, delivery }, signal)) {
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

async function lengthOfLine(memory: LineMemory, request: SynthesisRequest): Promise<LineLength | null> {
  const line = await memory.read(request);
  if (!line.reading.items.some(({ kind }) => kind === 'word')) return null;
  const delivery = drawnOnTokens(request.delivery, request.drawing, line.symbols);
  let samples = 0;
  for await (const { plan } of planLine(line, { ...request, delivery })) samples += plan.samples;
  const elasticity = elasticityOf(await planPieces(line, request.seed), delivery);
  return { lengthMs: samples / SAMPLES_PER_MS, elasticity };
}

function checkTrack(track: FrameTrack, plan: DeliveredPlan): FrameTrack {
  const frames = plan.durationFrames.reduce((sum, length) => sum + length, 0);
  if (track.frames !== frames) throw engineFailure(`${track.frames} frames for a plan of ${frames}`);
  return track;
}
