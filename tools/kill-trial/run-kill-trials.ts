import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openConnection } from '../../src-main/database/connection.ts';
import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { documentDigest } from './document-digest.ts';
import { ExportFolder } from './examine-exports.ts';

/** Who is killed: a process that drives the project's file, or a whole studio with its engine, renders and exports. */
export type KilledAuthor = 'database' | 'studio';

const AUTHORS: Readonly<Record<KilledAuthor, string>> = {
  database: fileURLToPath(new URL('./database-author.ts', import.meta.url)),
  studio: fileURLToPath(new URL('./studio-author.ts', import.meta.url)),
};
/** Things said before the kill, at most, and ms from then on, at most. */
const LIVES: Readonly<Record<KilledAuthor, readonly [said: number, lateMs: number]>> = { database: [30, 15], studio: [200, 60] };
/** A project is killed this often before the next one is begun, so that crashed files are worked on further and stay small. */
const KILLS_A_PROJECT = 10;

export interface KillTrials {
  readonly kills: number;
  /** Changes that were acknowledged before a kill, all of them found again. */
  readonly acknowledged: number;
  readonly sounds: number;
  readonly backups: number;
  /** Exports that were finished, and kills that left one unfinished. */
  readonly exports: number;
  readonly caught: number;
  /** What was wrong, a sentence each; empty when nothing was lost. */
  readonly faults: readonly string[];
}

/** Kills an author process at random moments `count` times and looks after each time what is in its project. */
export async function runKillTrials(author: KilledAuthor, count: number, onTrial: (done: number) => void = () => undefined): Promise<KillTrials> {
  const folder = mkdtempSync(join(tmpdir(), 'voxloom-kill-'));
  const total = { kills: 0, acknowledged: 0, sounds: 0, backups: 0, exports: 0, caught: 0, faults: [] as string[] };
  try {
    const workers = [0, 1].map(async (worker) => {
      let path = '';
      let exports: ExportFolder | undefined;
      for (let trial = 0; trial < Math.floor((count + worker) / 2); trial += 1) {
        if (trial % KILLS_A_PROJECT === 0) {
          path = join(folder, `author ${worker}-${trial}`, 'Fällige Zeilen 台词.vox');
          mkdirSync(join(path, '..', 'backups'), { recursive: true });
          ProjectDatabase.create(path, { title: 'Kill' }).close();
          exports = furnishExports(join(path, '..', 'exports'));
        }
        const said = await workUntilKilled(author, path);
        const outcome = examine(path, said);
        const exported = await exports?.examine(said);
        total.exports += exported?.exports ?? 0;
        total.caught += exported?.caught ?? 0;
        outcome.faults.push(...(exported?.faults ?? []));
        total.kills += 1;
        total.acknowledged += outcome.acknowledged;
        total.sounds += outcome.sounds;
        total.backups += outcome.backups;
        total.faults.push(...outcome.faults.map((fault) => `kill ${total.kills}: ${fault}`));
        onTrial(total.kills);
      }
    });
    await Promise.all(workers);
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder with files that exports will replace. */
function furnishExports(path: string): ExportFolder {
  mkdirSync(path);
  for (const name of ['mix.wav', 'mix.mp3']) writeFileSync(join(path, name), `The ${name} of last week`);
  return new ExportFolder(path);
}

/** @returns the whole lines that the process said before it was killed, some changes and some milliseconds after it had begun. */
function workUntilKilled(author: KilledAuthor, path: string): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [AUTHORS[author], path, join(path, '..', 'backups')], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complaint] = ['', ''];
    const [mostSaid, latestMs] = LIVES[author];
    const [enough, lateMs] = [randomInt(1, mostSaid), randomInt(0, latestMs)];
    let isDoomed = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (isDoomed || said.split('\n').length <= enough) return;
      isDoomed = true;
      setTimeout(() => child.kill('SIGKILL'), lateMs);
    });
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') done(said.split('\n').slice(0, -1));
      else fail(new Error(`the author ended by itself (${String(code ?? signal)}): ${complaint}`));
    });
  });
}

/** Everything that was said to be there must be there, and nothing else than was announced. */
function examine(path: string, said: readonly string[]): { acknowledged: number; sounds: number; backups: number; faults: string[] } {
  const faults: string[] = [];
  const digests = new Map<number, string>();
  const sounds = new Map<string, number>();
  let [reached, moving, acknowledged, takes] = [0, 0, 0, 0];
  for (const [word, first = '', second = ''] of said.map((line) => line.split(' '))) {
    if (word === 'will' || word === 'ready') digests.set(Number(first), second);
    if (word === 'is' || word === 'ready') reached = Number(first);
    if (word === 'is') acknowledged += 1;
    if (word === 'kept' && Number(first) > reached) faults.push(`revision ${first} was kept before it was told`);
    if (word === 'moves') moving = Number(first);
    if (word === 'take') takes += 1;
    if (word === 'sound') sounds.set(first, Number(second));
  }

  checkFile(path, faults);
  const database = ProjectDatabase.open(path);
  if (database.readOnly || database.notices.length > 0) faults.push(`it opens with: ${database.notices.join(' ')}`);
  const { revision } = database;
  if (revision < reached || revision > reached + 1) faults.push(`revision ${revision} is there, ${reached} was acknowledged`);
  const digest = digests.get(revision);
  if (digest === undefined ? revision !== moving : digest !== documentDigest(database.readDocument())) faults.push(`revision ${revision} is another document`);
  for (const [soundId, frames] of sounds) {
    if (database.sound(soundId)?.read(0, frames).length !== frames) faults.push(`sound ${soundId} is not there`);
  }
  for (const { id, soundId, lengthSamples } of database.readDocument().takes.values()) {
    if (database.sound(soundId)?.read(0, lengthSamples).length !== lengthSamples) faults.push(`take ${id} has no whole sound`);
    if (!database.takeDetail(id)) faults.push(`take ${id} has no timings`);
  }
  database.close();

  const backupFolder = join(path, '..', 'backups');
  const backups = readdirSync(backupFolder).filter((name) => name.endsWith('.vox'));
  const memory = join(path, '..', 'voxloom.db');
  for (const file of [...backups.map((name) => join(backupFolder, name)), ...(existsSync(memory) ? [memory] : [])]) checkFile(file, faults);
  return { acknowledged, sounds: sounds.size + takes, backups: backups.length, faults };
}

function checkFile(path: string, faults: string[]): void {
  const connection = openConnection(path);
  const answer = connection.pragma('integrity_check', { simple: true });
  if (answer !== 'ok') faults.push(`${path}: ${String(answer)}`);
  if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) faults.push(`${path}: a reference dangles`);
  connection.close();
}
