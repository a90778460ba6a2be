import type { SynthesisEvent } from '../../engine/synthesis/synthesiser.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { PreviewWriter } from './preview-store.ts';

/**
 * Lets a line be spoken into a preview. Resolves with the preview's id at the line's first event, so that whatever keeps it
 * from being spoken is told to whoever asked; the sound follows in the background and ends with the preview's reader.
 * @param speak asked at once, with the signal that ends it
 */
export async function fillPreview(
  preview: PreviewWriter,
  speak: (abandoned: AbortSignal) => AsyncIterableIterator<SynthesisEvent>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const early = new AbortController();
  const giveUp = (): void => {
    early.abort();
  };
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  const events = speak(AbortSignal.any([early.signal, preview.abandoned]));
  try {
    const first = (await events.next()) as IteratorResult<SynthesisEvent, undefined>;
    void copy(preview, first.value, events);
    return preview.id;
  } catch (error) {
    preview.fail(asError(error));
    throw error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

async function copy(preview: PreviewWriter, first: SynthesisEvent | undefined, rest: AsyncIterableIterator<SynthesisEvent>): Promise<void> {
  try {
    if (first) await pass(preview, first);
    for await (const event of rest) await pass(preview, event);
    preview.end();
  } catch (error) {
    preview.fail(asError(error));
  }
}

async function pass(preview: PreviewWriter, event: SynthesisEvent): Promise<void> {
  if (event.kind === 'sound') await preview.write(littleEndian(event.samples));
}

/** Every machine this runs on is little-endian, so the floats already are what is sent. */
function littleEndian({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new VoxloomError('engine.failed', 'The line could not be spoken. Try it again.', { cause: error });
}
