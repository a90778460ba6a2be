import type { MediaRequest, MediaResponse, ServeMedia } from '../../shared/contract/media-response.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { wavHeader } from '../../media/wav-header.ts';
import type { PictureFile } from '../picture/picture-file.ts';
import { byteRange } from './byte-range.ts';

/** A stored sound as media URLs need it. Sounds never change: their id is the hash of their content. */
export interface MediaSound {
  readonly channels: number;
  readonly frames: number;
  /** `count` frames from `startFrame` on, fewer at the end, interleaved float32. */
  read(startFrame: number, count: number): Float32Array;
}

export interface MediaSources {
  /** A sound of the open project. */
  findSound(soundId: string): MediaSound | undefined;
  findPeaks(soundId: string): Uint8Array | undefined;
  /** The file of the open project's picture, if it can be found. */
  findPicture(pictureId: string): Promise<PictureFile | undefined>;
  /** Sound of a preview while it is being spoken, once. Mono little-endian float32. */
  takePreview(previewId: string): AsyncIterable<Uint8Array> | undefined;
}

/** Something with a known length that can be sent in part. */
interface Body {
  readonly type: string;
  readonly length: number;
  read(start: number, end: number): Uint8Array;
}

const SAMPLE_BYTES = 4;
/** Bytes read from the database and handed on at a time. */
const CHUNK_BYTES = 256 * 1024;
/** 4 GiB less the largest header: sounds stay well below. */
const RIFF_LIMIT_BYTES = 0xffff_0000;
const FOREVER = 'private, max-age=31536000, immutable';
const BYTES = 'application/octet-stream';

/** Answers the URLs of `contract/media-url.ts`. Nothing of a path reaches a file system: it is an id or it is not found. */
export function mediaRoutes(sources: MediaSources): ServeMedia {
  return async (request) => answer(sources, request);
}

async function answer(sources: MediaSources, request: MediaRequest): Promise<MediaResponse> {
  const path = decodedPath(request.path);
  if (path === undefined) return failure(400);
  const [, kind, id = ''] = /^\/media\/(sound|samples|peaks|preview|picture)\/([0-9A-Za-z_-]{1,64})$/.exec(path) ?? [];
  if (kind === undefined) return failure(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return { ...failure(405), headers: { allow: 'GET, HEAD', 'content-length': '0' } };
  if (kind === 'preview') return preview(sources, request, id);
  if (kind === 'picture') return picture(await sources.findPicture(id), request);
  const body = /^[0-9a-f]{64}$/.test(id) ? bodyOf(sources, kind, id) : undefined;
  return body ? stored(body, id, request) : failure(404);
}

function decodedPath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function bodyOf(sources: MediaSources, kind: string, soundId: string): Body | undefined {
  if (kind === 'peaks') {
    const peaks = sources.findPeaks(soundId);
    return peaks && { type: BYTES, length: peaks.length, read: (start, end) => peaks.subarray(start, end) };
  }
  const sound = sources.findSound(soundId);
  if (!sound) return undefined;
  const frameBytes = sound.channels * SAMPLE_BYTES;
  const samples: Body = { type: BYTES, length: sound.frames * frameBytes, read: (start, end) => readBytes(sound, frameBytes, start, end) };
  return kind === 'samples' ? samples : wavBody(sound, samples);
}

/** Any stretch of the bytes, also one that begins or ends within a frame. */
function readBytes(sound: MediaSound, frameBytes: number, start: number, end: number): Uint8Array {
  const firstFrame = Math.floor(start / frameBytes);
  const samples = sound.read(firstFrame, Math.ceil(end / frameBytes) - firstFrame);
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength).subarray(start - firstFrame * frameBytes, end - firstFrame * frameBytes);
}

function wavBody({ channels }: MediaSound, samples: Body): Body {
  const header = wavHeader({
    channels,
    sampleRate: PROJECT_SAMPLE_RATE,
    depth: '32f',
    tags: {},
    notes: new Uint8Array(0),
    dataBytes: samples.length,
    riffLimitBytes: RIFF_LIMIT_BYTES,
  });
  return {
    type: 'audio/wav',
    length: header.length + samples.length,
    read(start, end) {
      if (start >= header.length) return samples.read(start - header.length, end - header.length);
      // Reads that begin in the header end with it; the rest comes with the next.
      return header.subarray(start, Math.min(end, header.length));
    },
  };
}

function stored(body: Body, id: string, { method, range: header }: MediaRequest): MediaResponse {
  const headers = { 'content-type': body.type, 'cache-control': FOREVER, etag: `"${id}"` };
  return inPart(body.length, headers, { method, range: header }, (start, end) => chunks(body, start, end));
}

/** A film stays on its disk: nobody keeps a second copy of it, and only what is asked for is read. */
function picture(file: PictureFile | undefined, request: MediaRequest): MediaResponse {
  if (!file) return failure(404);
  return inPart(file.length, { 'content-type': file.type, 'cache-control': 'no-store', etag: `"${file.tag}"` }, request, (start, end) => file.read(start, end));
}

function inPart(
  length: number,
  headers: Readonly<Record<string, string>>,
  { method, range: header }: Pick<MediaRequest, 'method' | 'range'>,
  read: (start: number, end: number) => AsyncIterable<Uint8Array>,
): MediaResponse {
  const range = byteRange(header, length);
  if (range === 'unsatisfiable') return { status: 416, headers: { 'content-range': `bytes */${length}`, 'content-length': '0' } };
  const { start, end } = range === 'whole' ? { start: 0, end: length } : range;
  const partial = range !== 'whole' && { 'content-range': `bytes ${start}-${end - 1}/${length}` };
  return {
    status: partial ? 206 : 200,
    headers: { ...headers, 'accept-ranges': 'bytes', ...partial, 'content-length': String(end - start) },
    ...(method === 'GET' && end > start && { body: read(start, end) }),
  };
}

async function* chunks(body: Body, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let position = start; position < end; ) {
    const piece = body.read(position, Math.min(end, position + CHUNK_BYTES));
    if (piece.length === 0) throw new RangeError('the stored sound is shorter than it says');
    position += piece.length;
    yield await Promise.resolve(piece);
  }
}

function preview(sources: MediaSources, { method }: MediaRequest, id: string): MediaResponse {
  const headers = { 'content-type': BYTES, 'cache-control': 'no-store' };
  // A preview is heard once: to look whether it is there would be to take it.
  if (method === 'HEAD') return { status: 405, headers: { allow: 'GET', 'content-length': '0' } };
  const body = sources.takePreview(id);
  return body ? { status: 200, headers, body } : failure(404);
}

function failure(status: 400 | 404 | 405): MediaResponse {
  return { status, headers: { 'content-length': '0', 'cache-control': 'no-store' } };
}
