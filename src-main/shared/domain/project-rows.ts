import { z } from 'zod';

/*
 * The rows a project is made of, one schema a table. They are what commands change, what the database keeps and what the
 * window shows. Positions and lengths are whole samples at 48 kHz (`PROJECT_SAMPLE_RATE`). `order` keys sort rows by plain
 * string comparison (`orderBetween`), so that moving one row changes one row. Fields with a default came with a later
 * schema: edits that older histories keep have them not.
 */

/** Ids are made by whoever asks for the edit (`newId`), so that both ends of the channel compute the same rows. */
const id = z.string().min(1).max(64);
const order = z.string().min(1).max(2000);
const position = z.int().nonnegative();
const gainDb = z.number().min(-96).max(24);
const phones = z.array(z.string().min(1).max(8)).min(1).max(64);

/** Shape of delivery that a character has by default and a line may change; the ranges are those of `Delivery`. */
const deliveryShape = {
  pace: z.number().min(0.5).max(2),
  pitchSemitones: z.number().min(-12).max(12),
  range: z.number().min(0).max(2),
  energyDb: z.number().min(-12).max(12),
  pauses: z.number().min(0).max(4),
};
export const baseDelivery = z.object(deliveryShape);
export type BaseDelivery = z.infer<typeof baseDelivery>;

const frameRate = z.union([z.literal(23.976), z.literal(24), z.literal(25), z.literal(29.97), z.literal(30), z.literal(50), z.literal(59.94), z.literal(60)]);
export type FrameRate = z.infer<typeof frameRate>;

/** See `LOUDNESS_TARGETS`. */
export const loudnessPreset = z.enum(['none', 'streaming-14', 'podcast-16', 'mono-19', 'broadcast-23', 'atsc-24', 'netflix-27', 'acx']);

