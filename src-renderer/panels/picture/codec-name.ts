/** Names that editors know codecs by, by how RFC 6381 names begin. */
const NAMES: readonly (readonly [beginning: string, name: string])[] = [
  ['avc', 'H.264'],
  ['hvc', 'H.265 (HEVC)'],
  ['hev', 'H.265 (HEVC)'],
  ['vp08', 'VP8'],
  ['vp8', 'VP8'],
  ['vp09', 'VP9'],
  ['vp9', 'VP9'],
  ['av01', 'AV1'],
  ['ap', 'Apple ProRes'],
  ['mp4v', 'MPEG-4 Part 2'],
  ['mp4a.40', 'AAC'],
  ['mp4a.6b', 'MP3'],
  ['mp3', 'MP3'],
  ['opus', 'Opus'],
  ['vorbis', 'Vorbis'],
  ['flac', 'FLAC'],
  ['ac-3', 'Dolby Digital'],
  ['ec-3', 'Dolby Digital Plus'],
  ['pcm', 'PCM'],
];

/** What a codec is called; the file's own word for one that has no name here. */
export function codecName(codec: string): string {
  const plain = codec.toLowerCase();
  return NAMES.find(([beginning]) => plain.startsWith(beginning))?.[1] ?? codec;
}
