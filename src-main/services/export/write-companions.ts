import { replaceFile } from '../../media/replace-file.ts';
import type { COMPANIONS, ExportSpec, TakeDetail } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Clip } from '../../shared/domain/project-rows.ts';
import { writeHandoffCompanion, type ClipMedia } from './handoff-companion.ts';
import { companionPath, type PlannedFile } from './planned-file.ts';
import { writeSubtitleCompanion } from './subtitle-companion.ts';
import { placeFor } from './write-export-file.ts';

type Companion = (typeof COMPANIONS)[number];

/** What their files' names end with. Two tables of one export need two names. */
const ENDINGS: Readonly<Record<Companion, string>> = {
  srt: 'srt',
  vtt: 'vtt',
  ass: 'ass',
  ttml: 'ttml',
  'cue-sheet': 'cues.csv',
  otio: 'otio',
  edl: 'edl',
  fcpxml: 'fcpxml',
  labels: 'labels.txt',
  markers: 'markers.csv',
};

export interface CompanionOptions {
  readonly spec: ExportSpec;
  /** The sound files of the same export, and where each lies. */
  readonly files: readonly { readonly file: PlannedFile; readonly path: string }[];
  /** When the words of a take sound; none where that is not known. */
  readonly wordsOf: (takeId: string) => TakeDetail['words'];
  readonly signal: AbortSignal;
}

/** Writes the files that an export has beside its sound, each whole or not at all, under the export's collision rule. */
export async function writeCompanions(document: ProjectDocument, { spec, files, wordsOf, signal }: CompanionOptions): Promise<void> {
  const mediaOf = mediaAmong(spec, files);
  for (const companion of new Set(spec.companions)) {
    signal.throwIfAborted();
    const path = await placeFor(companionPath(document, spec, ENDINGS[companion]), spec.collision);
    if (path === undefined) continue;
    const bytes = bytesOf(document, companion, { range: spec.range, wordsOf, mediaOf, times: spec.cueTimes ?? 'spoken' });
    await replaceFile(path, (file) => file.append(bytes), { signal });
  }
}

function bytesOf(document: ProjectDocument, companion: Companion, options: Parameters<typeof writeSubtitleCompanion>[2] & Parameters<typeof writeHandoffCompanion>[2]): Uint8Array {
  switch (companion) {
    case 'srt':
    case 'vtt':
    case 'ass':
    case 'ttml':
    case 'cue-sheet':
      return writeSubtitleCompanion(document, companion, options);
    default:
      return writeHandoffCompanion(document, companion, options);
  }
}

/** Files a line and stems hold clips as they sound; a mix holds them together with all others, so it is no clip's file. */
function mediaAmong({ what }: ExportSpec, files: CompanionOptions['files']): (clip: Clip) => ClipMedia | null {
  if (what !== 'lines' && what !== 'stems') return () => null;
  const media = new Map<string, ClipMedia>();
  for (const { file, path } of files) {
    for (const { id, clips } of file.plan.tracks) if (clips.length > 0 && !media.has(id)) media.set(id, { path, programmeSample: file.programmeSample });
  }
  // Plans of files a line call their one track by the line.
  return (clip) => media.get(what === 'lines' ? (clip.lineId ?? '') : clip.trackId) ?? null;
}
