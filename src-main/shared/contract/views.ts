import { z } from 'zod';

import { loudnessPreset } from '../domain/project-rows.ts';
import { ERROR_CODES } from '../domain/voxloom-error.ts';

/* What the studio tells the window beside the document itself. Times inside a line are ms from its first sample. */

const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

/** How a line will be said. */
export const readingView = z.object({
  text: z.string(),
  words: z.array(
    z.object({
      /** Normalised: "twenty" for part of "25"; several words may share one span. */
      spoken: z.string(),
      span,
      /** ARPABET with stress digits. */
      phones: z.array(z.string()),
      source: z.enum(['override', 'lexicon', 'homograph', 'dictionary', 'morphology', 'compound', 'spelled', 'model']),
      /** Other ways the language's lists know to say it, likeliest first, the present one left out. */
      alternatives: z.array(z.array(z.string())),
    }),
  ),
  pauses: z.array(z.object({ span, mark: z.enum([',', '.', '?', '!', 'timed']), durationMs: z.number().exactOptional() })),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), span })),
});
export type ReadingView = z.infer<typeof readingView>;

/** One token of a line on the time axis. `planned*` is what the voice intends untouched, the others what the delivery makes of it. */
const plannedToken = z.object({
  symbol: z.string(),
  kind: z.enum(['vowel', 'consonant', 'boundary', 'edge']),
  /** Index in `words` of the reading; null for a pause. */
  word: z.int().nonnegative().nullable(),
  startMs: z.number(),
  lengthMs: z.number(),
  plannedLengthMs: z.number(),
  f0Hz: z.number(),
  plannedF0Hz: z.number(),
  energyDb: z.number(),
  /** Share of it that is voiced, 0 to 1. */
  voicing: z.number(),
});

export const planView = z.object({
  tokens: z.array(plannedToken),
  words: z.array(z.object({ spoken: z.string(), span, firstToken: z.int(), lastToken: z.int() })),
  totalMs: z.number(),
  plannedTotalMs: z.number(),
});
export type PlanView = z.infer<typeof planView>;

/** When everything in a take sounds. */
export const takeDetail = z.object({
  words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number(), span })),
  phones: z.array(z.object({ symbol: z.string(), startMs: z.number(), endMs: z.number(), word: z.int().nullable(), token: z.int() })),
  /** 0 where unvoiced. */
  f0Hz: z.array(z.number()),
  frameMs: z.number(),
});
export type TakeDetail = z.infer<typeof takeDetail>;

export const renderJob = z.object({
  lineId: z.string(),
  state: z.enum(['waiting', 'rendering', 'failed']),
  /** 0 to 1. */
  share: z.number(),
  /** Why it failed, for the author. */
  message: z.string().exactOptional(),
  code: z.enum(ERROR_CODES).exactOptional(),
});
export type RenderJob = z.infer<typeof renderJob>;

export const renderQueueView = z.object({
  paused: z.boolean(),
  jobs: z.array(renderJob),
  /** Undefined until it can be told. */
  remainingMs: z.number().exactOptional(),
});
export type RenderQueueView = z.infer<typeof renderQueueView>;

export const voiceView = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  licence: z.string(),
  speaker: z.string(),
});
export type VoiceView = z.infer<typeof voiceView>;

export const providerView = z.object({
  id: z.enum(['cpu', 'webgpu', 'cuda', 'directml', 'coreml']),
  available: z.boolean(),
  /** Why it cannot be used: not made for this system, does not run here, takes too long, or does not say the same as the CPU. */
  fault: z.enum(['absent', 'broken', 'slow', 'different']).exactOptional(),
  /** The same as a sentence, with what went wrong. */
  reason: z.string().exactOptional(),
});
export type ProviderView = z.infer<typeof providerView>;

export const folderView = z.object({
  path: z.string(),
  parent: z.string().nullable(),
  entries: z.array(z.object({ name: z.string(), path: z.string(), kind: z.enum(['folder', 'file']), bytes: z.number(), modifiedMs: z.number() })),
});
export type FolderView = z.infer<typeof folderView>;

export const COMPANIONS = ['srt', 'vtt', 'ass', 'ttml', 'cue-sheet', 'otio', 'edl', 'fcpxml', 'labels', 'markers'] as const;

