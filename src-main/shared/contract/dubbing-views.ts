import { z } from 'zod';

import { asset, cue, picture, projectSettings, subtitleFile } from '../domain/project-rows.ts';

/* What the studio tells the window about subtitles, fit, picture and readings. */

const SUBTITLE_FAULTS = [
  'time-missing',
  'time-malformed',
  'time-order',
  'number-missing',
  'number-wrong',
  'overlap',
  'empty',
  'too-long',
  'markup',
  'encoding',
  'unreadable',
] as const;

/** What became of a cue that was not as it should be. */
export const subtitleFault = z.object({
  /** Which cue of the file, from 1 as people count; null for what belongs to none. */
  cue: z.int().positive().nullable(),
  /** Line of the file, from 1. */
  fileLine: z.int().positive(),
  /** `kept`: worth knowing, and left as it is. */
  outcome: z.enum(['mended', 'kept', 'refused']),
  code: z.enum(SUBTITLE_FAULTS),
  /** One sentence in English; the window says it in its own language by code. */
  message: z.string(),
});
export type SubtitleFault = z.infer<typeof subtitleFault>;

/** A subtitle file as read, before anything of it is in the project. */
export const subtitleImport = z.object({
  file: subtitleFile.omit({ id: true }),
  cues: z.array(cue.pick({ index: true, part: true, startSample: true, endSample: true, text: true, speaker: true })),
  report: z.array(subtitleFault),
});
export type SubtitleImport = z.infer<typeof subtitleImport>;

/**
 * What a line's length is made of, as delivered and before any slot: all that fitting has to know. Its length at a rate is
 * at least `fixedMs + shortestPausesMs + phonesMs / rate`.
 */
export const elasticity = z.object({
  /** Timed pauses and drawn phones, which keep their length. */
  fixedMs: z.number().nonnegative(),
  pausesMs: z.number().nonnegative(),
  /** The least that pauses can be squeezed to. */
  shortestPausesMs: z.number().nonnegative(),
  phonesMs: z.number().nonnegative(),
});
export type Elasticity = z.infer<typeof elasticity>;

export const RISK_KINDS = ['number', 'date', 'unit', 'initialism', 'name', 'homograph', 'foreign', 'symbol'] as const;

/** A place in the script that a voice may well read wrongly, with what it would say. */
export const readingRisk = z.object({
  lineId: z.string(),
  /** UTF-16 offsets in the line's text. */
  span: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }),
  kind: z.enum(RISK_KINDS),
  written: z.string(),
  /** Empty where nothing is said for it, and so are its phones. */
  spoken: z.string(),
  phones: z.array(z.string()),
  /** How likely it is not what the author meant, 0 to 1: an estimate that orders risks. */
  risk: z.number().min(0).max(1),
  /** The word by which a lexicon would change it everywhere; null where none can, or where it would change too much. */
  lexiconWord: z.string().nullable(),
  /** Other ways to say it, likeliest first. */
  alternatives: z.array(z.object({ spoken: z.string(), phones: z.array(z.string()) })),
});
export type ReadingRisk = z.infer<typeof readingRisk>;

const LEXICON_FAULTS = [
  'word-missing',
  'word-form',
  'phones-missing',
  'phones-unknown',
  'too-long',
  'too-many',
  'duplicate',
  'language',
  'alphabet',
  'alias',
  'role',
] as const;

/** What became of a word of a list that was not taken as it stands. The window says it in its own language by code. */
export const lexiconFault = z.object({
  /** Line of the file, from 1. */
  fileLine: z.int().positive(),
  /** `changed`: the word is there, without what the code names. */
  outcome: z.enum(['refused', 'changed']),
  code: z.enum(LEXICON_FAULTS),
  /** The word, sign or name that it is about; empty where there is none. */
  subject: z.string(),
});
export type LexiconFault = z.infer<typeof lexiconFault>;

export const probedPicture = picture.omit({ id: true, startSample: true });
export type ProbedPicture = z.infer<typeof probedPicture>;

/** Work of the studio that takes a while and belongs to no line and no export. */
export const work = z.object({
  /** Given by whoever asked for it. */
  id: z.string(),
  kind: z.enum(['import-audio', 'conform']),
  /** Of the file it is about. */
  name: z.string(),
  /** 0 to 1. */
  share: z.number(),
  remainingMs: z.number().exactOptional(),
  state: z.enum(['running', 'ended']),
});
export type Work = z.infer<typeof work>;

export const importedAudio = asset.omit({ id: true });
export const conform = projectSettings.shape.conform.unwrap();
