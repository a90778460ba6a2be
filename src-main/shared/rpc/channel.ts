/**
 * A pipe of whole messages between the window and the studio: all that the protocol knows of Electron, a WebSocket or a
 * test. Messages arrive once and in order until the channel closes; then `onClose` is told once and nothing follows.
 */
export interface Channel {
  /** Never throws: what is sent into a closed channel is dropped, since `onClose` tells the same news. */
  send(message: Uint8Array): void;
  /** At most one receiver; set it in the same turn as the channel was got, so that nothing is missed. */
  onMessage(receive: (message: Uint8Array) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}