export const projectSettings = z.object({
  id: z.literal('project'),
  title: z.string().max(200),
  /** BCP 47 of the script. */
  language: z.string().min(2).max(35),
  timeFormat: z.enum(['timecode', 'seconds', 'frames']),
  /** Frames a second of timecode. */
  frameRate,
  /** Timecode at 29.97 and 59.94 leaves out the frame numbers that keep it with the clock (SMPTE ST 12-1). */
  dropFrame: z.boolean().default(true),
  /** Timecode of the programme's first sample, as a count of frames. */
  startFrame: z.int().nonnegative().default(0),
  /**
   * Speed change of the programme: picture and original sound were made at `fromRate` and run at `toRate`, so that all of
   * it lasts `fromRate` / `toRate` as long. Positions in the project are always those of the changed programme.
   */
  conform: z.object({ fromRate: frameRate, toRate: frameRate }).nullable().default(null),
  loudnessPreset,
  /** Most takes kept a line before unreferenced ones are pruned. */
  takeCap: z.int().min(1).max(100),
  /** Silence put between two lines that are placed one after the other. */
  lineGapSamples: position,
  loop: z.object({ startSample: position, endSample: position }).nullable(),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

export const character = z.object({
  id,
  order,
  name: z.string().min(1).max(100),
  /** Names by which scripts and subtitles call it, as they are written there: so that a second import finds its cast. */
  aliases: z.array(z.string().min(1).max(100)).max(50).default([]),
  /** One of 12 hues of the window's palette. */
  colour: z.int().min(0).max(11),
  /** Id of a voice, which may not be installed on this machine. */
  voiceId: z.string().min(1).max(100),
  delivery: baseDelivery,
});
export type Character = z.infer<typeof character>;

/** How one stretch of a line is said, by the author. Offsets are UTF-16 in the line's text. */
const readingOverride = z
  .object({ start: position, end: position, phones })
  .refine(({ start, end }) => start < end, 'an override covers at least one character');

export const line = z.object({
  id,
  order,
  characterId: id,
  text: z.string().max(20_000),
  slot: z.object({ startSample: position, endSample: position }).nullable(),
  /**
   * What happens where speech is longer than its slot. `fit`: it is squeezed as far as listeners bear, and said to be over
   * beyond that. `overlap`: the same, and the author has accepted what is over. `stretch`: what is over is taken away by
   * stretching the waveform, the last resort.
   */
  fit: z.enum(['fit', 'overlap', 'stretch']).default('fit'),
  /** An approved line refuses edits of text, delivery and take until it is unlocked. */
  locked: z.boolean(),
  /** Chooses one of the voice's natural ways to say it. */
  seed: z.int(),
  overrides: z.array(readingOverride),
  /** The take that counts: the one its clip plays. */
  takeId: id.nullable(),
});
export type Line = z.infer<typeof line>;

/** What an author drew on one phone; see `PhoneEdit`. */
const drawnPhone = z.object({
  durationMs: z.number().min(0).max(5000).exactOptional(),
  f0Hz: z.number().min(40).max(1000).exactOptional(),
  /** F0 in Hz at equal steps over the phone, first at its start, last at its end. */
  f0Curve: z.array(z.number().min(40).max(1000)).min(2).max(64).exactOptional(),
  energyDb: z.number().min(-24).max(24).exactOptional(),
});
export type DrawnPhone = z.infer<typeof drawnPhone>;

/** Delivery of a line: what differs from its character's, and what was drawn. */
export const lineDelivery = z.object({
  /** Id of the line. */
  id,
  changes: z.object({
    pace: deliveryShape.pace.exactOptional(),
    pitchSemitones: deliveryShape.pitchSemitones.exactOptional(),
    range: deliveryShape.range.exactOptional(),
    energyDb: deliveryShape.energyDb.exactOptional(),
    pauses: deliveryShape.pauses.exactOptional(),
  }),
  /**
   * Drawn curves, tied to the tokens they were drawn on: `symbols` is the whole token stream of the line at that time,
   * `edits` are keyed by index in it. When the text changes, `carryDrawing` moves them to the phones that are still there.
   */
  drawing: z.object({ symbols: z.array(z.string()), edits: z.record(z.string().regex(/^\d+$/), drawnPhone) }).nullable(),
});
export type LineDelivery = z.infer<typeof lineDelivery>;

/** One rendering of a line. Its sound and timings are kept beside the document and travel by URL and request. */
export const take = z.object({
  id,
  lineId: id,
  /** 1, 2, 3, ... in the order they were made, unique within the line. */
  number: z.int().positive(),
  name: z.string().max(100),
  starred: z.boolean(),
  locked: z.boolean(),
  seed: z.int(),
  /** `recipeKey` of everything it was made from; differs from the line's present one when the take is stale. */
  recipe: z.string().min(1),
  /** SHA-256 of the sound, hex. */
  soundId: z.string().regex(/^[0-9a-f]{64}$/),
  lengthSamples: position,
  /** Integrated loudness; null for sound too short or quiet to have one. */
  loudnessLufs: z.number().nullable(),
  /** Seconds by which it exceeds its slot, in samples; 0 when it fits or has none. */
  overSamples: position,
  /** Speed of its speech against the delivery's own pace: 1.1 is 10 % faster. 1 without a slot. */
  rate: z.number().positive().default(1),
  /** Length after waveform stretching by length before; 1 when it was not stretched. */
  stretch: z.number().positive().default(1),
  createdAtMs: z.number(),
});
export type Take = z.infer<typeof take>;

/** How a bed makes room for speech. The same in playback and export. */
export const duck = z.object({
  /** How far it goes down while anybody speaks. */
  depthDb: z.number().min(0).max(24),
  attackMs: z.number().min(1).max(2000),
  releaseMs: z.number().min(1).max(5000),
  /** How long before speech the way down begins. */
  lookAheadMs: z.number().min(0).max(2000),
});
export type Duck = z.infer<typeof duck>;

export const track = z.object({
  id,
  order,
  name: z.string().max(100),
  kind: z.enum(['voice', 'bed']),
  /** What a bed carries: the original programme's sound is no part of music and effects. null on a voice track. */
  content: z.enum(['music', 'effects', 'original']).nullable().default(null),
  /** null: speech leaves it as it is. Always null on a voice track. */
  duck: duck.nullable().default(null),
  /** Whose lines land here. */
  characterId: id.nullable(),
  gainDb,
  /** -1 left to 1 right. */
  pan: z.number().min(-1).max(1),
  mute: z.boolean(),
  solo: z.boolean(),
  armed: z.boolean(),
});
export type Track = z.infer<typeof track>;

const envelopePoint = z.object({ atSample: position, gainDb });

export const clip = z.object({
  id,
  trackId: id,
  /** The line it speaks; null on a bed. Its sound is the line's take `takeId`. */
  lineId: id.nullable(),
  takeId: id.nullable(),
  /** The bed sound it plays; null on a voice track. */
  assetId: id.nullable(),
  startSample: position,
  /** Samples of the sound that are trimmed off its front. */
  offsetSamples: position,
  lengthSamples: z.int().positive(),
  gainDb,
  fadeInSamples: position,
  fadeOutSamples: position,
  /** Gain over time, from the clip's start, linear in dB between points, level beyond the ends. Ascending. */
  envelope: z.array(envelopePoint).max(1000),
});
export type Clip = z.infer<typeof clip>;

export const marker = z.object({ id, atSample: position, name: z.string().max(200), colour: z.int().min(0).max(11) });
export type Marker = z.infer<typeof marker>;

export const lexiconEntry = z.object({
  id,
  /** Lower case, as a word of a reading is spelled. */
  word: z.string().min(1).max(100),
  language: z.string().min(2).max(35),
  phones,
});
export type LexiconEntry = z.infer<typeof lexiconEntry>;

/** Imported music, effects or original sound. */
export const asset = z.object({
  id,
  name: z.string().max(200),
  soundId: z.string().regex(/^[0-9a-f]{64}$/),
  lengthSamples: position,
  channels: z.union([z.literal(1), z.literal(2)]),
});
export type Asset = z.infer<typeof asset>;

/** A subtitle file as it was imported, so that it can be given back with nothing changed but what the author changed. */
export const subtitleFile = z.object({
  id,
  name: z.string().max(255),
  format: z.enum(['srt', 'vtt', 'ass', 'ttml']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']),
  byteOrderMark: z.boolean(),
  /** All of it, decoded, with its own line ends. */
  text: z.string().max(8_000_000),
});
export type SubtitleFile = z.infer<typeof subtitleFile>;

/** What a subtitle file shows at a time. A line speaks one, or several that are one sentence. Ordered by file, index and part. */
export const cue = z.object({
  id,
  fileId: id,
  /** Which cue of the file, from 0 in the order of the file. */
  index: position,
  /** A cue with two voices becomes two lines: which of its voices this is, from 0. */
  part: position,
  lineId: id,
  startSample: position,
  endSample: position,
  /** As it was imported, without formatting. */
  text: z.string().max(20_000),
  /** Who speaks, as the file names them. */
  speaker: z.string().max(100).nullable(),
  /** The part of the line's text that is this cue, UTF-16 offsets. */
  span: z.object({ start: position, end: position }),
});
export type Cue = z.infer<typeof cue>;

/** The picture that the programme belongs to: a file beside the project, never copied into it. */
export const picture = z.object({
  id,
  /** Absolute. When nothing is there any more, a file of the same name and size beside the project is taken. */
  path: z.string().min(1).max(4096),
  name: z.string().max(255),
  bytes: z.number().nonnegative(),
  /** Where on the programme its first frame is. */
  startSample: position,
  /** On the programme clock, a speed change included. */
  lengthSamples: position,
  frameRate: z.number().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  videoCodec: z.string().max(50),
  soundTracks: z.array(z.object({ codec: z.string().max(50), channels: z.int().positive(), sampleRate: z.number().positive(), language: z.string().max(35), name: z.string().max(200) })).max(64),
});
export type Picture = z.infer<typeof picture>;
