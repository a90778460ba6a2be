import { parseArgs } from 'node:util';

import { z } from 'zod';

import { BITRATES_KBPS, CONTAINERS, SAMPLE_RATES, WAV_DEPTHS } from '../services/choose-format.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { OptionDescription, OptionName } from './options.ts';
import { OPTIONS } from './options.ts';

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
  format: z.enum(CONTAINERS).optional(),
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
  if (parsed.success) return { positionals, options: parsed.data };
  const name = String(parsed.error.issues[0]?.path[0]);
  const must = Object.hasOwn(OPTIONS, name) ? (OPTIONS[name as OptionName] as OptionDescription).must : undefined;
  throw wrong(`--${name} must ${must ?? 'not be so'}, not "${String(given[name])}".`);
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
