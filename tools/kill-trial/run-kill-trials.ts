import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openConnection } from '../../src-main/database/connection.ts';
import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { documentDigest } from './document-digest.ts';

const AUTHOR = fileURLToPath(new URL('./author-process.ts', import.meta.url));
/** A project is killed this often before the next one is begun, so that crashed files are worked on further and stay small. */
const KILLS_A_PROJECT = 10;

export interface KillTrials {
  readonly kills: number;
  /** Changes that were acknowledged before a kill, all of them found again. */
  readonly acknowledged: number;
  readonly sounds: number;
  readonly backups: number;
  /** What was wrong, a sentence each; empty when nothing was lost. */
  readonly faults: readonly string[];
}

/** Kills an author process at random moments `count` times and looks after each time what is in its project. */
export async function runKillTrials(count: number, onTrial: (done: number) => void = () => undefined): Promise<KillTrials> {
  const folder = mkdtempSync(join(tmpdir(), 'voxloom-kill-'));
  const total = { kills: 0, acknowledged: 0, sounds: 0, backups: 0, faults: [] as string[] };
  try {
    const workers = [0, 1].map(async (worker) => {
      let path = '';
      for (let trial = 0; trial < Math.floor((count + worker) / 2); trial += 1) {
        if (trial % KILLS_A_PROJECT === 0) {
          path = join(folder, `author ${worker}-${trial}`, 'Fällige Zeilen 台词.vox');
          mkdirSync(join(path, '..', 'backups'), { recursive: true });
          ProjectDatabase.create(path, { title: 'Kill' }).close();
        }
        const said = await workUntilKilled(path);
        const outcome = examine(path, said);
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

/** @returns the whole lines that the process said before it was killed, some changes and some milliseconds after it had begun. */
function workUntilKilled(path: string): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [AUTHOR, path, join(path, '..', 'backups')], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complaint] = ['', ''];
    const [enough, lateMs] = [randomInt(1, 30), randomInt(0, 15)];
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
  let [reached, moving, acknowledged] = [0, 0, 0];
  for (const [word, first = '', second = ''] of said.map((line) => line.split(' '))) {
    if (word === 'will' || word === 'ready') digests.set(Number(first), second);
    if (word === 'is' || word === 'ready') reached = Number(first);
    if (word === 'is') acknowledged += 1;
    if (word === 'moves') moving = Number(first);
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
  for (const { id, soundId } of database.readDocument().takes.values()) {
    if (!database.sound(soundId)) faults.push(`take ${id} has no sound`);
    if (!database.takeDetail(id)) faults.push(`take ${id} has no timings`);
  }
  database.close();

  const backupFolder = join(path, '..', 'backups');
  const backups = readdirSync(backupFolder).filter((name) => name.endsWith('.vox'));
  for (const name of backups) checkFile(join(backupFolder, name), faults);
  return { acknowledged, sounds: sounds.size, backups: backups.length, faults };
}

function checkFile(path: string, faults: string[]): void {
  const connection = openConnection(path);
  const answer = connection.pragma('integrity_check', { simple: true });
  if (answer !== 'ok') faults.push(`${path}: ${String(answer)}`);
  if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) faults.push(`${path}: a reference dangles`);
  connection.close();
}
