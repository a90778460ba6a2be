import { frameAtSample } from '../../media/handoff/frame-at-sample.ts';
import type { HandoffClip, HandoffList } from '../../media/handoff/handoff-list.ts';
import { writeEdl } from '../../media/handoff/write-edl.ts';
import { writeFcpxml } from '../../media/handoff/write-fcpxml.ts';
import { writeLabels } from '../../media/handoff/write-labels.ts';
import { writeMarkerTable } from '../../media/handoff/write-marker-table.ts';
import { writeOtio } from '../../media/handoff/write-otio.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { clipsOfTrack, lineNumbers } from '../../shared/domain/in-order.ts';
import { DEFAULT_SETTINGS, type ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Clip, Track } from '../../shared/domain/project-rows.ts';
import { tracksInMix } from '../../shared/mix/mix-plan.ts';

export type HandoffCompanion = 'otio' | 'edl' | 'fcpxml' | 'labels' | 'markers';

/** A file in which a clip sounds as it does in the programme, and where on the programme clock the file begins. */
export interface ClipMedia {
  readonly path: string;
  readonly programmeSample: number;
}

export interface HandoffOptions {
  readonly range: ExportSpec['range'];
  /** null for a clip of which there is no file; the editor then has to find one by its name. */
  readonly mediaOf: (clip: Clip) => ClipMedia | null;
}

const WRITERS: Readonly<Record<HandoffCompanion, (list: HandoffList) => string>> = {
  otio: writeOtio,
  edl: writeEdl,
  fcpxml: writeFcpxml,
  labels: writeLabels,
  markers: writeMarkerTable,
};

/** The programme for another editor: all clips that are heard, on voice tracks and beds, and the markers. UTF-8. */
export function writeHandoffCompanion(document: ProjectDocument, kind: HandoffCompanion, options: HandoffOptions): Uint8Array {
  return new TextEncoder().encode(WRITERS[kind](handoffList(document, options)));
}

/** Of a range, what lies in it, counted from its start; timecode goes on as in the programme. */
function handoffList(document: ProjectDocument, { range, mediaOf }: HandoffOptions): HandoffList {
  const settings = document.settings.get('project') ?? DEFAULT_SETTINGS;
  const start = range?.startSample ?? 0;
  const end = range?.endSample ?? Infinity;
  const clips = tracksInMix(document).flatMap((track) =>
    clipsOfTrack(document, track.id).flatMap((clip): HandoffClip[] => {
      const from = Math.max(start, clip.startSample);
      const to = Math.min(end, clip.startSample + clip.lengthSamples);
      if (to <= from) return [];
      const media = mediaOf(clip);
      return [
        {
          ...namesOf(document, track, clip),
          trackName: track.name,
          startSample: from - start,
          lengthSamples: to - from,
          sourceOffsetSamples: media ? Math.max(0, from - media.programmeSample) : clip.offsetSamples + from - clip.startSample,
          mediaPath: media?.path ?? null,
        },
      ];
    }),
  );
  const markers = [...document.markers.values()]
    .filter(({ atSample }) => atSample >= start && atSample < end)
    .map(({ atSample, name }) => ({ atSample: atSample - start, name }))
    .sort((a, b) => a.atSample - b.atSample);
  const { title, frameRate, dropFrame, startFrame } = settings;
  return { title, frameRate, dropFrame, startFrame: startFrame + frameAtSample(start, frameRate), clips, markers };
}

function namesOf(document: ProjectDocument, track: Track, clip: Clip): Pick<HandoffClip, 'name' | 'characterName' | 'lineText'> {
  const line = clip.lineId === null ? undefined : document.lines.get(clip.lineId);
  if (!line) return { name: (clip.assetId === null ? undefined : document.assets.get(clip.assetId)?.name) ?? track.name, characterName: null, lineText: '' };
  const characterName = document.characters.get(line.characterId)?.name ?? track.name;
  const number = String((lineNumbers(document).get(line.id) ?? 0) + 1).padStart(3, '0');
  return { name: `${number} ${characterName}`, characterName, lineText: line.text };
}
