import { DEFAULT_SETTINGS } from '../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { ProjectSettings } from '../../src-main/shared/domain/project-rows.ts';
import type { TimelineLayout, TrackRow } from './timeline-layout.ts';
import { RULER_HEIGHT_PX } from './timeline-layout.ts';
import type { Viewport } from './viewport.ts';

/** Everything the timeline shows at one moment. Drawing, hit testing and gestures read it and nothing else. */
export interface TimelineScene {
  readonly document: ProjectDocument;
  readonly layout: TimelineLayout;
  readonly viewport: Viewport;
  /** Of the canvas, with the ruler at its top. CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** How far the tracks are scrolled up under the ruler. */
  readonly scrollTopPx: number;
  /** Times as tall as they are. */
  readonly waveZoom: number;
  readonly selectedClipIds: ReadonlySet<string>;
  readonly snap: boolean;
  readonly ripple: boolean;
  readonly playheadSample: number;
}

export function settingsOf(document: ProjectDocument): ProjectSettings {
  return document.settings.get('project') ?? DEFAULT_SETTINGS;
}

/** Top of a track's row on the canvas. */
export function yOfRow(scene: Pick<TimelineScene, 'scrollTopPx'>, row: TrackRow): number {
  return RULER_HEIGHT_PX + row.topPx - scene.scrollTopPx;
}

/** The track under a y of the canvas; undefined on the ruler and below the last one. */
export function rowAtY(scene: Pick<TimelineScene, 'scrollTopPx' | 'layout'>, y: number): TrackRow | undefined {
  if (y < RULER_HEIGHT_PX) return undefined;
  const top = y - RULER_HEIGHT_PX + scene.scrollTopPx;
  return scene.layout.rows.find((row) => top >= row.topPx && top < row.topPx + row.heightPx);
}
