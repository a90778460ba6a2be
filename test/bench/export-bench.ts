import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { ProjectExports } from '../../src-main/services/export/project-exports.ts';
import type { ExportJob, ExportSpec } from '../../src-main/shared/contract/views.ts';
import { longProgramme } from './long-programme.ts';

/*
 * How long the export of a long mix takes, two thirds of it speech over beds that are ducked, and whether it gives the same
 * file twice:
 *   node tools/pinned-node.mjs test/bench/export-bench.ts [minutes, 60 by default]
 */
const MINUTES = Number(process.argv[2] ?? 60);
const common: Omit<ExportSpec, 'target' | 'format' | 'loudness'> = { what: 'mix', channels: 2, nameTemplate: '{index}', collision: 'replace', companions: [], cuePoints: 'none', gate: 'off', tags: {}, range: null };
const EXPORTS = {
  'WAV, 24 bit, EBU R 128': { ...common, target: 'mix.wav', format: { container: 'wav', sampleRate: 48_000, depth: 24 }, loudness: 'broadcast-23' },
  'MP3, 192 kbps, -16 LUFS': { ...common, target: 'mix.mp3', format: { container: 'mp3', sampleRate: 48_000, bitrateKbps: 192 }, loudness: 'podcast-16' },
} satisfies Record<string, ExportSpec>;

const folder = await mkdtemp(join(tmpdir(), 'voxloom-bench-'));
const database = ProjectDatabase.create(join(folder, 'bench.vox'), { title: 'Bench' });
try {
  const document = longProgramme(database, MINUTES);
  let tell: (job: ExportJob) => void = () => undefined;
  const exports = new ProjectExports(
    {
      document: () => document,
      sounds: { read: (soundId, _channels, startFrame, frames) => database.sound(soundId)?.read(startFrame, frames) },
      findPicture: () => Promise.resolve(null),
      takeWords: () => [],
      loadJobs: () => [],
      saveJob: () => undefined,
    },
    {
      onChange: (job) => {
        if (job.state !== 'running') tell(job);
      },
    },
  );
  for (const [name, spec] of Object.entries(EXPORTS)) {
    const hashes: string[] = [];
    for (let run = 0; run < 2; run++) {
      const { promise, resolve } = Promise.withResolvers<ExportJob>();
      tell = resolve;
      const target = join(folder, spec.target);
      const started = performance.now();
      const startedCpu = process.cpuUsage();
      await exports.start({ ...spec, target });
      const job = await promise;
      const seconds = (performance.now() - started) / 1000;
      const { user, system } = process.cpuUsage(startedCpu);
      if (job.state !== 'done') throw new Error(job.message ?? job.state);
      const [file] = job.files;
      console.log(
        `${name}: ${seconds.toFixed(1)} s, ${((MINUTES * 60) / seconds).toFixed(0)}x real time, ${((user + system) / 1e6).toFixed(1)} s of processor, ` +
          `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; ${((file?.bytes ?? 0) / 1e6).toFixed(0)} MB at ${(file?.loudnessLufs ?? 0).toFixed(2)} LUFS, ${(file?.truePeakDbtp ?? 0).toFixed(2)} dBTP`,
      );
      for (const warning of job.warnings) console.log(`  ${warning}`);
      hashes.push(await sha256(target));
      await rm(target);
    }
    console.log(`  sha256 ${hashes.join(' and ')}: ${hashes[0] === hashes[1] ? 'the same twice' : 'NOT THE SAME'}`);
    if (hashes[0] !== hashes[1]) process.exitCode = 1;
  }
} finally {
  database.close();
  await rm(folder, { recursive: true });
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
