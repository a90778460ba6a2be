import type { AudioTags } from './audio-writer.ts';
import { ByteBuilder } from './byte-builder.ts';

const UTF_8 = 3;

/** ISO 639-2 codes for the BCP 47 primary languages that voices speak; other two-letter codes become `und`. */
const ISO_639_2: Readonly<Record<string, string>> = { en: 'eng', de: 'deu', zh: 'zho', fr: 'fra', es: 'spa', it: 'ita' };

/** A stretch of a sound that players let one jump to, in ms. */
export interface Chapter {
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
}

/** The table of contents counts its chapters in one byte. */
const MOST_CHAPTERS = 255;
/** Top level, and in order. */
const CONTENTS_FLAGS = 0b11;
/** Chapters are found by their times, not by bytes. */
const NO_OFFSET = 0xffff_ffff;

/**
 * An ID3v2.4 tag (id3.org, "ID3 tag version 2.4.0 - Native Frames"), all text UTF-8, with chapters ("ID3v2 Chapter Frame
 * Addendum"; the first 255). Empty where there are neither.
 */
export function id3Tag(tags: AudioTags, chapters: readonly Chapter[] = []): Uint8Array {
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
  addChapters(frames, chapters.slice(0, MOST_CHAPTERS));
  if (frames.length === 0) return new Uint8Array(0);
  // Version 2.4.0, no flags. Nothing is unsynchronised: readers skip the tag by its size.
  const tag = new ByteBuilder().ascii('ID3').u8(4).u8(0).u8(0);
  return addSize(tag, frames.length).bytes(frames.build()).build();
}

function addChapters(frames: ByteBuilder, chapters: readonly Chapter[]): void {
  if (chapters.length === 0) return;
  const idOf = (index: number): string => `chp${String(index)}`;
  const contents = new ByteBuilder().ascii('toc').u8(0).u8(CONTENTS_FLAGS).u8(chapters.length);
  for (const index of chapters.keys()) contents.ascii(idOf(index)).u8(0);
  addSize(frames.ascii('CTOC'), contents.length).zeros(2).bytes(contents.build());
  for (const [index, { startMs, endMs, title }] of chapters.entries()) {
    const chapter = new ByteBuilder().ascii(idOf(index)).u8(0);
    chapter.u32BigEndian(Math.round(startMs)).u32BigEndian(Math.round(endMs)).u32BigEndian(NO_OFFSET).u32BigEndian(NO_OFFSET);
    addFrame(chapter, 'TIT2', utf8(title));
    addSize(frames.ascii('CHAP'), chapter.length).zeros(2).bytes(chapter.build());
  }
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