export const exportSpec = z.object({
  /**
   * `voices`: the mix without beds. `stems`: one file a character, one for music and effects, one for the original sound.
   * `beds`: music and effects alone. `lines`: one file a line. `video`: the picture with the mix as its sound.
   */
  what: z.enum(['mix', 'voices', 'stems', 'beds', 'lines', 'video']),
  /** A file, and for stems and lines a folder; absolute. */
  target: z.string().min(1),
  format: z.discriminatedUnion('container', [
    z.object({ container: z.literal('wav'), sampleRate: z.union([z.literal(44_100), z.literal(48_000)]), depth: z.union([z.literal(16), z.literal(24), z.literal('32f')]) }),
    z.object({ container: z.literal('flac'), sampleRate: z.union([z.literal(44_100), z.literal(48_000)]), depth: z.union([z.literal(16), z.literal(24)]) }),
    z.object({
      container: z.enum(['mp4', 'webm', 'mkv']),
      sampleRate: z.literal(48_000),
      codec: z.enum(['aac', 'opus', 'flac', 'pcm']),
      bitrateKbps: z.union([z.literal(128), z.literal(160), z.literal(192), z.literal(256), z.literal(320)]),
      /** BCP 47 of the new sound track. */
      language: z.string().min(2).max(35),
      /** The sound that the picture came with stays, behind the new one. */
      keepsOriginal: z.boolean(),
    }),
    z.object({ container: z.literal('mp3'), sampleRate: z.union([z.literal(44_100), z.literal(48_000)]), bitrateKbps: z.union([z.literal(128), z.literal(160), z.literal(192), z.literal(256), z.literal(320)]) }),
  ]),
  loudness: loudnessPreset,
  channels: z.union([z.literal(1), z.literal(2)]),
  /** For files a line: `{index}`, `{character}`, `{text}`, `{project}`, `{take}`. */
  nameTemplate: z.string().min(1).max(200),
  collision: z.enum(['replace', 'number', 'skip']),
  /** Files beside the sound: subtitles, and hand-off to other editors. */
  companions: z.array(z.enum(COMPANIONS)),
  /** Times of cues in subtitle companions: when they are heard (the usual), or as they were imported. */
  cueTimes: z.enum(['spoken', 'imported']).exactOptional(),
  /** Markers or lines as cue points of a WAV, as chapters of an MP3. */
  cuePoints: z.enum(['none', 'markers', 'lines']),
  /** What the delivery gate may do to it; see `gateReport`. */
  gate: z.enum(['off', 'warn', 'block']),
  tags: z.object({ title: z.string().max(200), artist: z.string().max(200), album: z.string().max(200) }).partial(),
  range: z.object({ startSample: z.int().nonnegative(), endSample: z.int().positive() }).nullable(),
});
export type ExportSpec = z.infer<typeof exportSpec>;

export const exportJob = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  spec: exportSpec,
  filesDone: z.int(),
  filesTotal: z.int(),
  /** 0 to 1 over the whole job. */
  share: z.number(),
  remainingMs: z.number().exactOptional(),
  /** Why it failed, for the author. */
  message: z.string().exactOptional(),
  code: z.enum(ERROR_CODES).exactOptional(),
  files: z.array(
    z.object({
      path: z.string(),
      bytes: z.number(),
      lengthMs: z.number(),
      /** Measured on the finished file; null for silence. */
      loudnessLufs: z.number().nullable(),
      truePeakDbtp: z.number().nullable(),
    }),
  ),
  warnings: z.array(z.string()),
});
export type ExportJob = z.infer<typeof exportJob>;

export const appSettings = z.object({
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'dark', 'light']),
  keyPreset: z.enum(['voxloom', 'reaper', 'premiere', 'resolve']),
  /** Action id to key chord, over the preset; null unbinds. */
  keys: z.record(z.string(), z.string().nullable()),
  /** Web Audio device id; empty is the system's. */
  audioDevice: z.string(),
  provider: z.enum(['cpu', 'webgpu', 'cuda', 'directml', 'coreml']),
  tourSeen: z.boolean(),
  /** Sizes and folds of the window's panels, and other view state worth keeping, by name. */
  layout: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  defaultFolder: z.string(),
});
export type AppSettings = z.infer<typeof appSettings>;

export const DEFAULT_APP_SETTINGS: AppSettings = {
  language: 'system',
  theme: 'system',
  keyPreset: 'voxloom',
  keys: {},
  audioDevice: '',
  provider: 'cpu',
  tourSeen: false,
  layout: {},
  defaultFolder: '',
};

/** What this shell can do, told at connect. */
export const capabilities = z.object({
  /** The shell shows the system's own file dialogs; without, the window browses `files.list`. */
  nativeDialogs: z.boolean(),
  /** The shell has a menu bar of its own. */
  nativeMenu: z.boolean(),
  /** The shell can show a file in the system's file manager. */
  revealFile: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilities>;

export const recentProject = z.object({ path: z.string(), title: z.string(), openedAtMs: z.number(), missing: z.boolean() });
export type RecentProject = z.infer<typeof recentProject>;
