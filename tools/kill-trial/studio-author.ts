import { createHash, randomInt, randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import { openStudioWith } from '../../src-main/services/studio/open-studio.ts';
import type { ExportJob, ExportSpec } from '../../src-main/shared/contract/views.ts';
import { applyPatches, emptyDocument } from '../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { documentDigest } from './document-digest.ts';

/*
 * Opens the studio on the project it is given and works in it without end, all at once: writes and changes lines, renders
 * them in the engine's own process, exports the mix over a file that is there and to new ones, resumes what an earlier kill
 * interrupted, undoes, backs up. After every change it says which revision and document are there now and that another may
 * be on its way; before and after every export, what is written where. It is made to be killed.
 */

const [path = ''] = process.argv.slice(2);
const folder = dirname(path);
const never = new AbortController().signal;
const say = (...words: readonly (string | number)[]): void => void writeSync(1, `${words.join(' ')}\n`);

const ends = new Map<string, (job: ExportJob) => void>();
let document: ProjectDocument = emptyDocument();

const studio = await openStudioWith(
  {
    shell: 'web',
    capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false },
    // The copies of the project are beside it then.
    dataFolder: folder,
    documentsFolder: folder,
    homeFolder: folder,
    voiceFolders: [BUNDLED_VOICES],
  },
  { voiceModule: new URL('../../test/helpers/stand-in-synthesiser.ts', import.meta.url).href },
);
const { handlers } = studio;
studio.subscribe((name, body) => {
  if (name === 'project.changed' && 'patches' in body) {
    document = applyPatches(document, body.patches);
    announce(body.revision);
    say('is', body.revision);
    for (const { table, row } of body.patches) if (table === 'takes' && row !== null) say('take', row.id);
  }
  if (name === 'export.changed' && 'filesDone' in body && body.state !== 'running') ends.get(body.id)?.(body);
  if (name === 'notice' && 'kind' in body && body.kind === 'failure') throw new Error(body.message);
});
const opened = await handlers['project.open']({ path }, never);
const { projectId } = opened;
document = applyPatches(
  document,
  Object.entries(opened.tables).flatMap(([table, rows]) => rows.map((row) => ({ table, id: row.id, row }) as Parameters<typeof applyPatches>[1][number])),
);
say('ready', opened.revision, documentDigest(document));
say('moves', opened.revision + 1);
await Promise.all([write(), exportAgain(), backUpAgain()]);

function announce(revision: number): void {
  say('will', revision, documentDigest(document));
  say('moves', revision + 1);
}

async function write(): Promise<never> {
  for (;;) {
    const kind = randomInt(100);
    const lineIds = [...document.lines.keys()];
    const id = lineIds[randomInt(Math.max(1, lineIds.length))];
    if (id === undefined || (kind < 20 && lineIds.length < 60)) await writeLines();
    else if (kind < 50) await commit('line.setText', { id, text: `Again ${randomUUID().slice(0, 6)}` });
    else if (kind < 80) await handlers['render.enqueue']({ lineIds: [id], takes: 1 }, never);
    else if (kind < 95) await handlers['render.enqueueChanged']({}, never);
    else await handlers['project.undo']({ projectId }, never);
    await sleep(randomInt(12));
  }
}

function writeLines(): Promise<unknown> {
  const known = document.characters.keys().next().value;
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const character = { id: known ?? randomUUID(), name: 'Mara', colour: 3, voiceId: 'kathleen-en', delivery };
  const lines = Array.from({ length: randomInt(1, 6) }, () => ({ id: randomUUID(), characterId: character.id, text: 'Words 海', slot: null }));
  return commit('script.insert', { after: null, characters: known === undefined ? [character] : [], lines });
}

async function commit(name: string, args: unknown): Promise<void> {
  const { revision } = await handlers['project.commit']({ projectId, commitId: randomUUID(), commands: [{ name, arguments: args }] }, never);
  say('kept', revision);
}

async function exportAgain(): Promise<never> {
  const { jobs } = await handlers['export.list']({}, never);
  if (jobs.some(({ state }) => state === 'running')) throw new Error('an export of a killed program is said to run');
  const latest = jobs.find(({ state }) => state === 'interrupted');
  if (latest && randomInt(2) === 0) await follow(latest.spec, () => handlers['export.resume']({ jobId: latest.id }, never).then(() => latest.id));
  for (let count = 0; ; count++) {
    if (document.clips.size === 0) {
      await sleep(10);
      continue;
    }
    const isMp3 = randomInt(3) === 0;
    const name = randomInt(3) === 0 ? `new ${process.pid}-${count}` : 'mix';
    const spec: ExportSpec = {
      what: 'mix',
      target: join(folder, 'exports', `${name}.${isMp3 ? 'mp3' : 'wav'}`),
      format: isMp3 ? { container: 'mp3', sampleRate: 48_000, bitrateKbps: 128 } : { container: 'wav', sampleRate: 48_000, depth: 16 },
      loudness: 'none',
      channels: 2,
      nameTemplate: '{index}',
      collision: 'replace',
      companions: [],
      cuePoints: 'none',
      gate: 'off',
      tags: {},
      // Often short, so that many are finished; else long, so that many are caught.
      range: { startSample: 0, endSample: randomInt(4) === 0 ? 1_440_000 : 24_000 },
    };
    await follow(spec, () => handlers['export.start'](spec, never).then(({ jobId }) => jobId));
  }
}

/** Says what an export has written when it is done. */
async function follow({ target }: ExportSpec, begin: () => Promise<string>): Promise<void> {
  const name = basename(target).replaceAll(' ', '_');
  say('exporting', name);
  const jobId = await begin();
  const job = await new Promise<ExportJob>((resolve) => {
    ends.set(jobId, resolve);
    void handlers['export.list']({}, never).then(({ jobs }) => {
      // It may have ended before anybody listened.
      const ended = jobs.find(({ id, state }) => id === jobId && state !== 'running');
      if (ended) resolve(ended);
    });
  });
  ends.delete(jobId);
  if (job.state !== 'done') throw new Error(`an export ended ${job.state}: ${job.message ?? ''}`);
  say('exported', name, createHash('sha256').update(readFileSync(target)).digest('hex'));
}

async function backUpAgain(): Promise<never> {
  for (;;) {
    await sleep(randomInt(400));
    await handlers['project.backUp']({}, never);
  }
}
