import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { findFfmpeg } from './find-ffmpeg.ts';

const run = promisify(execFile);

/** What FFmpeg says of a sound file: the judge is not of our making. */
export interface FileFacts {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** Of PCM; 0 for what has none. */
  readonly bitsPerSample: number;
  readonly bitrateKbps: number;
  readonly durationSeconds: number;
  /** Lower-case names. */
  readonly tags: Readonly<Record<string, string>>;
}

export async function probe(path: string): Promise<FileFacts> {
  const { stdout } = await run(findFfmpeg().ffprobe, ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', path]);
  const { streams, format } = JSON.parse(stdout) as {
    streams: { codec_name: string; sample_rate: string; channels: number; bits_per_sample: number; bits_per_raw_sample?: string }[];
    format: { duration: string; bit_rate: string; tags?: Record<string, string> };
  };
  const [stream] = streams;
  if (!stream || streams.length !== 1) throw new Error(`${path} has ${streams.length} streams`);
  return {
    codec: stream.codec_name,
    sampleRate: Number(stream.sample_rate),
    channels: stream.channels,
    bitsPerSample: Number(stream.bits_per_raw_sample ?? stream.bits_per_sample),
    bitrateKbps: Math.round(Number(format.bit_rate) / 1000),
    durationSeconds: Number(format.duration),
    tags: Object.fromEntries(Object.entries(format.tags ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
  };
}

/** EBU R 128 by FFmpeg's `ebur128`, of the first sound of a file: integrated loudness in LUFS, and true peak in dBTP. */
export async function measureLoudness(path: string): Promise<{ readonly lufs: number; readonly truePeakDbtp: number }> {
  const { stderr } = await run(findFfmpeg().ffmpeg, ['-hide_banner', '-nostats', '-i', path, '-filter_complex', 'ebur128=peak=true', '-f', 'null', '-'], { maxBuffer: 64 * 2 ** 20 });
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const lufs = /I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1];
  const peak = /Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1];
  if (lufs === undefined || peak === undefined) throw new Error(`FFmpeg measured nothing in ${path}: ${summary}`);
  return { lufs: Number(lufs), truePeakDbtp: Number(peak) };
}

/** What FFmpeg says of a film. */
export interface FilmFacts {
  readonly picture: { readonly codec: string; readonly width: number; readonly height: number };
  /** Sizes of the picture's packets in bytes, in the order of the file: pictures that were made again have others. */
  readonly packets: readonly number[];
  /** In the order of the file; `language` is ISO 639-2. */
  readonly sounds: readonly { readonly codec: string; readonly language: string; readonly isDefault: boolean }[];
  readonly durationSeconds: number;
}

export async function probeFilm(path: string): Promise<FilmFacts> {
  const { stdout } = await run(findFfmpeg().ffprobe, ['-v', 'error', '-show_format', '-show_streams', '-show_packets', '-show_entries', 'packet=stream_index,size', '-of', 'json', path], { maxBuffer: 64 * 2 ** 20 });
  const { streams, packets, format } = JSON.parse(stdout) as {
    streams: { index: number; codec_type: string; codec_name: string; width?: number; height?: number; tags?: { language?: string }; disposition: { default: number } }[];
    packets: { stream_index: number; size: string }[];
    format: { duration: string };
  };
  const picture = streams.find(({ codec_type }) => codec_type === 'video');
  if (!picture) throw new Error(`${path} has no picture`);
  return {
    picture: { codec: picture.codec_name, width: picture.width ?? 0, height: picture.height ?? 0 },
    packets: packets.filter(({ stream_index }) => stream_index === picture.index).map(({ size }) => Number(size)),
    sounds: streams.filter(({ codec_type }) => codec_type === 'audio').map(({ codec_name, tags, disposition }) => ({ codec: codec_name, language: tags?.language ?? '', isDefault: disposition.default === 1 })),
    durationSeconds: Number(format.duration),
  };
}
