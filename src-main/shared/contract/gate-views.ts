import { z } from 'zod';

export const GATE_CODES = [
  'line-missing',
  'line-stale',
  'line-failed',
  'line-overlaps',
  'line-over',
  'line-off-slot',
  'line-clipped',
  'line-silent',
  'rate-jump',
  'cue-silent',
  'loudness-off',
  'peak-over',
  'voice-missing',
  'voice-licence',
  'picture-missing',
] as const;

/** One thing about a project that stands against its delivery. */
export const gateFinding = z.object({
  code: z.enum(GATE_CODES),
  level: z.enum(['block', 'warn', 'note']),
  lineId: z.string().nullable(),
  /** Where on the programme; null for all of it. */
  atSample: z.int().nonnegative().nullable(),
  /** What sentences about it are filled with: seconds, decibels, names. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type GateFinding = z.infer<typeof gateFinding>;

export const gateReport = z.object({
  title: z.string(),
  checkedAtMs: z.number(),
  /** The worst level among the findings; `note` for none. */
  level: z.enum(['block', 'warn', 'note']),
  findings: z.array(gateFinding),
  /** Of the mix before it is brought to a loudness; null when it was not measured. */
  measures: z.object({ lengthMs: z.number(), loudnessLufs: z.number().nullable(), truePeakDbtp: z.number().nullable() }).nullable(),
  voices: z.array(z.object({ voiceId: z.string(), name: z.string(), licence: z.string(), lines: z.int() })),
});
export type GateReport = z.infer<typeof gateReport>;
