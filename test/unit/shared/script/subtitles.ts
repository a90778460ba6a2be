import type { SubtitleImport } from '../../../../src-main/shared/contract/dubbing-views.ts';
import { samplesOfMs } from '../../../../src-main/shared/domain/time.ts';

/** A subtitle file as read, of `[speaker, text, startMs, endMs]`. */
export function subtitles(...cues: readonly (readonly [speaker: string | null, text: string, startMs: number, endMs: number])[]): SubtitleImport {
  return {
    file: { name: 'film.srt', format: 'srt', encoding: 'utf-8', byteOrderMark: false, text: JSON.stringify(cues) },
    cues: cues.map(([speaker, text, startMs, endMs], index) => ({ index, part: 0, speaker, text, startSample: samplesOfMs(startMs), endSample: samplesOfMs(endMs) })),
    report: [],
  };
}

export function numberedIds(prefix = 'n'): () => string {
  let number = 0;
  return () => `${prefix}${String((number += 1))}`;
}
