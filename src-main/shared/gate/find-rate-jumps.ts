import type { GateFinding } from '../contract/gate-views.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import { samplesOfMs } from '../domain/time.ts';
import { LARGEST_JUMP, NEIGHBOUR_SILENCE_MS } from '../fit/fit-limits.ts';

/** Lines further apart are not heard as one stretch of speech. */
const NEIGHBOURS_WITHIN_SAMPLES = samplesOfMs(NEIGHBOUR_SILENCE_MS);

/** Lines whose speed differs too much from that of the same speaker's line before. */
export function findRateJumps(document: ProjectDocument): GateFinding[] {
  const slotted = [...document.lines.values()].flatMap((line) => {
    const take = line.takeId === null ? undefined : document.takes.get(line.takeId);
    return line.slot && take ? [{ line, slot: line.slot, rate: take.rate / take.stretch }] : [];
  });
  const findings: GateFinding[] = [];
  for (const lines of Map.groupBy(slotted, ({ line }) => line.characterId).values()) {
    lines.sort((a, b) => a.slot.startSample - b.slot.startSample);
    for (const [index, { line, slot, rate }] of lines.entries()) {
      const before = lines[index - 1];
      if (!before || slot.startSample - before.slot.endSample > NEIGHBOURS_WITHIN_SAMPLES) continue;
      // Rates are kept to the thousandth; the sum of two roundings is no jump.
      if (Math.abs(rate - before.rate) <= LARGEST_JUMP + 0.002) continue;
      findings.push({ code: 'rate-jump', level: 'warn', lineId: line.id, atSample: slot.startSample, values: { rate, before: before.rate } });
    }
  }
  return findings.sort((a, b) => (a.atSample ?? 0) - (b.atSample ?? 0));
}
