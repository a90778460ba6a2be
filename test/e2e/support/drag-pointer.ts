import type { Page } from 'playwright-core';

/** A place in the window, in CSS px from its top left. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface DragHold {
  /** Keys held from the press to the release. */
  readonly keys?: readonly string[];
  /** What happens with the button still down, at the end of the way. */
  readonly beforeRelease?: () => Promise<void>;
}

/** Presses at the first place, goes over the others as a hand does, and lets go at the last. */
export async function dragPointer(page: Page, way: readonly Place[], { keys = [], beforeRelease }: DragHold = {}): Promise<void> {
  const [first, ...others] = way;
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  for (const key of keys) await page.keyboard.down(key);
  await page.mouse.down();
  for (const { x, y } of others) await page.mouse.move(x, y, { steps: 4 });
  await beforeRelease?.();
  await page.mouse.up();
  for (const key of keys) await page.keyboard.up(key);
}
