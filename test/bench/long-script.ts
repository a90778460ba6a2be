import type { StudioOptions } from '../../src-main/shared/contract/studio-host.ts';
import { openStudio } from '../../src-main/services/studio/open-studio.ts';

const SENTENCES = [
  'The tide was already out when they came down to the harbour.',
  'You said seven. It is a quarter past.',
  'I said seven or so, and the boat is still here; what is the trouble with a few minutes between friends?',
  'Nobody waits for the ferry in this weather.',
];

/** Makes a project of `count` lines at `path`, said by four characters in turn, for an author who has seen the tour. */
export async function makeLongScript(folders: Pick<StudioOptions, 'dataFolder' | 'documentsFolder' | 'homeFolder' | 'voiceFolders'>, path: string, count: number): Promise<void> {
  const studio = await openStudio({ ...folders, shell: 'web', capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false } });
  const signal = new AbortController().signal;
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const names = ['Mara', 'Joss', 'Anna', 'Harbour master'];
  const { projectId } = await studio.handlers['project.create']({ path, title: 'Long' }, signal);
  await studio.handlers['settings.change']({ tourSeen: true }, signal);
  const characters = names.map((name, colour) => ({ id: `character-${colour}`, name, colour, voiceId: 'kathleen-en', delivery }));
  const lines = Array.from({ length: count }, (_, index) => ({
    id: `line-${index}`,
    characterId: `character-${index % names.length}`,
    text: SENTENCES[index % SENTENCES.length] ?? '',
    slot: null,
  }));
  await studio.handlers['project.commit'](
    { projectId, commitId: 'script', commands: [{ name: 'script.insert', arguments: { after: null, characters, lines } }] },
    signal,
  );
  await studio.close();
}
