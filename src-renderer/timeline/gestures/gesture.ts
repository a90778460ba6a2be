import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { Box } from '../clip-box.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import type { Viewport } from '../viewport.ts';

/** Where the pointer is on the canvas, and what is held with it. `mod` is Ctrl, or Command on a Mac. */
export interface PointerPoint {
  readonly x: number;
  readonly y: number;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
}

/**
 * What a gesture would do if it ended now. The calls are run on the document to draw it, so what is seen while dragging
 * is what will be committed, and they are committed once when the pointer is let go. Escape forgets all of it.
 */
export interface Draft {
  readonly calls: readonly CommandCall[];
  /** Clips that will be selected. */
  readonly selectClipIds?: readonly string[];
  /** Where the playhead is meanwhile; it stays there afterwards. */
  readonly seekSample?: number;
  readonly viewport?: Viewport;
  readonly scrollTopPx?: number;
  readonly marquee?: Box;
  /** Drawn as a line over all tracks: where an edge caught. */
  readonly snappedSample?: number | null;
  /** What changes, in numbers, shown beside the pointer: a length of time, or a gain. */
  readonly figure?: { readonly kind: 'distance' | 'position'; readonly samples: number } | { readonly kind: 'gain'; readonly gainDb: number };
}

/**
 * One thing that a pointer does from press to release. Made when it is entered, with all it needs to remember; after that
 * `process` depends on its arguments alone, so that a gesture may go back the way it came and leave nothing behind.
 */
export interface Gesture {
  readonly cursor: string;
  /** The view follows when the pointer leaves it sideways. */
  readonly scrollsAtEdges: boolean;
  readonly process: (scene: TimelineScene, pointer: PointerPoint) => Draft;
}

export const NOTHING_YET: Draft = { calls: [] };
