import { probePicture } from '../../src-main/media/video/probe-picture.ts';
import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { openStudio } from '../../src-main/services/studio/open-studio.ts';
import { computePeaks } from '../../src-main/services/studio/peaks.ts';
import { ProjectSession } from '../../src-main/services/studio/project-session.ts';
import type { CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import type { BenchFolders } from './bench-window.ts';

const LINE_EVERY_SECONDS = 6;
const CLIP_SECONDS = 4;

/** Makes a project with a film, and a line with something to hear every six seconds of it, for an author who has seen the tour. */
export async function makePictureProject(folders: BenchFolders, path: string, film: string): Promise<void> {
  const picture = await probePicture(film);
  const database = ProjectDatabase.create(path, { title: 'An hour with a picture' });
  try {
    const session = new ProjectSession(database, () => undefined);
    const tone = Float32Array.from({ length: CLIP_SECONDS * PROJECT_SAMPLE_RATE }, (_, index) => 0.1 * Math.sin((2 * Math.PI * 220 * index) / PROJECT_SAMPLE_RATE));
    const { soundId, frames } = database.putSound({ channels: 1, chunks: tone });
    database.putPeaks(soundId, computePeaks(tone, 1));
    const count = Math.floor(picture.lengthSamples / PROJECT_SAMPLE_RATE / LINE_EVERY_SECONDS);
    const startOf = (index: number): number => index * LINE_EVERY_SECONDS * PROJECT_SAMPLE_RATE;
    const lines = Array.from({ length: count }, (_, index) => ({
      id: `line-${index}`,
      characterId: 'mara',
      text: 'The tide was already out when they came down to the harbour.',
      slot: { startSample: startOf(index), endSample: startOf(index) + frames },
    }));
    const track = { id: 'bed', name: 'Tones', kind: 'bed', content: 'effects', duck: null, characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
    const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
    const clip = { trackId: 'bed', lineId: null, takeId: null, assetId: 'tone', offsetSamples: 0, lengthSamples: frames, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] };
    const calls: CommandCall[] = [
      { name: 'picture.set', arguments: { ...picture, id: 'film', startSample: 0 } },
      { name: 'script.insert', arguments: { after: null, characters: [{ id: 'mara', name: 'Mara', aliases: [], colour: 0, voiceId: 'kathleen-en', delivery }], lines } },
      { name: 'asset.add', arguments: { asset: { id: 'tone', name: 'Tone', soundId, lengthSamples: frames, channels: 1 } } },
      { name: 'track.add', arguments: { track, after: null } },
      ...lines.map(({ id }, index) => ({ name: 'clip.add', arguments: { clip: { ...clip, id: `clip-${id}`, startSample: startOf(index) } } })),
    ];
    session.commit(calls, { commitId: null });
  } finally {
    database.close();
  }
  const studio = await openStudio({ ...folders, shell: 'web', capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false } });
  await studio.handlers['settings.change']({ tourSeen: true }, new AbortController().signal);
  await studio.close();
}
