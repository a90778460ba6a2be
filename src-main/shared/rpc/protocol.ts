import { z } from 'zod';

import { ERROR_CODES } from '../domain/voxloom-error.ts';
import { utf8Bytes, utf8Text } from './platform.ts';

/*
 * What travels through a `Channel`: JSON in UTF-8, one message each. Window and studio are always of one build, so there is
 * one version and no negotiation. Whoever receives anything else closes the channel: the other end does not speak this
 * protocol, and nothing it may be waiting for can be told.
 */

const VERSION = 1;

/** Longest message either end sends or takes, in bytes. */
export const LONGEST_MESSAGE = 64 * 1024 * 1024;

const version = z.literal(VERSION);
const callId = z.int().nonnegative();

const wireError = z.object({
  code: z.enum(ERROR_CODES),
  /** For the author. */
  message: z.string(),
  /** For the details view: the causes, nearest first. */
  causes: z.array(z.string()),
});
export type WireError = z.infer<typeof wireError>;

const fromWindow = z.discriminatedUnion('kind', [
  // JSON leaves `undefined` out: an input that is missing is for the contract to refuse.
  z.object({ version, kind: z.literal('call'), id: callId, name: z.string().max(100), input: z.unknown().optional() }),
  z.object({ version, kind: z.literal('cancel'), id: callId }),
]);

const fromStudio = z.discriminatedUnion('kind', [
  z.object({ version, kind: z.literal('answer'), id: callId, output: z.unknown() }),
  z.object({ version, kind: z.literal('failure'), id: callId, error: wireError }),
  z.object({ version, kind: z.literal('event'), name: z.string().max(100), body: z.unknown() }),
]);

type Unversioned<M> = M extends unknown ? Omit<M, 'version'> : never;
export type FromWindow = Unversioned<z.infer<typeof fromWindow>>;
export type FromStudio = Unversioned<z.infer<typeof fromStudio>>;

/** @returns undefined for a message longer than `LONGEST_MESSAGE`. Throws for what JSON cannot write. */
export function writeMessage(message: FromWindow | FromStudio): Uint8Array | undefined {
  const bytes = utf8Bytes(JSON.stringify({ version: VERSION, ...message }));
  return bytes.byteLength > LONGEST_MESSAGE ? undefined : bytes;
}

/** @returns undefined for anything but a message of this protocol. */
export const readFromWindow = (bytes: Uint8Array): FromWindow | undefined => readMessage(fromWindow, bytes);

/** @returns undefined for anything but a message of this protocol. */
export const readFromStudio = (bytes: Uint8Array): FromStudio | undefined => readMessage(fromStudio, bytes);

function readMessage<S extends z.ZodType>(schema: S, bytes: Uint8Array): z.infer<S> | undefined {
  if (bytes.byteLength > LONGEST_MESSAGE) return undefined;
  try {
    return schema.safeParse(JSON.parse(utf8Text(bytes))).data;
  } catch {
    return undefined;
  }
}
