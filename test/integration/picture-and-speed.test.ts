import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { projectSettings } from '../../src-main/shared/domain/project-rows.ts';
import { conformRatio } from '../../src-main/shared/domain/exact-rate.ts';
import { isInstalled } from '../helpers/is-installed.ts';
import type { AuthorFolders, StudioWindow } from '../helpers/studio-window.ts';
import { authorFolders, openWindow } from '../helpers/studio-window.ts';

const CONFORM = { fromRate: 23.976, toRate: 25 } as const;
const RATIO = conformRatio(CONFORM);

describe.skipIf(!isInstalled('ffmpeg'))('a film in a project (needs ffmpeg)', () => {
  let folders: AuthorFolders;
  let window: StudioWindow;
  let projectId: string;
  let film: string;
  const commit = (name: string, args: unknown) => window.connection.request('project.commit', { projectId, commitId: `${name}-${Math.random()}`, commands: [{ name, arguments: args }] });
  const table = async <T extends 'settings' | 'assets' | 'clips' | 'pictures' | 'markers'>(name: T) => (await window.connection.request('studio.connect', {})).project?.tables[name] ?? [];

  beforeAll(async () => {
    folders = await authorFolders();
    film = join(folders.home, 'film.mp4');
    const source = ['-f', 'lavfi', '-i', 'testsrc2=size=192x108:rate=24000/1001', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'];
    execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...source, '-t', '20', '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', film]);
    window = await openWindow(folders);
    ({ projectId } = await window.connection.request('project.create', { path: join(folders.home, 'film.vox'), title: 'Film' }));
    const picture = await window.connection.request('picture.probe', { path: film });
    await commit('picture.set', { ...picture, id: 'picture', startSample: 0 });
    const sound = await window.connection.request('import.audio', { path: film, soundTrack: 0 });
    await commit('asset.add', { asset: { ...sound, id: 'sound' } });
    await commit('track.add', { track: { id: 'original', name: 'Original', kind: 'bed', content: 'original', duck: null, characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false }, after: null });
    await commit('clip.add', {
      clip: { id: 'clip', trackId: 'original', lineId: null, takeId: null, assetId: 'sound', startSample: 0, offsetSamples: 0, lengthSamples: sound.lengthSamples, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] },
    });
    await commit('marker.add', { marker: { id: 'marker', atSample: 480_000, name: 'Here', colour: 0 } });
    await commit('settings.change', { changes: { frameRate: 23.976, startFrame: 86_400 } });
  });
  afterAll(async () => {
    await window.close();
    await folders.remove();
  });

  /** Hz of a stored sound, by how often it crosses zero in the middle of it. */
  async function pitchOf(soundId: string): Promise<number> {
    const { body } = await window.studio.serveMedia({ method: 'GET', path: `/media/samples/${soundId}`, range: undefined });
    const parts: Uint8Array[] = [];
    for await (const part of body ?? []) parts.push(part);
    const bytes = Buffer.concat(parts);
    const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    let crossings = 0;
    for (let index = 48_000 * 5; index < 48_000 * 15; index++) if ((samples[index] ?? 0) < 0 && (samples[index + 1] ?? 0) >= 0) crossings += 1;
    return crossings / 10;
  }

  it('changes its speed with one step, sound and all, and takes it back with one', async () => {
    const [before] = await table('assets');
    await window.connection.request('programme.conform', { conform: CONFORM, keepsPitch: false, workId: 'w1' });
    const [settings] = await table('settings');
    expect(projectSettings.parse(settings)).toMatchObject({ conform: CONFORM, frameRate: 25, startFrame: 90_000 });
    const [after] = await table('assets');
    expect(after?.lengthSamples).toBe(Math.round((before?.lengthSamples ?? 0) * RATIO));
    expect(await pitchOf(after?.soundId ?? '')).toBeCloseTo(440 / RATIO, 0);
    expect((await table('markers'))[0]?.atSample).toBe(Math.round(480_000 * RATIO));
    expect((await table('clips'))[0]?.lengthSamples).toBe(after?.lengthSamples);
    await window.connection.request('project.undo', { projectId });
    expect((await table('assets'))[0]?.soundId).toBe(before?.soundId);
    expect((await table('settings'))[0]?.conform).toBeNull();
  });

  it('keeps the pitch of its sound when asked to', async () => {
    await window.connection.request('programme.conform', { conform: CONFORM, keepsPitch: true, workId: 'w2' });
    const [after] = await table('assets');
    expect(await pitchOf(after?.soundId ?? '')).toBeCloseTo(440, 0);
    await window.connection.request('project.undo', { projectId });
  });

  it('is as it was when the author stops it', async () => {
    const before = await window.connection.request('studio.connect', {});
    const stop = new AbortController();
    const work = window.connection.request('programme.conform', { conform: CONFORM, keepsPitch: true, workId: 'w3' }, stop.signal);
    stop.abort();
    await expect(work).rejects.toMatchObject({ code: 'request.cancelled' });
    const after = await window.connection.request('studio.connect', {});
    expect(after.project?.revision).toBe(before.project?.revision);
  });

  it('is found beside the project after both were moved, and is said to be missing when it is nowhere', async () => {
    expect(await window.connection.request('picture.find', {})).toEqual({ path: film });
    const away = join(folders.home, 'away.mp4');
    await rename(film, away);
    expect(await window.connection.request('picture.find', {})).toEqual({ path: null });
    await commit('picture.change', { id: 'picture', changes: { name: 'away.mp4' } });
    expect(await window.connection.request('picture.find', {})).toEqual({ path: away });
    const { status, headers } = await window.studio.serveMedia({ method: 'GET', path: '/media/picture/picture', range: 'bytes=0-99' });
    expect(status).toBe(206);
    expect(headers['content-type']).toBe('video/mp4');
    expect(window.faults).toEqual([]);
  });
});
