import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { locatePicture } from '../../../../src-main/services/picture/locate-picture.ts';
import { openPictureFile } from '../../../../src-main/services/picture/picture-file.ts';
import { mediaRoutes } from '../../../../src-main/services/studio/media-routes.ts';

let folder: string;
const bytes = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 31) % 251);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-picture-'));
  await writeFile(join(folder, 'harbour.mkv'), bytes);
  await writeFile(join(folder, 'notes.txt'), 'private');
});
afterAll(() => rm(folder, { recursive: true }));

const serveOf = (path: string) =>
  mediaRoutes({
    findSound: () => undefined,
    findPeaks: () => undefined,
    takePreview: () => undefined,
    findPicture: (id) => (id === 'p1' ? openPictureFile(path) : Promise.resolve(undefined)),
  });

async function get(path: string, url: string, range?: string, method = 'GET') {
  const { status, headers, body } = await serveOf(path)({ method, path: url, range });
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return { status, headers, sent: Buffer.concat(parts), largest: Math.max(0, ...parts.map(({ length }) => length)) };
}

describe('a film by URL', () => {
  it('comes in the part that is asked for, in pieces, as what it is', async () => {
    const film = join(folder, 'harbour.mkv');
    const part = await get(film, '/media/picture/p1', 'bytes=123-654320');
    expect(part.status).toBe(206);
    expect(part.headers).toMatchObject({ 'content-type': 'video/x-matroska', 'content-range': 'bytes 123-654320/700000', 'content-length': '654198', 'accept-ranges': 'bytes' });
    expect(part.sent.equals(Buffer.from(bytes.subarray(123, 654_321)))).toBe(true);
    expect(part.largest).toBeLessThanOrEqual(256 * 1024);
    expect((await get(film, '/media/picture/p1')).sent.equals(Buffer.from(bytes))).toBe(true);
    expect(await get(film, '/media/picture/p1', undefined, 'HEAD')).toMatchObject({ status: 200, headers: { 'content-length': '700000' }, sent: Buffer.alloc(0) });
    expect((await get(film, '/media/picture/p1', 'bytes=700000-')).status).toBe(416);
  });

  it('is nothing but the picture of the project, and nothing that is not called a film', async () => {
    expect((await get(join(folder, 'harbour.mkv'), '/media/picture/other')).status).toBe(404);
    expect((await get(join(folder, 'harbour.mkv'), '/media/picture/..%2Fnotes.txt')).status).toBe(404);
    expect((await get(join(folder, 'notes.txt'), '/media/picture/p1')).status).toBe(404);
    expect((await get(join(folder, 'gone.mp4'), '/media/picture/p1')).status).toBe(404);
  });
});

describe('where a picture is', () => {
  it('is its own path, or the same name and size beside the project', async () => {
    const path = join(folder, 'harbour.mkv');
    const project = join(folder, 'harbour.vox');
    const { size } = await stat(path);
    const elsewhere = { path: '/gone/harbour.mkv', name: 'harbour.mkv', bytes: size };
    expect(await locatePicture({ ...elsewhere, path }, '/elsewhere/harbour.vox')).toBe(path);
    expect(await locatePicture(elsewhere, project)).toBe(path);
    expect(await locatePicture({ ...elsewhere, bytes: size + 1 }, project)).toBeNull();
    expect(await locatePicture({ ...elsewhere, name: '../harbour.mkv' }, join(folder, 'inner', 'harbour.vox'))).toBeNull();
    expect(await locatePicture({ ...elsewhere, path: folder, name: 'other.mkv' }, project)).toBeNull();
  });
});
