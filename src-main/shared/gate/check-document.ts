import type { GateFinding } from '../contract/gate-views.ts';
import { clipsOfLine, cuesOfLine, linesInOrder } from '../domain/in-order.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { Clip, Line, Take } from '../domain/project-rows.ts';
import { lineState } from '../domain/recipe.ts';
import { msOfSamples, samplesOfMs } from '../domain/time.ts';
import { tracksInMix } from '../mix/mix-plan.ts';
import { findOverlaps } from './find-overlaps.ts';
import { findRateJumps } from './find-rate-jumps.ts';

/** Speech that starts further from its slot than this is seen on the lips. */
const STARTS_WITHIN_SAMPLES = samplesOfMs(40);

export interface LineFacts {
  /** Why lines could not be rendered, by line. */
  readonly failed: ReadonlyMap<string, string>;
  /** Ids of the voices that can speak here. */
  readonly voices: ReadonlySet<string>;
  /** How many samples of quiet a take has before its first word; 0 where that is not told. */
  readonly quietOf?: (takeId: string) => number;
}

/** Everything that a document alone tells against its delivery, in the order of the script. */
export function checkDocument(document: ProjectDocument, facts: LineFacts): GateFinding[] {
  const sounding = new Set(tracksInMix(document).map(({ id }) => id));
  const lines = linesInOrder(document).filter(({ text }) => text.trim() !== '');
  return [
    ...lines.flatMap((line) => [...checkRendering(document, line, facts), ...checkPlace(document, line, sounding, facts)]),
    ...findOverlaps(document, sounding),
    ...findRateJumps(document),
  ];
}

function checkRendering(document: ProjectDocument, line: Line, { failed, voices }: LineFacts): GateFinding[] {
  const about = { lineId: line.id, atSample: line.slot?.startSample ?? null };
  const findings: GateFinding[] = [];
  const voiceId = document.characters.get(line.characterId)?.voiceId ?? '';
  const state = lineState(document, line.id);
  const failure = failed.get(line.id);
  if (state !== 'fresh' && !voices.has(voiceId)) findings.push({ code: 'voice-missing', level: 'block', ...about, values: { voice: voiceId } });
  if (failure !== undefined && state !== 'fresh') findings.push({ code: 'line-failed', level: 'block', ...about, values: { reason: failure } });
  else if (state === 'unrendered') findings.push({ code: 'line-missing', level: 'block', ...about, values: {} });
  else if (state === 'stale') findings.push({ code: 'line-stale', level: 'block', ...about, values: {} });
  return findings;
}

function checkPlace(document: ProjectDocument, line: Line, sounding: ReadonlySet<string>, { quietOf }: LineFacts): GateFinding[] {
  const take = line.takeId === null ? undefined : document.takes.get(line.takeId);
  if (!take) return [];
  const clips = clipsOfLine(document, line.id).filter(({ takeId }) => takeId === take.id);
  const heard = clips.filter(({ trackId }) => sounding.has(trackId));
  const first = heard[0];
  const about = { lineId: line.id, atSample: first?.startSample ?? line.slot?.startSample ?? null };
  if (!first) return [{ code: 'line-silent', level: 'warn', ...about, values: { reason: clips.length > 0 ? 'muted' : 'off' } }];
  const quiet = line.slot ? (quietOf?.(take.id) ?? 0) : 0;
  const speaksAt = first.startSample + Math.max(0, quiet - first.offsetSamples);
  return [...checkSlot(line, take, speaksAt, about), ...checkCues(document, line, heard)];
}

function checkSlot(line: Line, take: Take, speaksAt: number, about: Pick<GateFinding, 'lineId' | 'atSample'>): GateFinding[] {
  const findings: GateFinding[] = [];
  if (take.loudnessLufs === null && take.lengthSamples > samplesOfMs(500)) findings.push({ code: 'line-silent', level: 'warn', ...about, values: { reason: 'quiet' } });
  if (!line.slot) return findings;
  const accepted = line.fit === 'overlap';
  if (take.overSamples > 0) findings.push({ code: 'line-over', level: accepted ? 'note' : 'block', ...about, values: { seconds: msOfSamples(take.overSamples) / 1000, rate: take.rate, ...(accepted && { allowed: 'yes' }) } });
  const offSamples = speaksAt - line.slot.startSample;
  if (Math.abs(offSamples) > STARTS_WITHIN_SAMPLES) findings.push({ code: 'line-off-slot', level: 'warn', ...about, values: { seconds: msOfSamples(offSamples) / 1000 } });
  return findings;
}

/** Cues of a line during which nothing of it is heard. */
function checkCues(document: ProjectDocument, line: Line, heard: readonly Clip[]): GateFinding[] {
  return cuesOfLine(document, line.id).flatMap((cue): GateFinding[] => {
    const isHeard = heard.some(({ startSample, lengthSamples }) => startSample < cue.endSample && startSample + lengthSamples > cue.startSample);
    return isHeard ? [] : [{ code: 'cue-silent', level: 'warn', lineId: line.id, atSample: cue.startSample, values: { cue: cue.index + 1 } }];
  });
}
