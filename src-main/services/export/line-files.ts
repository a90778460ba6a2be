import { join } from 'node:path';

import type { ExportSpec } from '../../shared/contract/views.ts';
import { clipsOfLine, cuesOfLine, linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Line, Take } from '../../shared/domain/project-rows.ts';
import { timecodeOfSample } from '../../shared/domain/timecode.ts';
import { planMix, type MixClip } from '../../shared/mix/mix-plan.ts';
import { fileNameOf } from './file-name.ts';
import { FreeNames } from './free-names.ts';
import type { PlannedFile } from './planned-file.ts';

/** A file for each line that has a take, named after the template. Each begins with its line; its notes tell where that is. */
export function lineFiles(document: ProjectDocument, { target, format, nameTemplate, range }: ExportSpec): PlannedFile[] {
  const settings = document.settings.get('project');
  const named = new FreeNames();
  return linesInOrder(document).flatMap((line, index): PlannedFile[] => {
    const take = line.takeId === null ? undefined : document.takes.get(line.takeId);
    const clips = take && clipsOf(document, line, take);
    if (!take || !clips || clips.length === 0) return [];
    const first = Math.min(...clips.map(({ startSample }) => startSample));
    if (range && (first >= range.endSample || first < range.startSample)) return [];
    const shifted = clips.map((clip) => ({ ...clip, startSample: clip.startSample - first }));
    const lengthSamples = Math.max(...shifted.map((clip) => clip.startSample + clip.lengthSamples));
    const character = document.characters.get(line.characterId)?.name ?? '';
    const [cue] = cuesOfLine(document, line.id);
    const name = fileNameOf(nameTemplate, {
      index: index + 1,
      character,
      text: line.text,
      project: settings?.title ?? '',
      take: take.number,
      start: settings ? timecodeOfSample(first, settings) : '',
      cue: (cue?.index ?? index) + 1,
      language: settings?.language ?? '',
    });
    return [
      {
        path: join(target, `${named.take(name)}.${format.container}`),
        name: character,
        plan: { lengthSamples, tracks: [{ id: line.id, leftGain: 1, rightGain: 1, duck: [], clips: shifted }] },
        startSample: 0,
        endSample: lengthSamples,
        programmeSample: first,
        keepsLevel: false,
        speech: [{ startSample: 0, endSample: lengthSamples }],
        line: { scene: String(index + 1), take: String(take.number) },
      },
    ];
  });
}

/** A line as its clips play it; one that was taken off the timeline as its take is. */
function clipsOf(document: ProjectDocument, line: Line, take: Take): MixClip[] {
  const onTimeline = clipsOfLine(document, line.id).filter(({ takeId }) => takeId === take.id);
  if (onTimeline.length > 0) {
    // Mixed as if nothing were muted: a file a line is asked for by line, not by what the mix lets through.
    const tracks = new Map([...document.tracks].map(([id, track]) => [id, { ...track, mute: false, solo: false, gainDb: 0, pan: 0 }]));
    const clips = new Map(onTimeline.map((clip) => [clip.id, clip]));
    return planMix({ ...document, tracks, clips }).tracks.flatMap((track) => track.clips);
  }
  const whole = { startSample: 0, offsetSamples: 0, lengthSamples: take.lengthSamples, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] };
  return take.lengthSamples > 0 ? [{ ...whole, soundId: take.soundId, channels: 1, gain: 1 }] : [];
}
