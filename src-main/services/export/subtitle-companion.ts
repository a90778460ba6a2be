import { giveBack } from '../../media/subtitles/give-back.ts';
import { writeAss } from '../../media/subtitles/write-ass.ts';
import { writeCueSheet } from '../../media/subtitles/write-cue-sheet.ts';
import { writeSrt } from '../../media/subtitles/write-srt.ts';
import { writeTtml } from '../../media/subtitles/write-ttml.ts';
import { writeVtt } from '../../media/subtitles/write-vtt.ts';
import { cuesOfFile } from '../../shared/domain/in-order.ts';
import { DEFAULT_SETTINGS, type ProjectDocument } from '../../shared/domain/project-document.ts';
import type { SubtitleFile } from '../../shared/domain/project-rows.ts';
import { spokenCues, type CueOptions, type SpokenCue } from './spoken-cues.ts';

export type SubtitleCompanion = SubtitleFile['format'] | 'cue-sheet';

/**
 * A subtitle file or cue sheet of a project. Where the whole programme is asked for in the format of a file that was
 * imported, and that file speaks every line that is heard, it is that file with what changed; else a new one, in UTF-8.
 */
export function writeSubtitleCompanion(document: ProjectDocument, kind: SubtitleCompanion, options: CueOptions): Uint8Array {
  const cues = spokenCues(document, options);
  const imported = kind === 'cue-sheet' || options.range !== null ? undefined : importedFile(document, kind, cues);
  return (imported && givenBack(document, imported, cues)) ?? new TextEncoder().encode(written(document, kind, cues));
}

/** The one file of this format; with two, or with lines that are in no file, none of them would be the whole. */
function importedFile(document: ProjectDocument, kind: SubtitleFile['format'], cues: readonly SpokenCue[]): SubtitleFile | undefined {
  const files = [...document.subtitleFiles.values()].filter(({ format }) => format === kind);
  const [file] = files;
  return file && files.length === 1 && cues.every(({ cue }) => cue?.fileId === file.id) ? file : undefined;
}

/** Lines that are not heard yet keep the times they came with. */
function givenBack(document: ProjectDocument, file: SubtitleFile, cues: readonly SpokenCue[]): Uint8Array | undefined {
  const heard = new Map(cues.flatMap((spoken) => (spoken.cue ? [[spoken.cue.id, spoken]] : [])));
  const given = cuesOfFile(document, file.id).map((cue) => {
    const { startSample, endSample } = heard.get(cue.id) ?? cue;
    const line = document.lines.get(cue.lineId);
    return { index: cue.index, part: cue.part, startSample, endSample, text: line?.text.slice(cue.span.start, cue.span.end).trim() ?? cue.text };
  });
  return giveBack(file, given);
}

function written(document: ProjectDocument, kind: SubtitleCompanion, cues: readonly SpokenCue[]): string {
  const settings = document.settings.get('project') ?? DEFAULT_SETTINGS;
  switch (kind) {
    case 'srt':
      return writeSrt(cues);
    case 'vtt':
      return writeVtt(cues);
    case 'ass':
      return writeAss(cues, settings.title);
    case 'ttml':
      return writeTtml(cues, settings);
    case 'cue-sheet':
      return writeCueSheet(cues, settings);
  }
}
