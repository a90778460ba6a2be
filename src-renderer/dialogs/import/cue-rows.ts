import type { SubtitleFault, SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';

/** What the preview of a subtitle file lists: a cue with what was found on it, or what could not be made a cue of. */
export type CueRow =
  | { readonly kind: 'cue'; readonly place: number; readonly faults: readonly SubtitleFault[] }
  | { readonly kind: 'fault'; readonly fault: SubtitleFault };

/** The cues of a file in their order, with its report among them where it belongs. */
export function cueRows({ cues, report }: Pick<SubtitleImport, 'cues' | 'report'>): CueRow[] {
  const ofCue = new Map<number, SubtitleFault[]>();
  const alone: SubtitleFault[] = [];
  const known = new Set(cues.map(({ index }) => index));
  for (const fault of report) {
    const index = fault.cue === null ? null : fault.cue - 1;
    if (index === null || !known.has(index) || fault.outcome === 'refused') alone.push(fault);
    else ofCue.set(index, [...(ofCue.get(index) ?? []), fault]);
  }
  alone.sort((a, b) => (a.cue ?? 0) - (b.cue ?? 0) || a.fileLine - b.fileLine);
  const rows: CueRow[] = [];
  let next = 0;
  cues.forEach((cue, place) => {
    for (let fault = alone[next]; fault && (fault.cue ?? 0) <= cue.index; fault = alone[next]) {
      rows.push({ kind: 'fault', fault });
      next += 1;
    }
    // What was found is told once, on the first of a cue's voices.
    rows.push({ kind: 'cue', place, faults: cues[place - 1]?.index === cue.index ? [] : (ofCue.get(cue.index) ?? []) });
  });
  return [...rows, ...alone.slice(next).map((fault): CueRow => ({ kind: 'fault', fault }))];
}

export function hasRemark(row: CueRow): boolean {
  return row.kind === 'fault' || row.faults.length > 0;
}
