import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readWav } from '../../src-main/media/wav-reader.ts';
import { ProjectExports } from '../../src-main/services/export/project-exports.ts';
import type { ExportJob, ExportSpec } from '../../src-main/shared/contract/views.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip, Take, Track } from '../../src-main/shared/domain/project-rows.ts';
import { emptyDocument } from '../../src-main/shared/domain/project-document.ts';
import { isInstalled } from '../helpers/is-installed.ts';
import { Chance } from '../helpers/random-edits.ts';

/*
 * Finished files, judged by FFmpeg: two who speak in turn with peaks that need a limiter, music that makes room for them,
 * and the original sound.
 */
const RATE = 48_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-delivery-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const chance = new Chance(5);
function speech(seconds: number, hz: number): Float32Array {
  return Float32Array.from({ length: seconds * RATE }, (_, index) => {
    const time = index / RATE;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * time)) ** 2;
    const plosive = index % 30_000 < 60 ? 6 : 1;
    return 0.12 * plosive * syllable * (Math.sin(2 * Math.PI * hz * time) + 0.5 * Math.sin(14 * Math.PI * hz * time) + 0.3 * (chance.real() - 0.5));
  });
}
const sounds = new Map<string, Float32Array>([
  ['a', speech(3, 150)],
  ['b', speech(3, 210)],
  ['music', Float32Array.from({ length: 2 * 16 * RATE }, (_, index) => 0.2 * Math.sin((2 * Math.PI * (index % 2 === 0 ? 330 : 331) * Math.floor(index / 2)) / RATE))],
  ['original', Float32Array.from({ length: 16 * RATE }, () => 0.05 * (chance.real() - 0.5))],
]);

const DUCK = { depthDb: 12, attackMs: 60, releaseMs: 300, lookAheadMs: 100 };
function harbour(): ProjectDocument {
  const empty = emptyDocument({ title: 'Harbour', frameRate: 25, startFrame: 25 * 3600 });
  const mixer = { gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const tracks: Track[] = [
    { id: 'mara', order: 'a', name: 'Mara', kind: 'voice', content: null, duck: null, characterId: 'mara', ...mixer, pan: -0.2 },
    { id: 'joss', order: 'b', name: 'Joss', kind: 'voice', content: null, duck: null, characterId: 'joss', ...mixer },
    { id: 'music', order: 'c', name: 'Music', kind: 'bed', content: 'music', duck: DUCK, characterId: null, ...mixer, gainDb: -6 },
    { id: 'original', order: 'd', name: 'Original', kind: 'bed', content: 'original', duck: DUCK, characterId: null, ...mixer },
  ];
  const plain = { offsetSamples: 0, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] };
  const lines = [0, 1, 2, 3].map((index) => ({ index, who: index % 2 === 0 ? 'mara' : 'joss', at: (1 + 4 * index) * RATE }));
  const clips: Clip[] = [
    ...lines.map(({ index, who, at }) => ({ ...plain, id: `c${String(index)}`, trackId: who, lineId: `l${String(index)}`, takeId: `t${String(index)}`, assetId: null, startSample: at, lengthSamples: 3 * RATE })),
    ...['music', 'original'].map((id) => ({ ...plain, id, trackId: id, lineId: null, takeId: null, assetId: id, startSample: 0, lengthSamples: 16 * RATE })),
  ];
  const takes: Take[] = lines.map(({ index, who }) => ({ id: `t${String(index)}`, lineId: `l${String(index)}`, number: 2, name: '', starred: false, locked: false, seed: 0, recipe: 'r', soundId: who === 'mara' ? 'a' : 'b', lengthSamples: 3 * RATE, loudnessLufs: null, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 1_700_000_000_000 }));
  return {
    ...empty,
    characters: new Map(['mara', 'joss'].map((id, colour) => [id, { id, order: id, name: id === 'mara' ? 'Mara' : 'Joss', aliases: [], colour, voiceId: 'v', delivery }])),
    lines: new Map(lines.map(({ index, who }) => [`l${String(index)}`, { id: `l${String(index)}`, order: `a${String(index)}`, characterId: who, text: `Line ${String(index + 1)}`, slot: null, fit: 'fit' as const, locked: false, seed: 0, overrides: [], takeId: `t${String(index)}` }])),
    takes: new Map(takes.map((take) => [take.id, take])),
    clips: new Map(clips.map((clip) => [clip.id, clip])),
    tracks: new Map(tracks.map((track) => [track.id, track])),
    assets: new Map((['music', 'original'] as const).map((id) => [id, { id, name: id, soundId: id, lengthSamples: 16 * RATE, channels: id === 'music' ? 2 : 1 }])),
    markers: new Map([['m', { id: 'm', atSample: 2 * RATE, name: 'Ebb', colour: 0 }]]),
  };
}

