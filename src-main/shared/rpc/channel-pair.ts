import type { Channel } from './channel.ts';
import { CloseListeners } from './close-listeners.ts';

/** Two ends of a channel within one process. Messages are copied and arrive in a later turn, as they would by wire. */
export function channelPair(): [Channel, Channel] {
  const first = new PairEnd();
  const second = new PairEnd();
  first.join(second);
  second.join(first);
  return [first, second];
}

class PairEnd implements Channel {
  readonly #closing = new CloseListeners();
  #peer: PairEnd | undefined;
  #receive: (message: Uint8Array) => void = () => undefined;
  #open = true;

  join(peer: PairEnd): void {
    this.#peer = peer;
  }

  send(message: Uint8Array): void {
    if (!this.#open) return;
    const copy = message.slice();
    void Promise.resolve().then(() => this.#peer?.arrive(copy));
  }

  onMessage(receive: (message: Uint8Array) => void): void {
    this.#receive = receive;
  }

  onClose(closed: () => void): void {
    this.#closing.add(closed);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    // After what was sent before, and never within the caller's own turn.
    void Promise.resolve().then(() => {
      this.#closing.tell();
      this.#peer?.peerClosed();
    });
  }

  private arrive(message: Uint8Array): void {
    if (this.#open) this.#receive(message);
  }

  private peerClosed(): void {
    this.#open = false;
    this.#closing.tell();
  }
}
