/*
 * Where the window gets what is too large to be a message. Paths are relative to the window's own origin in both shells,
 * answer GET and HEAD and honour Range.
 *
 * - `/media/sound/<soundId>`: WAV, 32-bit float, 48 kHz.
 * - `/media/samples/<soundId>`: the same sound as bare little-endian float32, interleaved: byte 4 x channels x n is frame n.
 * - `/media/peaks/<soundId>`: `peaks-file.ts`.
 * - `/media/picture/<pictureId>`: the film itself, as it lies on the disk.
 * - `/media/preview/<previewId>`: mono little-endian float32 at 48 kHz, sent while it is being spoken; no Range.
 */
export const soundUrl = (soundId: string): string => `/media/sound/${soundId}`;
export const samplesUrl = (soundId: string): string => `/media/samples/${soundId}`;
export const peaksUrl = (soundId: string): string => `/media/peaks/${soundId}`;
export const pictureUrl = (pictureId: string): string => `/media/picture/${pictureId}`;
export const previewUrl = (previewId: string): string => `/media/preview/${previewId}`;
