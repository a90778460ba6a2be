import { describe, expect, test } from 'vitest';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';
import { readWav } from '../../../src-main/media/wav-reader.ts';
import { WavWriter } from '../../../src-main/media/wav-writer.ts';
import { seededRandom } from '../../helpers/sound.ts';

function chunk(id: string, content: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(id, 'latin1'), size, content, Buffer.alloc(content.length % 2)]);
}

function riff(...chunks: Buffer[]): Buffer {
  const content = Buffer.concat(chunks);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WAVE'), content]);
}

function format(tag: number, bits: number, channels = 1, extension = Buffer.alloc(0)): Buffer {
  const content = Buffer.alloc(16);
  content.writeUInt16LE(tag, 0);
  content.writeUInt16LE(channels, 2);
  content.writeUInt32LE(48_000, 4);
  content.writeUInt32LE((48_000 * channels * bits) / 8, 8);
  content.writeUInt16LE((channels * bits) / 8, 12);
  content.writeUInt16LE(bits, 14);
  return chunk('fmt ', Buffer.concat([content, extension]));
}

const refused: unknown = expect.objectContaining({ code: 'input.encoding' });

describe('readWav', () => {
  test('reads integers of 16, 24 and 32 bits and floats', () => {
    const int32 = Buffer.alloc(8);
    int32.writeInt32LE(-0x4000_0000, 0);
    int32.writeInt32LE(0x2000_0000, 4);
    expect([...readWav(riff(format(1, 32), chunk('data', int32))).samples]).toEqual([-0.5, 0.25]);
    const int24 = Buffer.from([0x00, 0x00, 0xc0, 0xff, 0xff, 0xff]);
    expect([...readWav(riff(format(1, 24), chunk('data', int24))).samples]).toEqual([-0.5, -1 / 0x80_0000]);
    const int16 = Buffer.from([0x00, 0x80, 0x00, 0x40]);
    expect([...readWav(riff(format(1, 16), chunk('data', int16))).samples]).toEqual([-1, 0.5]);
    const float = Buffer.alloc(4);
    float.writeFloatLE(1.5);
    expect([...readWav(riff(format(3, 32), chunk('data', float))).samples]).toEqual([1.5]);
  });

  test('reads the extensible form by its sub-format', () => {
    const extension = Buffer.from('16001800040000000100000000001000800000aa00389b71', 'hex');
    const sound = readWav(riff(format(0xfffe, 24, 1, extension), chunk('data', Buffer.from([0, 0, 0x40]))));
    expect(sound.encoding).toBe('24');
    expect([...sound.samples]).toEqual([0.5]);
  });

  test('steps over unknown and odd-sized chunks, also between format and sound', () => {
    const data = chunk('data', Buffer.from([0x00, 0x40]));
    const odd = chunk('junk', Buffer.from([1, 2, 3]));
    expect([...readWav(riff(odd, format(1, 16), chunk('bext', Buffer.alloc(9)), data, odd)).samples]).toEqual([0.5]);
  });

  test('takes a recording that was cut short for what is there', () => {
    const whole = riff(format(1, 16), chunk('data', Buffer.alloc(100)));
    expect(readWav(whole.subarray(0, whole.length - 51)).samples.length).toBe(24);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another kind of file', Buffer.from('ID3 this is no wave file')],
    ['no format', riff(chunk('data', Buffer.alloc(4)))],
    ['no sound', riff(format(1, 16))],
    ['A-law', riff(format(6, 8), chunk('data', Buffer.alloc(4)))],
    ['no channels', riff(format(1, 16, 0), chunk('data', Buffer.alloc(4)))],
    ['a short format', riff(chunk('fmt ', Buffer.alloc(8)), chunk('data', Buffer.alloc(4)))],
  ])('refuses %s', (_, bytes) => {
    expect(() => readWav(bytes)).toThrow(refused);
  });

  test('survives 2,000 damaged files', () => {
    const writer = new WavWriter({ depth: '24', channels: 2, sampleRate: 48_000, tags: { title: 'a', comment: 'bcd' } });
    writer.begin();
    const samples = writer.write(Float32Array.from({ length: 200 }, (_, index) => Math.sin(index)));
    const whole = Buffer.concat([writer.end().head, samples]);
    const random = seededRandom(11);
    let read = 0;
    for (let run = 0; run < 2000; run++) {
      const bytes = Buffer.from(whole.subarray(0, random() < 0.3 ? Math.floor(random() * whole.length) : whole.length));
      for (let flip = 0; flip < 1 + random() * 6; flip++) {
        // Mostly the header: the sound may hold anything anyway.
        bytes[Math.floor(random() * Math.min(bytes.length, 160))] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
      }
      try {
        expect(readWav(bytes).samples.length).toBeLessThanOrEqual(whole.length);
        read++;
      } catch (error) {
        if (!(error instanceof VoxloomError)) throw error;
      }
    }
    expect(read).toBeGreaterThan(100);
    expect(read).toBeLessThan(2000);
  });
});
