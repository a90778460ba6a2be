import { spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { HeadlessProject } from '../../src-main/services/headless/headless-project.ts';
import { openHeadlessStudio } from '../../src-main/services/headless/open-headless-studio.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { makeFilm, USUAL_FILM } from '../film/make-film.ts';
import { isWholeMedia } from './is-whole-media.ts';
import { EXPORT_WORKS, EXPORTS, FILM, STAND_IN_VOICES, SUBTITLES, specOf, workOf, type MediaWork } from './media-work.ts';

export interface MediaTrials {
  readonly work: MediaWork;
  readonly kills: number;
  /** Kills that came while it was under way. */
  readonly caught: number;
  /** Times that it came to its end before a kill. */
  readonly finished: number;
  readonly faults: readonly string[];
}

const AUTHOR = fileURLToPath(new URL('media-author.ts', import.meta.url));
const PROJECT = 'Fällige Zeilen 台词.vox';
const CUES = 12;
const OLD = 'The file of last week';

/**
 * Kills a studio `count` times while it does a kind of work, and looks after each time at the files and at the project.
 * Needs ffmpeg.
 * @param minutes of the film that it works on: the longer, the more kills come in the middle
 */
export async function runMediaTrials(works: readonly MediaWork[], count: number, minutes: number, onTrials: (trials: MediaTrials) => void = () => undefined): Promise<MediaTrials[]> {
  const folder = await mkdtemp(join(tmpdir(), 'voxloom-kill-media-'));
  try {
    await furnish(folder, minutes);
    const all: MediaTrials[] = [];
    for (const work of works) {
      const trials = await tryWork(work, count, folder);
      onTrials(trials);
      all.push(trials);
    }
    return all;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A film, and a project that dubs it. */
async function furnish(folder: string, minutes: number): Promise<void> {
  await makeFilm({ ...USUAL_FILM, folder, minutes, cues: CUES, width: 320, height: 180 });
  ProjectDatabase.create(join(folder, PROJECT), { title: 'Kill' }).close();
  const studio = await openHeadlessStudio(STAND_IN_VOICES, { data: folder, documents: folder, home: folder });
  try {
    const project = await HeadlessProject.open(studio, join(folder, PROJECT), new AbortController().signal);
    for (const work of ['picture', 'audio', 'subtitles'] as const) await workOf(work, project, folder)();
    await project.renderChanged(() => undefined);
    await mkdir(join(folder, EXPORTS));
    for (const work of EXPORT_WORKS) await project.export(specOf(work, folder), () => undefined);
  } finally {
    await studio.close();
  }
}

async function tryWork(work: MediaWork, count: number, furnished: string): Promise<MediaTrials> {
  const folder = await mkdtemp(join(furnished, `${work}-`));
  for (const name of [FILM, SUBTITLES, PROJECT]) await copyFile(join(furnished, name), join(folder, name));
  await mkdir(join(folder, EXPORTS));
  const names = await readdir(join(furnished, EXPORTS));
  for (const name of names) await writeFile(join(folder, EXPORTS, name), OLD);
  const faults: string[] = [];
  let [caught, finished, typicalMs] = [0, 0, 200];
  for (let kill = 1; kill <= count; kill++) {
    const life = await workUntilKilled(join(folder, PROJECT), work, typicalMs);
    typicalMs = life.typicalMs;
    caught += Number(life.isCaught);
    finished += life.finished;
    const wrong = [...examineProject(join(folder, PROJECT)), ...(await examineExports(folder, furnished, names))];
    faults.push(...wrong.map((fault) => `${work}, kill ${String(kill)}: ${fault}`));
  }
  faults.push(...(await goOn(folder, work)).map((fault) => `${work}, afterwards: ${fault}`));
  await rm(folder, { recursive: true, force: true });
  return { work, kills: count, caught, finished, faults };
}

interface Life {
  readonly finished: number;
  readonly isCaught: boolean;
  /** How long the work takes when nobody disturbs it. */
  readonly typicalMs: number;
}

function workUntilKilled(path: string, work: MediaWork, typicalMs: number): Promise<Life> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [AUTHOR, path, work], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complaint, begunMs, measuredMs] = ['', '', 0, typicalMs];
    let isDoomed = false;
    // Some die the first time, some after they have done it once or twice.
    const begins = randomInt(1, 4);
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (text.includes('end')) measuredMs = performance.now() - begunMs;
      if (text.includes('begin')) begunMs = performance.now();
      if (isDoomed || said.split('begin').length <= begins) return;
      isDoomed = true;
      setTimeout(() => child.kill('SIGKILL'), randomInt(Math.max(2, Math.round(measuredMs * 0.95))));
    });
    child.on('error', fail);
    child.on('close', (code, signal) => {
      const [begun, ended] = [said.split('begin').length, said.split('end').length];
      if (signal === 'SIGKILL') done({ finished: ended - 1, isCaught: begun > ended, typicalMs: measuredMs });
      else fail(new Error(`the author ended by itself (${String(code ?? signal)}): ${complaint}`));
    });
  });
}

