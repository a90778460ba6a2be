import type { AudioTags } from './audio-writer.ts';
import { ByteBuilder } from './byte-builder.ts';

const UTF_8 = 3;

/** ISO 639-2 codes for the BCP 47 primary languages that voices speak; other two-letter codes become `und`. */
const ISO_639_2: Readonly<Record<string, string>> = { en: 'eng', de: 'deu', zh: 'zho', fr: 'fra', es: 'spa', it: 'ita' };

/** An ID3v2.4 tag (id3.org, "ID3 tag version 2.4.0 - Native Frames"), all text UTF-8. Empty where there are no tags. */
export function id3Tag(tags: AudioTags): Uint8Array {
  const language = languageCode(tags.language);
  const frames = new ByteBuilder();
  addFrame(frames, 'TIT2', utf8(tags.title));
  addFrame(frames, 'TPE1', utf8(tags.artist));
  addFrame(frames, 'TALB', utf8(tags.album));
  addFrame(frames, 'TLAN', tags.language ? utf8(language) : undefined);
  addFrame(frames, 'TSSE', utf8(tags.software));
  const comment = utf8(tags.comment);
  // Language of the comment, an empty short description, its text.
  addFrame(frames, 'COMM', comment && new ByteBuilder().ascii(language).zeros(1).bytes(comment).build());
  if (frames.length === 0) return new Uint8Array(0);
  // Version 2.4.0, no flags. UTF-8 holds no 0xFF byte, so no frame can look like MPEG sync and need unsynchronisation.
  const tag = new ByteBuilder().ascii('ID3').u8(4).u8(0).u8(0);
  return addSize(tag, frames.length).bytes(frames.build()).build();
}

function addFrame(frames: ByteBuilder, id: string, content: Uint8Array | undefined): void {
  if (!content) return;
  addSize(frames.ascii(id), content.length + 1).zeros(2).u8(UTF_8).bytes(content);
}

/** Synchsafe: 28 bits, seven to a byte. */
function addSize(builder: ByteBuilder, size: number): ByteBuilder {
  for (const shift of [21, 14, 7, 0]) builder.u8((size >>> shift) & 0x7f);
  return builder;
}

function utf8(text: string | undefined): Uint8Array | undefined {
  const clean = text?.replaceAll('\0', '');
  return clean ? new TextEncoder().encode(clean) : undefined;
}

function languageCode(tag = ''): string {
  const primary = (tag.split(/[-_]/)[0] ?? '').toLowerCase();
  return ISO_639_2[primary] ?? (/^[a-z]{3}$/.test(primary) ? primary : 'und');
}
