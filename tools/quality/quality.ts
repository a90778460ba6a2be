// npm run quality -- --corpus <folder> --work <folder of the voice's training files> [--voice kathleen-en] [--python python3]
// Renders the held-out prompts through the studio's own engine, then lets every judge of models/training measure the sound.
// REPORT.json, REPORT.md and pictures go into the voice pack; the table goes to standard output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { openAcousticModel } from '../../src-main/engine/acoustic/open-acoustic-model.ts';
import { openInstalledVoice } from '../../src-main/engine/process/open-installed-voice.ts';
import { openVocoder } from '../../src-main/engine/vocoder/open-vocoder.ts';
import { verifyVoice } from '../../src-main/engine/voices/verify-voice.ts';
import { QualityExchange } from './exchange.ts';
import type { JudgedVoice } from './render-conditions.ts';
import { renderHeldOut } from './render-held-out.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: join(root, '../shared/corpora/kathleen-en') },
    work: { type: 'string', default: join(root, 'work/kathleen') },
    voice: { type: 'string', default: 'kathleen-en' },
    voices: { type: 'string', default: join(root, 'models/voices') },
    exchange: { type: 'string' },
    python: { type: 'string', default: process.env['VOXLOOM_PYTHON'] ?? 'python3' },
    threads: { type: 'string', default: '2' },
    /** Judge what an earlier run rendered. */
    rendered: { type: 'boolean', default: false },
  },
});
const corpus = resolve(values.corpus);
const work = resolve(values.work);
const pack = join(resolve(values.voices), values.voice);
const exchange = resolve(values.exchange ?? join(work, 'quality'));

await mkdir(exchange, { recursive: true });
if (!values.rendered) {
  await judge('prepare', ['--corpus', corpus, '--work', work, '--exchange', exchange]);
  await renderHeldOut(await openJudgedVoice(), new QualityExchange(exchange), tell);
}
await judge('report', ['--corpus', corpus, '--work', work, '--exchange', exchange, '--voice', pack]);

async function openJudgedVoice(): Promise<JudgedVoice> {
  const threads = Number(values.threads);
  const manifest = await verifyVoice(pack);
  return {
    id: manifest.id,
    synthesiser: await openInstalledVoice(values.voice, { voiceFolders: [resolve(values.voices)], threads, provider: 'cpu' }),
    acoustic: await openAcousticModel(manifest, pack, { threads, provider: 'cpu' }),
    vocoder: await openVocoder(manifest, pack, { threads, provider: 'cpu' }),
    symbols: manifest.symbols,
  };
}

/** Runs one module of the training package's judges. */
async function judge(module: string, parameters: readonly string[]): Promise<void> {
  const path = [join(root, 'models/training'), process.env['PYTHONPATH']].filter(Boolean).join(delimiter);
  const child = spawn(values.python, ['-m', `voxloom_training.quality.${module}`, ...parameters], {
    stdio: 'inherit',
    env: { ...process.env, PYTHONPATH: path },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`voxloom_training.quality.${module} ended with ${String(code)}`);
}

function tell(done: string): void {
  process.stderr.write(`quality: ${done}\n`);
}
