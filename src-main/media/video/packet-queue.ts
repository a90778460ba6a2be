import type { EncodedPacket } from 'mediabunny';

/** Packets that come when they come, taken in their order. */
export class PacketQueue {
  readonly #ready = new Map<number, EncodedPacket>();
  #taken = 0;
  #end = Infinity;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  /** Packets that wait to be taken. */
  get waiting(): number {
    return this.#ready.size;
  }

  /** @param index place in the order, from 0, each once */
  put(index: number, packet: EncodedPacket): void {
    this.#ready.set(index, packet);
    if (index === this.#taken) this.#wake?.();
  }

  /** No packet of that index or a later one will come. */
  endAt(count: number): void {
    this.#end = count;
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake?.();
  }

  /** @returns the next packet; undefined behind the last */
  async take(): Promise<EncodedPacket | undefined> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const packet = this.#ready.get(this.#taken);
      if (packet) {
        this.#ready.delete(this.#taken);
        this.#taken += 1;
        return packet;
      }
      if (this.#taken >= this.#end) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = undefined;
    }
  }
}
