import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';

import type { SubtitleFault } from '../../shared/contract/dubbing-views.ts';
import { charactersInOrder, linesInOrder } from '../../shared/domain/in-order.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { speakerKey } from '../../shared/script/cast-memory.ts';
import { importCommands, linesOfCues } from '../../shared/script/lines-of-cues.ts';
import { sentenceGroups } from '../../shared/script/sentence-groups.ts';
import type { HeadlessProject } from './headless-project.ts';
import type { CastMember } from './read-cast-file.ts';

export interface SubtitleWish {
  readonly path: string;
  readonly cast: ReadonlyMap<string, CastMember>;
  /** Of whoever the cast file does not have. */
  readonly otherVoice: string;
  /** Sentences that run across cues become one line. */
  readonly joinsSentences: boolean;
}

/** Name of who says what no name is given for. */
const SOMEONE = 'Narrator';

/**
 * Brings subtitles into the project: a line a cue, in its slot, with its cast. Those that are in it already stay as they are.
 * @returns what of the file was mended or refused
 * @throws VoxloomError `input.option` where the project was begun with other subtitles; what `import.subtitles` throws;
 * `input.empty-script` for a file with nothing to say.
 */
export async function putSubtitles(project: HeadlessProject, { path, cast, otherVoice, joinsSentences }: SubtitleWish): Promise<readonly SubtitleFault[]> {
  const read = await project.request('import.subtitles', { path: resolve(path) });
  const [present] = project.document.subtitleFiles.values();
  if (present) {
    if (present.text === read.file.text) return read.report;
    throw new VoxloomError('input.option', `"${project.path}" was begun with other subtitles. Merge them in the studio, or begin anew with another --project.`);
  }
  const choices = new Map([...cast].map(([name, { voice }]) => [speakerKey(name), { name, voiceId: voice }]));
  const made = linesOfCues(read, {
    cast: charactersInOrder(project.document),
    choices,
    voiceId: otherVoice,
    someone: SOMEONE,
    newId: randomUUID,
    ...(joinsSentences && { groups: sentenceGroups(read.cues).map(({ cues }) => cues) }),
  });
  const commands = importCommands(made, linesInOrder(project.document).at(-1)?.id ?? null);
  if (commands.length === 0) throw new VoxloomError('input.empty-script', `"${path}" has nothing in it that can be spoken.`);
  await project.commit(commands, 'subtitles.import');
  return read.report;
}
