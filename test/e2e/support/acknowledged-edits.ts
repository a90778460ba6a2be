import type { Page } from 'playwright-core';

import { readFromStudio, readFromWindow } from '../../../src-main/shared/rpc/protocol.ts';

interface Commit {
  readonly commands: readonly { readonly name: string; readonly arguments: unknown }[];
}

/** Commands that the studio has told the window it keeps, oldest first. */
export type AcknowledgedEdits = readonly Commit['commands'][number][];

/**
 * Listens to the window's connection from its next loading on. @returns what is acknowledged, growing; it stays empty
 * where the connection is none that can be listened to (Electron's).
 */
export function followAcknowledgedEdits(page: Page): AcknowledgedEdits {
  const acknowledged: Commit['commands'][number][] = [];
  page.on('websocket', (socket) => {
    const asked = new Map<number, Commit>();
    socket.on('framesent', ({ payload }) => {
      const message = readFromWindow(Buffer.from(payload));
      if (message?.kind === 'call' && message.name === 'project.commit') asked.set(message.id, message.input as Commit);
    });
    socket.on('framereceived', ({ payload }) => {
      const message = readFromStudio(Buffer.from(payload));
      if (message?.kind === 'answer') acknowledged.push(...(asked.get(message.id)?.commands ?? []));
    });
  });
  return acknowledged;
}
