import { setImmediate as breath } from 'node:timers/promises';

import type { ProjectDatabase } from '../../database/project-database.ts';
import { Resampler } from '../../media/resampler.ts';
import { StretchStream } from '../../media/stretch/stretch-stream.ts';
import type { RequestInput } from '../../shared/contract/contract.ts';
import { DEFAULT_SETTINGS, type ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Asset } from '../../shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { PeaksBuilder } from '../studio/peaks.ts';
import type { PresentProject } from '../studio/present-project.ts';
import type { StudioEvents } from '../studio/studio-events.ts';
import { WorkProgress } from '../studio/work-progress.ts';
import { conformRates } from './conform-rates.ts';

interface ConformParts {
  readonly present: PresentProject;
  readonly events: StudioEvents;
  readonly signal: AbortSignal;
}

/** What both ways of changing a speed have in common. */
interface Converter {
  process(samples: Float32Array): Float32Array;
  finish(): Float32Array;
}

/** Frames read and converted between two looks at whether the author wants it still. */
const PIECE_FRAMES = PROJECT_SAMPLE_RATE / 2;

/**
 * Changes the speed of the programme in one step of undo: the sounds of original programme are made anew at the new speed,
 * pitch and all as on a faster machine, or with their pitch kept; then everything moves to where its frame is.
 * @throws VoxloomError `project.none-open`, `project.read-only`, `request.cancelled`; `edit.refused` when the speed was
 * changed meanwhile. Nothing of the project is different then.
 */
export async function conformProgramme({ conform, keepsPitch, workId }: RequestInput<'programme.conform'>, { present, events, signal }: ConformParts): Promise<void> {
  const { session } = present.need();
  const { database, projectId, document } = session;
  const before = settingsOf(document).conform;
  const { from, to } = conformRates(before, conform);
  const assets = from === to ? [] : originalSounds(document);
  const progress = new WorkProgress(events, { id: workId, kind: 'conform', name: settingsOf(document).title });
  try {
    const totalFrames = Math.max(1, assets.reduce((sum, { lengthSamples }) => sum + lengthSamples, 0));
    let doneFrames = 0;
    const check = (): void => {
      if (signal.aborted) throw new VoxloomError('request.cancelled', 'Changing the speed was stopped. The programme is as it was.');
      present.need(projectId);
    };
    const sounds: Pick<Asset, 'id' | 'soundId' | 'lengthSamples'>[] = [];
    for (const asset of assets) {
      const converter = keepsPitch ? await StretchStream.create(asset.channels, to / from, PROJECT_SAMPLE_RATE) : await Resampler.create(asset.channels, from, to);
      const made = await convert(database, asset, converter, (frames) => {
        check();
        progress.reach((doneFrames + frames) / totalFrames);
      });
      doneFrames += asset.lengthSamples;
      sounds.push({ id: asset.id, ...made });
    }
    check();
    if (settingsOf(session.document).conform !== before) throw new VoxloomError('edit.refused', 'The speed of the programme was changed meanwhile, so this change was not made.');
    session.commit([{ name: 'programme.conform', arguments: { conform, sounds } }], { commitId: null });
  } finally {
    progress.end();
  }
}

async function convert(database: ProjectDatabase, asset: Asset, converter: Converter, reached: (frames: number) => void): Promise<Pick<Asset, 'soundId' | 'lengthSamples'>> {
  const source = database.sound(asset.soundId);
  if (!source) throw new VoxloomError('project.damaged', `The sound "${asset.name}" is not in the project any more, so its speed cannot be changed. Remove it, or bring it in again.`);
  const sound = database.beginSound(asset.channels);
  const peaks = new PeaksBuilder(asset.channels);
  const keep = (samples: Float32Array): void => {
    if (samples.length === 0) return;
    sound.append(samples);
    peaks.add(samples);
  };
  let isOpen = true;
  try {
    for (let frame = 0; frame < source.frames; frame += PIECE_FRAMES) {
      reached(frame);
      keep(converter.process(source.read(frame, PIECE_FRAMES)));
      await breath();
    }
    isOpen = false;
    keep(converter.finish());
    const { soundId, frames } = sound.finish();
    database.putPeaks(soundId, peaks.finish());
    return { soundId, lengthSamples: frames };
  } catch (error) {
    // What the converter holds is let go by finishing it; of a project that was closed nothing is left to abandon.
    if (isOpen) converter.finish();
    if (!(error instanceof VoxloomError && (error.code === 'project.none-open' || error.code === 'edit.refused'))) sound.abandon();
    throw error;
  }
}

/** Sounds that were recorded with the picture: those of clips on tracks of original programme. */
function originalSounds({ tracks, clips, assets }: ProjectDocument): Asset[] {
  const ids = new Set([...clips.values()].flatMap(({ trackId, assetId }) => (assetId !== null && tracks.get(trackId)?.content === 'original' ? [assetId] : [])));
  return [...ids].flatMap((id) => assets.get(id) ?? []);
}

function settingsOf(document: ProjectDocument) {
  return document.settings.get('project') ?? DEFAULT_SETTINGS;
}
