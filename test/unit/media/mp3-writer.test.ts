import { describe, expect, test } from 'vitest';
import { MP3_BITRATES_KBPS, MP3_SAMPLE_RATES } from '../../../src-main/media/mp3-encoder.ts';
import { Mp3Writer } from '../../../src-main/media/mp3-writer.ts';
import type { Mp3Stream } from '../../../src-main/media/mp3-writer.ts';
import { cut, sine } from '../../helpers/sound.ts';

const BITRATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES = [44_100, 48_000, 32_000];

interface Frame {
  readonly start: number;
  readonly bytes: number;
  readonly bitrateKbps: number;
  readonly sampleRate: number;
  readonly mono: boolean;
}

async function writeMp3(stream: Mp3Stream, samples: Float32Array, chunkLengths: readonly number[] = [samples.length]): Promise<Buffer> {
  const writer = Mp3Writer.create(stream);
  const parts = [writer.begin()];
  for (const chunk of cut(samples, chunkLengths)) parts.push(await writer.write(chunk));
  const { tail, head } = await writer.end();
  const file = Buffer.concat([...parts, tail]);
  expect(head.length).toBe(parts[0]?.length);
  file.set(head);
  return file;
}

/** Walks the frames from `start`; every byte to the end of the file must belong to one. */
function listFrames(file: Buffer, start: number): Frame[] {
  const frames: Frame[] = [];
  for (let position = start; position < file.length; ) {
    const header = file.readUInt32BE(position);
    // Sync, MPEG-1, layer III, no CRC.
    expect(header >>> 16).toBe(0xfffb);
    const bitrateKbps = BITRATES[(header >>> 12) & 15] ?? 0;
    const sampleRate = RATES[(header >>> 10) & 3] ?? 0;
    const bytes = Math.floor((144_000 * bitrateKbps) / sampleRate) + ((header >>> 9) & 1);
    frames.push({ start: position, bytes, bitrateKbps, sampleRate, mono: ((header >>> 6) & 3) === 3 });
    position += bytes;
    expect(position).toBeLessThanOrEqual(file.length);
  }
  return frames;
}

function synchsafe(bytes: Buffer, at: number): number {
  return bytes.subarray(at, at + 4).reduce((size, byte) => {
    expect(byte).toBeLessThan(0x80);
    return size * 0x80 + byte;
  }, 0);
}

/** Bit by bit, unlike the table in the writer. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xa001 : 0);
  }
  return crc;
}

describe('Mp3Writer', () => {
  const combinations = MP3_SAMPLE_RATES.flatMap((sampleRate) =>
    MP3_BITRATES_KBPS.flatMap((bitrateKbps) => ([1, 2] as const).map((channels) => ({ sampleRate, bitrateKbps, channels }))),
  );

  test.each(combinations)('$sampleRate Hz at $bitrateKbps kbit/s with $channels channels is whole frames of that rate', async (stream) => {
    const length = 12_345;
    const file = await writeMp3(stream, sine(440, length * stream.channels, stream.sampleRate));
    const [info, ...frames] = listFrames(file, 0);
    if (!info) throw new Error('no frame');
    for (const frame of frames) {
      expect(frame).toMatchObject({ bitrateKbps: stream.bitrateKbps, sampleRate: stream.sampleRate, mono: stream.channels === 1 });
    }
    const tag = info.start + 4 + (stream.channels === 1 ? 17 : 32);
    expect(file.toString('latin1', tag, tag + 4)).toBe('Info');
    expect(file.readUInt32BE(tag + 8)).toBe(frames.length);
    expect(file.readUInt32BE(tag + 12)).toBe(file.length);

    const lame = tag + 120;
    expect(file.toString('latin1', lame, lame + 4)).toBe('LAME');
    const delay = file.readUInt16BE(lame + 21) >>> 4;
    const padding = file.readUInt16BE(lame + 22) & 0xfff;
    expect(delay).toBe(576);
    expect(frames.length * 1152 - delay - padding).toBe(length);
    expect(padding).toBeLessThan(3 * 1152);
    expect(file.readUInt32BE(lame + 28)).toBe(file.length);
    expect(file.readUInt16BE(lame + 32)).toBe(crc16(file.subarray(info.bytes)));
    expect(file.readUInt16BE(lame + 34)).toBe(crc16(file.subarray(0, lame + 34)));
  });

  test('gives the same file however the sound was cut', async () => {
    const stream = { channels: 2, sampleRate: 48_000, bitrateKbps: 192 } as const;
    const samples = sine(300, 100_000, 48_000);
    const whole = await writeMp3(stream, samples);
    expect((await writeMp3(stream, samples, [2, 4096, 30, 1152])).equals(whole)).toBe(true);
  });

  test('puts UTF-8 tags in front, each frame as ID3v2.4 has it', async () => {
    const tags = { title: 'Überfahrt', artist: 'Kathleen', album: '第一集', language: 'en-GB', comment: 'Gesprochen – nicht gelesen' };
    const file = await writeMp3({ channels: 1, sampleRate: 44_100, bitrateKbps: 128, tags }, sine(440, 5000, 44_100));
    expect(file.subarray(0, 6)).toEqual(Buffer.from([0x49, 0x44, 0x33, 4, 0, 0]));
    const end = 10 + synchsafe(file, 6);
    const found: Record<string, Buffer> = {};
    for (let position = 10; position < end; ) {
      const size = synchsafe(file, position + 4);
      expect([file[position + 8], file[position + 9], file[position + 10]]).toEqual([0, 0, 3]);
      found[file.toString('latin1', position, position + 4)] = file.subarray(position + 11, position + 10 + size);
      position += 10 + size;
    }
    expect(Object.fromEntries(Object.entries(found).map(([id, content]) => [id, content.toString()]))).toEqual({
      TIT2: tags.title,
      TPE1: tags.artist,
      TALB: tags.album,
      TLAN: 'eng',
      COMM: `eng\0${tags.comment}`,
    });
    expect(listFrames(file, end).length).toBeGreaterThan(4);
  });

  test('can hold no sound at all', async () => {
    const file = await writeMp3({ channels: 1, sampleRate: 48_000, bitrateKbps: 128 }, new Float32Array(0));
    expect(listFrames(file, 0).length).toBeGreaterThan(0);
  });

  test.each([
    { sampleRate: 22_050, bitrateKbps: 128 },
    { sampleRate: 48_000, bitrateKbps: 200 },
    { sampleRate: 48_000, bitrateKbps: 96 },
  ])('refuses $sampleRate Hz at $bitrateKbps kbit/s', (rates) => {
    expect(() => Mp3Writer.create({ channels: 1, ...rates })).toThrow(expect.objectContaining({ code: 'input.option' }));
  });
});
