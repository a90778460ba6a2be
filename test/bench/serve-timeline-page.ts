import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';

import { FEWEST_PEAKS, FIRST_SAMPLES_PER_PEAK, LEVEL_FACTOR } from '../../src-main/shared/contract/peaks-file.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';

/** Sounds of `longProject`. */
const BED = 'b'.repeat(64);
const TAKES = 400;

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the bench's page into `folder` as the window is built, for production. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, 'timeline-page'),
    base: './',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'chrome142', assetsInlineLimit: 0 },
  });
}

/** Serves the page and made-up sound for it on a loopback port. @returns its address, and how to end it. */
export async function servePage(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  // Made beforehand: the bench measures the window, not what makes its sound up.
  const known = new Map([BED, ...Array.from({ length: TAKES }, (_, take) => take.toString(16).padStart(64, '0'))].map((soundId) => [soundId, peaksOf(soundId)]));
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://loopback');
      const [, media, kind, soundId = ''] = pathname.split('/');
      if (media === 'media' && kind === 'peaks') {
        const peaks = known.get(soundId) ?? peaksOf(soundId);
        known.set(soundId, peaks);
        return response.end(peaks);
      }
      if (media === 'media' && kind === 'samples') {
        const [, first = '0', last = '0'] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
        response.writeHead(206);
        return response.end(samplesOf(Number(first), Number(last)));
      }
      const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      return response.end(await readFile(path));
    })().catch(() => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Loudness of made-up speech, 0 to 1: syllables within phrases. */
function loudness(sample: number, soundId: string): number {
  const seconds = sample / PROJECT_SAMPLE_RATE + Number.parseInt(soundId.slice(-4), 16);
  return Math.max(0, Math.sin(seconds * 21)) ** 0.7 * (0.55 + 0.45 * Math.sin(seconds * 2.3)) * 0.8;
}

function peaksOf(soundId: string): Buffer {
  const samples = (soundId === BED ? 7200 : 4) * PROJECT_SAMPLE_RATE;
  const levels: { samplesPerPeak: number; peaks: number }[] = [];
  for (let samplesPerPeak = FIRST_SAMPLES_PER_PEAK; ; samplesPerPeak *= LEVEL_FACTOR) {
    const peaks = Math.ceil(samples / samplesPerPeak);
    levels.push({ samplesPerPeak, peaks });
    if (peaks <= FEWEST_PEAKS) break;
  }
  const head = Buffer.alloc(4 + 8 * levels.length);
  head.writeUInt32LE(levels.length, 0);
  levels.forEach(({ samplesPerPeak, peaks }, level) => {
    head.writeUInt32LE(samplesPerPeak, 4 + 8 * level);
    head.writeUInt32LE(peaks, 8 + 8 * level);
  });
  const bodies = levels.map(({ samplesPerPeak, peaks }) => {
    const body = Buffer.alloc(3 * peaks);
    for (let peak = 0; peak < peaks; peak++) {
      const level = Math.round(loudness(peak * samplesPerPeak, soundId) * 120 * (0.7 + 0.3 * Math.sin(peak * 12.9898)));
      body.writeInt8(-level, 3 * peak);
      body.writeInt8(Math.round(level * 0.9), 3 * peak + 1);
      body.writeInt8(Math.round(level * 0.4), 3 * peak + 2);
    }
    return body;
  });
  return Buffer.concat([head, ...bodies]);
}

/** Bytes `first` to `last` of a mono sound of 220 Hz with overtones. */
function samplesOf(first: number, last: number): Buffer {
  const bytes = Buffer.alloc(last - first + 1);
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const seconds = (first + offset) / 4 / PROJECT_SAMPLE_RATE;
    const wave = [1, 2, 3, 5].reduce((sum, harmonic) => sum + Math.sin(2 * Math.PI * 220 * harmonic * seconds) / harmonic, 0);
    bytes.writeFloatLE(0.35 * wave * loudness(seconds * PROJECT_SAMPLE_RATE, '0'), offset);
  }
  return bytes;
}
