import { writeFileSync } from 'node:fs';

const HEADER_BYTES = 44;
const PCM = 1;
const BYTES_A_SAMPLE = 2;

/** Writes a plain RIFF/WAVE file, PCM of 16 bits, as other programs do. @param samples of every channel, interleaved, -1 to 1. */
export function writeWav(path: string, samples: Float32Array, channels: 1 | 2, sampleRate: number): void {
  const file = Buffer.alloc(HEADER_BYTES + samples.length * BYTES_A_SAMPLE);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * channels * BYTES_A_SAMPLE, 28);
  file.writeUInt16LE(channels * BYTES_A_SAMPLE, 32);
  file.writeUInt16LE(BYTES_A_SAMPLE * 8, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(samples.length * BYTES_A_SAMPLE, 40);
  samples.forEach((sample, index) => file.writeInt16LE(Math.round(sample * 32_767), HEADER_BYTES + index * BYTES_A_SAMPLE));
  writeFileSync(path, file);
}
