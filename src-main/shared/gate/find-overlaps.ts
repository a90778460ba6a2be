import type { GateFinding } from '../contract/gate-views.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { Clip } from '../domain/project-rows.ts';
import { msOfSamples, samplesOfMs } from '../domain/time.ts';

/** Takes end in a breath of quiet: less than this is no overlap that is heard. */
const HEARD_FROM_SAMPLES = samplesOfMs(20);

/**
 * Lines that sound while another one does. One speaker cannot say two things at once; two speakers can, where the author
 * has allowed it.
 */
export function findOverlaps(document: ProjectDocument, sounding: ReadonlySet<string>): GateFinding[] {
  const clips = [...document.clips.values()]
    .filter(({ lineId, trackId }) => lineId !== null && sounding.has(trackId))
    .sort((a, b) => a.startSample - b.startSample || (a.id < b.id ? -1 : 1));
  const open: Clip[] = [];
  const findings: GateFinding[] = [];
  for (const clip of clips) {
    const still = open.filter((earlier) => endOf(earlier) - clip.startSample > HEARD_FROM_SAMPLES);
    open.splice(0, open.length, ...still, clip);
    const other = still.find(({ lineId }) => lineId !== clip.lineId);
    if (other) findings.push(overlapOf(document, other, clip));
  }
  return findings;
}

function overlapOf(document: ProjectDocument, earlier: Clip, later: Clip): GateFinding {
  const [first, second] = [earlier, later].map(({ lineId }) => document.lines.get(lineId ?? ''));
  const allowed = first?.fit === 'overlap' || second?.fit === 'overlap';
  const level = allowed ? 'note' : first?.characterId === second?.characterId ? 'block' : 'warn';
  const overlap = Math.min(endOf(earlier), endOf(later)) - later.startSample;
  return {
    code: 'line-overlaps',
    level,
    lineId: later.lineId,
    atSample: later.startSample,
    values: { seconds: msOfSamples(overlap) / 1000, other: document.characters.get(first?.characterId ?? '')?.name ?? '', ...(allowed && { allowed: 'yes' }) },
  };
}

function endOf({ startSample, lengthSamples }: Clip): number {
  return startSample + lengthSamples;
}
