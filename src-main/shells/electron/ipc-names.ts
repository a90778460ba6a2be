/** Messages between preload and shell. All three carry bytes of the studio's own protocol or nothing at all. */
export const IPC = {
  /** Window to shell, once a page: opens its channel. */
  open: 'voxloom:open',
  /** Both ways: one message of the channel. */
  message: 'voxloom:message',
  /** Both ways: the channel is closed. */
  close: 'voxloom:close',
} as const;