const spec = (changes: Partial<ExportSpec>): ExportSpec => ({
  what: 'mix',
  target: join(folder, 'out.wav'),
  format: { container: 'wav', sampleRate: 48_000, depth: '32f' },
  loudness: 'none',
  channels: 2,
  nameTemplate: '{cue} {start} {language} {character}',
  collision: 'replace',
  companions: [],
  cuePoints: 'markers',
  gate: 'off',
  tags: {},
  range: null,
  ...changes,
});

async function run(wanted: ExportSpec, document = harbour()): Promise<ExportJob> {
  const { promise, resolve } = Promise.withResolvers<ExportJob>();
  const exports = new ProjectExports(
    {
      document: () => document,
      sounds: { read: (soundId, channels, startFrame, frames) => sounds.get(soundId)?.slice(startFrame * channels, (startFrame + frames) * channels) },
      findPicture: () => Promise.resolve(null),
      takeWords: () => [],
      loadJobs: () => [],
      saveJob: () => undefined,
    },
    {
      onChange: (job) => {
        if (job.state !== 'running') resolve(job);
      },
    },
  );
  await exports.start(wanted);
  const job = await promise;
  expect(job.message).toBeUndefined();
  return job;
}

/** Integrated loudness and true peak by FFmpeg, of the whole file or of what a filter leaves of it. */
function judged(path: string, filter = ''): { lufs: number; peak: number } {
  const { stderr } = spawnSync('ffmpeg', ['-nostats', '-i', path, '-af', `${filter}ebur128=peak=true`, '-f', 'null', '-'], { encoding: 'utf8' });
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  return { lufs: Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]), peak: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]) };
}

describe.skipIf(!isInstalled('ffmpeg') || !isInstalled('ffprobe'))('a mix for a preset, by FFmpeg’s ebur128 (needs ffmpeg)', () => {
  it.each([
    ['streaming-14', -14, -1, 2, 'mp3'],
    ['podcast-16', -16, -1, 2, 'wav'],
    ['mono-19', -19, -1, 1, 'mp3'],
    ['broadcast-23', -23, -1, 2, 'wav'],
    ['atsc-24', -24, -2, 2, 'flac'],
  ] as const)('%s is within half a unit of its target, peaks under the ceiling', async (loudness, target, ceiling, channels, container) => {
    const format = container === 'mp3' ? ({ container, sampleRate: 44_100, bitrateKbps: 192 } as const) : ({ container, sampleRate: 48_000, depth: 24 } as const);
    const path = join(folder, `out.${container}`);
    const job = await run(spec({ loudness, channels, target: path, format }));
    const { lufs, peak } = judged(path);
    expect(Math.abs(lufs - target)).toBeLessThanOrEqual(0.5);
    expect(peak).toBeLessThanOrEqual(ceiling + 0.15);
    expect(Math.abs((job.files[0]?.loudnessLufs ?? 0) - lufs)).toBeLessThan(0.15);
    expect(Math.abs((job.files[0]?.truePeakDbtp ?? 0) - peak)).toBeLessThan(0.3);
    expect(job.warnings).toEqual([]);
  });

  it('netflix-27 is anchored to the dialogue', async () => {
    await run(spec({ loudness: 'netflix-27', format: { container: 'wav', sampleRate: 48_000, depth: 24 } }));
    const spoken = "aselect='between(mod(t,4),1,3.999)',asetpts=N/SR/TB,";
    const { lufs, peak } = judged(join(folder, 'out.wav'), spoken);
    expect(Math.abs(lufs + 27)).toBeLessThanOrEqual(0.5);
    expect(peak).toBeLessThanOrEqual(-1.85);
  });

  it('acx keeps RMS, peak and a room that is quiet and never silent', async () => {
    const job = await run(spec({ what: 'voices', loudness: 'acx', channels: 1, target: join(folder, 'book.mp3'), format: { container: 'mp3', sampleRate: 44_100, bitrateKbps: 192 } }));
    const stats = (filter: string): string => spawnSync('ffmpeg', ['-nostats', '-i', join(folder, 'book.mp3'), '-af', `${filter}astats=measure_perchannel=none`, '-f', 'null', '-'], { encoding: 'utf8' }).stderr;
    const level = (text: string, name: string): number => Number(new RegExp(`${name} level dB: (-?[\\d.]+|-inf)`).exec(text)?.[1]);
    const whole = stats('');
    expect(level(whole, 'RMS')).toBeGreaterThan(-23);
    expect(level(whole, 'RMS')).toBeLessThan(-18);
    expect(level(whole, 'Peak')).toBeLessThanOrEqual(-3);
    // The head, and the gap between the first two lines.
    for (const stretch of ['atrim=0.1:0.7,', 'atrim=5:5.6,']) {
      const room = level(stats(stretch), 'RMS');
      expect(room).toBeLessThan(-60);
      expect(room).toBeGreaterThan(-72);
    }
    expect(job.warnings).toEqual([]);
  });

  it('tells editors where it belongs, and what is where', async () => {
    await run(spec({}));
    const probed: unknown = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_chapters', '-of', 'json', join(folder, 'out.wav')], { encoding: 'utf8' }));
    // The programme begins at 01:00:00:00.
    expect(probed).toMatchObject({ format: { tags: { time_reference: String(3600 * RATE), comment: 'Harbour: Mix', date: '2023-11-14' } }, chapters: [{ start: 2 * RATE, tags: { title: 'Ebb' } }] });
  });
});

