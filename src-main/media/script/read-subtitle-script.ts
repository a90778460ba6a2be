import type { ScriptLine, Slot } from '../../shared/domain/script.ts';
import { msOfSamples } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { isSpeech, spokenText } from '../../shared/script/spoken-text.ts';
import { SUBTITLE_READERS, type SubtitleFormat } from '../subtitles/read-subtitles.ts';
import { settleCues } from '../subtitles/settle-cues.ts';
import { SourceLines } from '../subtitles/source-lines.ts';
import type { Finding } from '../subtitles/subtitle-source.ts';

/**
 * Reads subtitles as a script: what is speech becomes lines, each voice of a cue its own. There is nobody to show a report
 * to, so times that had to be guessed or left out are refused; overlaps, wrong numbers and their like are let pass.
 * @throws VoxloomError `input.time-code` with the line, `input.encoding` for a file that cannot be read to its end.
 */
export function readSubtitleScript(text: string, format: SubtitleFormat): ScriptLine[] {
  const { cues, findings } = settleCues(SUBTITLE_READERS[format](text));
  const fault = findings.find(isFault);
  if (fault) throw refusal(fault);
  const lines = new SourceLines(text);
  return cues.flatMap(({ source, parts }) =>
    parts.flatMap((cue, part): ScriptLine[] => {
      if (!isSpeech(cue.text)) return [];
      const words = source.parts[part]?.text.sourceOf(0, 1);
      return [
        {
          text: spokenText(cue.text),
          ...(cue.speaker !== null && { character: cue.speaker }),
          slot: slotOf(cue),
          sourceLine: words ? lines.at(words.start) + 1 : source.fileLine,
        },
      ];
    }),
  );
}

function isFault({ code, outcome }: Finding): boolean {
  return code.startsWith('time-') || (code === 'unreadable' && outcome === 'refused');
}

function refusal({ code, fileLine, problem }: Finding): VoxloomError {
  if (code === 'unreadable') return new VoxloomError('input.encoding', `Line ${fileLine} ${problem}. Mend the file, or save it anew with the program it came from.`);
  return new VoxloomError('input.time-code', `Line ${fileLine} ${problem}. Correct it and try again.`);
}

function slotOf({ startSample, endSample }: { readonly startSample: number; readonly endSample: number }): Slot {
  const startMs = Math.round(msOfSamples(startSample));
  return { startMs, endMs: Math.max(startMs + 1, Math.round(msOfSamples(endSample))) };
}
