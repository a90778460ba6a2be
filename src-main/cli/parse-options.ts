import { parseArgs } from 'node:util';

import { z } from 'zod';

import { BITRATES_KBPS, SAMPLE_RATES, WAV_DEPTHS } from '../services/choose-format.ts';
import { COMPANIONS } from '../shared/contract/views.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { OptionDescription, OptionName, Task } from './options.ts';
import { CUE_TIMES, EXPORTS, FILM_CODECS, FORMATS, GATES, LOUDNESS, OPTIONS } from './options.ts';

/** A number as people write it: no exponents, no "12abc", no empty text. */
const written = z
  .string()
  .regex(/^[+-]?(\d+(\.\d*)?|\.\d+)$/)
  .transform(Number);
const between = (low: number, high: number) => written.pipe(z.number().min(low).max(high));
const nonEmpty = z.string().min(1);
const flag = z.boolean().default(false);

const optionsSchema = z.object({
  out: nonEmpty.optional(),
  voice: nonEmpty.optional(),
  pace: between(0.5, 2).default(1),
  pitch: between(-12, 12).default(0),
  range: between(0, 2).default(1),
  energy: between(-12, 12).default(0),
  seed: written.pipe(z.int().min(0).max(2_147_483_647)).default(1),
  format: z.enum(FORMATS).optional(),
  subs: nonEmpty.optional(),
  cast: nonEmpty.optional(),
  // A depth is told either way: "12 dB down" and "-12".
  duck: written.pipe(z.number().min(-24).max(24)).transform(Math.abs).default(12),
  'join-sentences': flag,
  project: nonEmpty.optional(),
  language: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i).max(35).optional(),
  'keep-original': flag,
  codec: z.enum(FILM_CODECS).optional(),
  export: z.enum(EXPORTS).optional(),
  render: flag,
  name: nonEmpty.max(200).default('{index} {character}'),
  loudness: z.enum(LOUDNESS).optional(),
  companions: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.enum(COMPANIONS)))
    .default([]),
  'cue-times': z.enum(CUE_TIMES).default('spoken'),
  gate: z.enum(GATES).default('warn'),
  report: z.string().regex(/\.(csv|json|html)$/i).optional(),
  rate: written.pipe(z.literal(SAMPLE_RATES)).optional(),
  depth: z.enum(WAV_DEPTHS).optional(),
  bitrate: written.pipe(z.literal(BITRATES_KBPS)).optional(),
  split: flag,
  fit: flag,
  timings: nonEmpty.optional(),
  json: flag,
  'list-voices': flag,
  quiet: flag,
  help: flag,
  version: flag,
} satisfies Record<OptionName, z.ZodType>);

export type Options = z.infer<typeof optionsSchema>;

export interface ParsedCommandLine {
  /** What stands without an option: the input. */
  readonly positionals: readonly string[];
  readonly options: Options;
  /** Names of the options that were given. */
  readonly given: readonly string[];
}

/**
 * Reads the arguments after the program's name. A leading `dub` may be left out.
 * @throws VoxloomError `input.option` with one sentence about the first thing that is wrong.
 */
export function parseOptions(args: readonly string[]): ParsedCommandLine {
  const entries = Object.entries<OptionDescription>(OPTIONS);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(entries.map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }])),
    // Not strict: the sentences about what is wrong are ours, and `--pitch -3` is no riddle.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const given: Record<string, string | true> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') given[token.name] = valueOf(token);
  }
  if (positionals[0] === 'dub') positionals.shift();

  const parsed = optionsSchema.safeParse(given);
  if (parsed.success) return { positionals, options: parsed.data, given: Object.keys(given) };
  const name = String(parsed.error.issues[0]?.path[0]);
  const must = Object.hasOwn(OPTIONS, name) ? (OPTIONS[name as OptionName] as OptionDescription).must : undefined;
  throw wrong(`--${name} must ${must ?? 'not be so'}, not "${String(given[name])}".`);
}

/** @throws VoxloomError `input.option` for an option that this task has no use for. */
export function refuseOthers(task: Task, given: readonly string[]): void {
  for (const name of given) {
    const { for: tasks }: OptionDescription = OPTIONS[name as OptionName];
    if (tasks && !tasks.includes(task)) throw wrong(`--${name} is for a ${tasks.join(' or a ')}; this is a ${task}.`);
  }
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function valueOf({ name, rawName, value, inlineValue }: OptionToken): string | true {
  if (!Object.hasOwn(OPTIONS, name)) throw wrong(`There is no option ${rawName}; --help lists those there are.`);
  const description: OptionDescription = OPTIONS[name as OptionName];
  if (!description.value) {
    if (value !== undefined) throw wrong(`--${name} stands alone, without a value.`);
    return true;
  }
  // What follows is the next option, not a value; a value that does start so is written --name=value.
  if (value === undefined || (!inlineValue && /^--?[a-z]/i.test(value))) throw wrong(`--${name} needs a value: ${description.value}.`);
  return value;
}

function wrong(sentence: string): VoxloomError {
  return new VoxloomError('input.option', sentence);
}
