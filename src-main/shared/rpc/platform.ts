import type { CancelSignal } from './cancel-signal.ts';

/*
 * As much as the protocol needs of what every platform of ours has built in. `shared` compiles without the types of a
 * browser or of Node, so that nothing of either slips in unseen; what it does use of both is written down here.
 */

interface CancelController {
  readonly signal: CancelSignal;
  abort(): void;
}

declare const AbortController: new () => CancelController;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (label: 'utf-8', options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

export type { CancelController };

export const newCancelController = (): CancelController => new AbortController();

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text);

/** Throws `TypeError` for bytes that are not UTF-8. */
export const utf8Text = (bytes: Uint8Array): string => decoder.decode(bytes);