describe('parts of a mix', () => {
  const samplesOf = async (...path: string[]): Promise<Float32Array> => readWav(await readFile(join(folder, ...path))).samples;
  const differenceDb = (whole: Float32Array, parts: readonly Float32Array[]): number => {
    const most = whole.reduce((largest, sample, index) => Math.max(largest, Math.abs(sample - parts.reduce((sum, part) => sum + (part[index] ?? 0), 0))), 0);
    return 20 * Math.log10(most);
  };

  it('are stems a character, music and effects, and the original sound, which add up to it with ducked beds', async () => {
    await run(spec({}));
    await run(spec({ what: 'stems', target: join(folder, 'stems'), loudness: 'broadcast-23' }));
    const names = (await readdir(join(folder, 'stems'))).sort();
    expect(names).toEqual(['Harbour - Joss.wav', 'Harbour - Mara.wav', 'Harbour - Music and effects.wav', 'Harbour - Original sound.wav']);
    const mix = await samplesOf('out.wav');
    const stems = await Promise.all(names.map((name) => samplesOf('stems', name)));
    expect(new Set(stems.map(({ length }) => length))).toEqual(new Set([mix.length]));
    expect(differenceDb(mix, stems)).toBeLessThan(-80);
    // The music is ducked in its stem too: louder between lines than under them.
    const music = stems[2] ?? new Float32Array(0);
    const loudest = (from: number, to: number): number => music.slice(2 * from * RATE, 2 * to * RATE).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(20 * Math.log10(loudest(2, 3) / loudest(0, 0.8))).toBeCloseTo(-12, 0);
  });

  it('are voices and beds apart, aligned with it', async () => {
    await run(spec({}));
    await run(spec({ what: 'voices', target: join(folder, 'voices.wav') }));
    await run(spec({ what: 'beds', target: join(folder, 'beds.wav') }));
    await run(spec({ what: 'stems', target: join(folder, 'stems') }));
    expect(differenceDb(await samplesOf('out.wav'), [await samplesOf('voices.wav'), await samplesOf('beds.wav'), await samplesOf('stems', 'Harbour - Original sound.wav')])).toBeLessThan(-80);
  });

  it('are lines that carry their own time', async () => {
    await run(spec({ what: 'lines', target: join(folder, 'lines') }));
    const names = (await readdir(join(folder, 'lines'))).sort();
    expect(names[1]).toBe('0002 01-00-05-00 en Joss.wav'.replace(' en ', ` ${harbour().settings.get('project')?.language ?? ''} `));
    const file = await readFile(join(folder, 'lines', names[1] ?? ''));
    const bext = file.indexOf('bext') + 8;
    expect(Number(file.readBigUInt64LE(bext + 338))).toBe(3605 * RATE);
    expect(file.toString('utf8')).toContain('<SCENE>2</SCENE><TAKE>2</TAKE>');
  });

  it('are the same file every time', async () => {
    const wanted = spec({ loudness: 'streaming-14', target: join(folder, 'a.mp3'), format: { container: 'mp3', sampleRate: 48_000, bitrateKbps: 128 }, cuePoints: 'lines' });
    await run(wanted);
    await run({ ...wanted, target: join(folder, 'b.mp3') });
    expect((await readFile(join(folder, 'a.mp3'))).equals(await readFile(join(folder, 'b.mp3')))).toBe(true);
  });
});