/** What is in the project is whole: no edit half done, no sound that is not there. */
function examineProject(path: string): string[] {
  const faults: string[] = [];
  const database = ProjectDatabase.open(path);
  try {
    if (database.readOnly || database.notices.length > 0) faults.push(`it opens with: ${database.notices.join(' ')}`);
    const document = database.readDocument();
    faults.push(...incomplete(document));
    for (const { id, soundId, lengthSamples, channels } of document.assets.values()) {
      if (database.sound(soundId)?.read(0, lengthSamples).length !== lengthSamples * channels) faults.push(`asset ${id} has no whole sound`);
    }
  } finally {
    database.close();
  }
  return faults;
}

function incomplete({ subtitleFiles, cues, lines, assets, clips, pictures }: ProjectDocument): string[] {
  const faults: string[] = [];
  if (cues.size !== subtitleFiles.size * CUES || lines.size !== cues.size) faults.push(`${String(subtitleFiles.size)} subtitle files have ${String(cues.size)} cues and ${String(lines.size)} lines`);
  const beds = [...clips.values()].filter(({ assetId }) => assetId !== null).length;
  if (beds !== assets.size) faults.push(`${String(assets.size)} sounds were imported, and ${String(beds)} clips play one`);
  if (pictures.size !== 1) faults.push(`there are ${String(pictures.size)} pictures`);
  return faults;
}

/** Every target is what it was, or a whole new file like the one that was made in peace. */
async function examineExports(folder: string, furnished: string, names: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const name of names) {
    const path = join(folder, EXPORTS, name);
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) faults.push(`"${name}" is gone`);
    else if (bytes.toString('utf8', 0, 100) !== OLD && !(await isNew(path, join(furnished, EXPORTS, name)))) faults.push(`"${name}" is neither the old file nor a whole new one`);
  }
  const others = (await readdir(join(folder, EXPORTS))).filter((name) => !names.includes(name) && !name.endsWith('.partial'));
  if (others.length > 0) faults.push(`there are files nobody asked for: ${others.join(', ')}`);
  return faults;
}

async function isNew(path: string, reference: string): Promise<boolean> {
  const [digest, other] = await Promise.all([path, reference].map(async (one) => createHash('sha256').update(await readFile(one)).digest('hex')));
  // Films and WAVs say when they were made.
  return digest === other || isWholeMedia(path, reference);
}

/** The project opens after all of it, and the work comes to its end. */
async function goOn(folder: string, work: MediaWork): Promise<string[]> {
  const studio = await openHeadlessStudio(STAND_IN_VOICES, { data: folder, documents: folder, home: folder });
  try {
    const project = await HeadlessProject.open(studio, join(folder, PROJECT), new AbortController().signal);
    await workOf(work, project, folder)();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await studio.close();
  }
}
