import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BroadcastNotes } from '../../../src-main/media/wav-chunks.ts';
import { readWav } from '../../../src-main/media/wav-reader.ts';
import { WavWriter } from '../../../src-main/media/wav-writer.ts';
import { isInstalled } from '../../helpers/is-installed.ts';
import { sine } from '../../helpers/sound.ts';

const NOTES: BroadcastNotes = {
  description: 'Hafen & <Nacht>: Mix – 第一集',
  project: 'Harbour',
  originatedAtMs: Date.UTC(2026, 2, 4, 5, 6, 7),
  // Past 2^32: 25 hours at 48 kHz.
  timeReference: 25 * 3600 * 48_000 + 17,
  timecodeRate: { numerator: 30_000, denominator: 1001 },
  dropFrame: true,
  trackNames: ['Mix L', 'Mix R'],
  cuePoints: [
    { atSample: 480, label: 'Überfahrt' },
    { atSample: 4800, label: 'B' },
  ],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voxloom-chunks-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function wav(notes: BroadcastNotes, riffLimitBytes?: number): Buffer {
  const writer = new WavWriter({ channels: 2, sampleRate: 48_000, depth: '24', tags: { title: 'Harbour' }, notes, ...(riffLimitBytes !== undefined && { riffLimitBytes }) });
  const begun = writer.begin();
  const sound = writer.write(sine(440, 9602, 48_000));
  const { head, tail } = writer.end({ loudnessLufs: -23.04, truePeakDbtp: -1.5 });
  expect(head.length).toBe(begun.length);
  return Buffer.concat([head, sound, tail]);
}

/** Chunks by id, each at an even place and within the file. */
function chunksOf(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at < file.length; ) {
    expect(at % 2).toBe(0);
    const id = file.toString('latin1', at, at + 4);
    const told = file.readUInt32LE(at + 4);
    const size = id === 'data' && told === 0xffff_ffff ? Number(file.readBigUInt64LE(28)) : told;
    expect(at + 8 + size).toBeLessThanOrEqual(file.length);
    chunks.set(id === 'LIST' ? `LIST ${file.toString('latin1', at + 8, at + 12)}` : id, file.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function text(chunk: Buffer, start: number, length: number): string {
  return chunk.toString('utf8', start, start + length).replace(/\0+$/, '');
}

describe('the chunks of a broadcast WAV', () => {
  it.each([
    ['RIFF', undefined],
    ['RF64', 1000],
  ])('stand in a %s file as their standards have them', (kind, limit) => {
    const file = wav(NOTES, limit);
    expect(file.toString('latin1', 0, 4)).toBe(kind);
    const chunks = chunksOf(file);
    const bext = chunks.get('bext') ?? Buffer.alloc(0);
    expect(bext.length).toBe(602);
    expect([text(bext, 0, 256), text(bext, 256, 32), text(bext, 288, 32), text(bext, 320, 10), text(bext, 330, 8)]).toEqual([NOTES.description, 'Voxloom', 'Harbour', '2026-03-04', '05:06:07']);
    expect(Number(bext.readBigUInt64LE(338))).toBe(NOTES.timeReference);
    expect(bext.readUInt16LE(346)).toBe(2);
    // Loudness, its range, true peak, momentary, short-term: what is not known says so.
    expect([412, 414, 416, 418, 420].map((at) => bext.readInt16LE(at))).toEqual([-2304, 0x7fff, -150, 0x7fff, 0x7fff]);

    const ixml = chunks.get('iXML')?.toString() ?? '';
    expect(ixml).toContain('<TIMECODE_RATE>30000/1001</TIMECODE_RATE><TIMECODE_FLAG>DF</TIMECODE_FLAG>');
    expect(ixml).toContain('<NOTE>Hafen &amp; &lt;Nacht&gt;: Mix – 第一集</NOTE>');
    expect(ixml).toContain('<TRACK_COUNT>2</TRACK_COUNT>');
    const [high, low] = ['HI', 'LO'].map((half) => Number(new RegExp(`MIDNIGHT_${half}>(\\d+)<`).exec(ixml)?.[1]));
    expect((high ?? 0) * 2 ** 32 + (low ?? 0)).toBe(NOTES.timeReference);

    const cue = chunks.get('cue ') ?? Buffer.alloc(0);
    expect(cue.readUInt32LE(0)).toBe(2);
    expect([4, 28].map((at) => [cue.readUInt32LE(at), cue.readUInt32LE(at + 4), cue.toString('latin1', at + 8, at + 12), cue.readUInt32LE(at + 20)])).toEqual([
      [1, 480, 'data', 480],
      [2, 4800, 'data', 4800],
    ]);
    const labels = chunks.get('LIST adtl') ?? Buffer.alloc(0);
    expect(labels.toString('latin1', 4, 8)).toBe('labl');
    expect([labels.readUInt32LE(12), text(labels, 16, labels.readUInt32LE(8) - 4)]).toEqual([1, 'Überfahrt']);
    expect(readWav(file)).toMatchObject({ encoding: '24', channels: 2, tags: { title: 'Harbour' } });
    expect(chunks.get('data')?.length).toBe(9602 * 3);
  });

  it('leaves out what nobody knows, and cuts a long description between characters', () => {
    const chunks = chunksOf(wav({ ...NOTES, originatedAtMs: null, cuePoints: [], description: '潮'.repeat(90) }));
    const bext = chunks.get('bext') ?? Buffer.alloc(0);
    expect(text(bext, 0, 256)).toBe('潮'.repeat(85));
    expect(text(bext, 320, 18)).toBe('');
    expect(chunks.has('cue ')).toBe(false);
  });

  it.skipIf(!isInstalled('ffprobe') || !isInstalled('soxi'))('are read by FFmpeg and SoX (needs both)', () => {
    const path = join(folder, 'broadcast.wav');
    writeFileSync(path, wav(NOTES));
    const probed: unknown = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_chapters', '-of', 'json', path], { encoding: 'utf8' }));
    expect(probed).toMatchObject({
      format: { tags: { time_reference: String(NOTES.timeReference), comment: NOTES.description, encoded_by: 'Voxloom', date: '2026-03-04' } },
      chapters: [{ start: 480, tags: { title: 'Überfahrt' } }, { start: 4800, tags: { title: 'B' } }],
    });
    expect(execFileSync('soxi', ['-s', path], { encoding: 'utf8' }).trim()).toBe('4801');
  });
});
