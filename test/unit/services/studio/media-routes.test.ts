import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readWav } from '../../../../src-main/media/wav-reader.ts';
import { mediaRoutes } from '../../../../src-main/services/studio/media-routes.ts';
import type { MediaRequest, MediaResponse } from '../../../../src-main/shared/contract/media-response.ts';

const ID = 'ab'.repeat(32);
const FRAMES = 100_000;
const sound = Float32Array.from({ length: FRAMES * 2 }, (_, index) => ((index * 7919) % 2001) / 1000 - 1);
const peaks = Uint8Array.from({ length: 999 }, (_, index) => index);
const asked: string[] = [];

const serve = mediaRoutes({
  findSound: (id) => {
    asked.push(id);
    return id === ID ? { channels: 2, frames: FRAMES, read: (start, count) => sound.slice(start * 2, (start + count) * 2) } : undefined;
  },
  findPeaks: (id) => {
    asked.push(id);
    return id === ID ? peaks : undefined;
  },
  findPicture: () => Promise.resolve(undefined),
  takePreview: (id) => (id === 'p-1' ? chunksOf(['one', 'two']) : undefined),
});

async function* chunksOf(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function get(path: string, range?: string, method = 'GET'): Promise<Omit<MediaResponse, 'body'> & { bytes: Buffer; hasBody: boolean }> {
  const request: MediaRequest = { method, path, range };
  const { status, headers, body } = await serve(request);
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return { status, headers, bytes: Buffer.concat(parts), hasBody: body !== undefined };
}

describe('a stored sound', () => {
  it('is a WAV of 32-bit floats at 48 kHz, kept forever by whoever has it', async () => {
    const { status, headers, bytes } = await get(`/media/sound/${ID}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'audio/wav', 'accept-ranges': 'bytes', 'content-length': String(bytes.length) });
    expect(headers['cache-control']).toMatch(/immutable/);
    const wav = readWav(bytes);
    expect(wav).toMatchObject({ channels: 2, sampleRate: 48_000, encoding: '32f' });
    expect(wav.samples).toEqual(sound);
  });

  it('is the same bytes however it is cut into ranges', async () => {
    const path = fc.constantFrom(`/media/sound/${ID}`, `/media/samples/${ID}`, `/media/peaks/${ID}`);
    await fc.assert(
      fc.asyncProperty(path, fc.nat(), fc.nat(), async (url, from, count) => {
        const whole = await get(url);
        const start = from % whole.bytes.length;
        const last = start + (count % 700_000);
        const part = await get(url, `bytes=${start}-${last}`);
        expect(part.status).toBe(206);
        expect(part.headers['content-range']).toBe(`bytes ${start}-${Math.min(last, whole.bytes.length - 1)}/${whole.bytes.length}`);
        expect(part.headers['content-length']).toBe(String(part.bytes.length));
        expect(part.bytes.equals(whole.bytes.subarray(start, last + 1))).toBe(true);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('answers HEAD with everything but the bytes, and a range behind its end with 416', async () => {
    const whole = await get(`/media/samples/${ID}`);
    const head = await get(`/media/samples/${ID}`, undefined, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers: whole.headers, hasBody: false });
    expect(await get(`/media/samples/${ID}`, 'bytes=0-9', 'HEAD')).toMatchObject({ status: 206, hasBody: false, headers: { 'content-length': '10' } });
    const behind = await get(`/media/samples/${ID}`, `bytes=${whole.bytes.length}-`);
    expect(behind).toMatchObject({ status: 416, hasBody: false, headers: { 'content-range': `bytes */${whole.bytes.length}` } });
  });
});

describe('a preview', () => {
  it('streams once it is asked for, and is never kept', async () => {
    const { status, headers, bytes } = await get('/media/preview/p-1', 'bytes=0-1');
    expect({ status, text: bytes.toString(), cache: headers['cache-control'] }).toEqual({ status: 200, text: 'onetwo', cache: 'no-store' });
    expect((await get('/media/preview/other')).status).toBe(404);
  });
});

describe('what is asked wrongly', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', ''])('by %s is refused', async (method) => {
    expect(await get(`/media/sound/${ID}`, undefined, method)).toMatchObject({ status: 405, hasBody: false });
  });

  it.each(['/media/sound/%', '/media/sound/%zz', `/media/sound/${ID}%00`, '/media/%E0%A4%A'])('%s is no path', async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it('finds nothing for 500 hostile paths, and asks for nothing but ids', async () => {
    asked.length = 0;
    const part = fc.constantFrom('..', '.', '', 'media', 'sound', 'samples', 'peaks', 'preview', ID.slice(1), ID.toUpperCase(), `${ID}0`, '%2e%2e', '%2f', '%5c', '\\', 'etc', 'passwd', '*', '?', '#', 'C:', 'con', '\u202e', "' OR 1=1 --");
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 7 }), fc.constantFrom('/', '', '/media/', '/media/sound/', '/media/peaks/', '//'), async (parts, start) => {
        const { status, hasBody } = await get(start + parts.join('/'));
        expect([400, 404]).toContain(status);
        expect(hasBody).toBe(false);
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(asked.filter((id) => !/^[0-9a-f]{64}$/.test(id))).toEqual([]);
  });
});
