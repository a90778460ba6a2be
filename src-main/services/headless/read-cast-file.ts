import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** How a character is cast. What is left out is as the voice is by itself. */
export interface CastMember {
  readonly voice: string;
  readonly pace?: number;
  readonly pitchSemitones?: number;
  readonly range?: number;
  readonly energyDb?: number;
}

const voice = z.string().min(1).max(100);
const castFile = z.record(
  z.string().min(1).max(100),
  z.union([
    voice,
    z.strictObject({
      voice,
      pace: z.number().min(0.5).max(2).exactOptional(),
      pitch: z.number().min(-12).max(12).exactOptional(),
      range: z.number().min(0).max(2).exactOptional(),
      energy: z.number().min(-12).max(12).exactOptional(),
    }),
  ]),
);

const FORM = 'It looks like {"Mara": "kathleen-en", "Joss": {"voice": "kathleen-en", "pitch": 2, "pace": 1.05}}';

/**
 * Who speaks with which voice: `{"Mara": "<voice>"}`, or with `pace` (0.5 to 2), `pitch` in semitones (-12 to 12), `range`
 * (0 to 2) and `energy` in dB (-12 to 12), which mean what they mean on the command line.
 * @param installed ids of the voices there are
 * @throws VoxloomError `input.file-missing`, `input.encoding`, `input.voice-unknown`.
 */
export async function readCastFile(path: string, installed: readonly string[]): Promise<ReadonlyMap<string, CastMember>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new VoxloomError('input.file-missing', `There is no cast file "${path}" that you may read.`, { cause });
  });
  const parsed = castFile.safeParse(jsonOf(text, path));
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.map(String).join(', ') ?? '';
    throw new VoxloomError('input.encoding', `The cast file "${path}" is not right${place === '' ? '' : ` at ${place}`}. ${FORM}.`, { cause: parsed.error });
  }
  return new Map(
    Object.entries(parsed.data).map(([name, member]) => {
      const { voice: id, pace, pitch, range, energy } = typeof member === 'string' ? { voice: member } : member;
      if (!installed.includes(id)) {
        throw new VoxloomError('input.voice-unknown', `${name} is cast with "${id}", and there is no such voice. There ${installed.length === 1 ? 'is' : 'are'}: ${installed.join(', ')}.`);
      }
      return [
        name,
        {
          voice: id,
          ...(pace !== undefined && { pace }),
          ...(pitch !== undefined && { pitchSemitones: pitch }),
          ...(range !== undefined && { range }),
          ...(energy !== undefined && { energyDb: energy }),
        },
      ];
    }),
  );
}

function jsonOf(text: string, path: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new VoxloomError('input.encoding', `The cast file "${path}" is no JSON. ${FORM}.`, { cause });
  }
}
