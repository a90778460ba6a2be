import type { Locator } from 'playwright-core';

import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { NAME_STRIP_PX } from '../../../src-renderer/timeline/clip-box.ts';
import { heightOfGain } from '../../../src-renderer/timeline/gain-scale.ts';
import { layoutOf, RULER_HEIGHT_PX, TRACK_HEIGHT_PX } from '../../../src-renderer/timeline/timeline-layout.ts';
import type { Viewport } from '../../../src-renderer/timeline/viewport.ts';
import { fitRange, xOfSample } from '../../../src-renderer/timeline/viewport.ts';
import type { Place } from './drag-pointer.ts';
import type { StudioDriver } from './studio-driver.ts';

/** The upper and lower margin of a clip in its track, CSS px. */
const MARGIN_PX = 3;
/** Inside the strip of names, where a clip is taken as a whole. */
const NAME_PX = 6;
/** The handle of a fade that has no length stands so far inside its clip. */
const FADE_HANDLE_PX = 11;

/**
 * Where things are on the timeline while it shows everything from the first sample to `endSample`, which `showEverything`
 * asks for. The picture has nothing that a test could take hold of, so places are worked out as they are drawn.
 */
export class TimelineHand {
  readonly #studio: StudioDriver;
  readonly list: Locator;
  readonly markers: Locator;
  #viewport: Viewport = { startSample: 0, samplesPerPixel: 1 };
  #origin: Place = { x: 0, y: 0 };

  constructor(studio: StudioDriver) {
    this.#studio = studio;
    this.list = studio.region('Timeline').getByRole('listbox', { name: 'Clips' });
    this.markers = studio.region('Timeline').getByRole('listbox', { name: 'Markers' });
  }

  button(name: string): Locator {
    return this.#studio.region('Timeline').getByRole('button', { name, exact: true });
  }

  async showEverything(document: ProjectDocument): Promise<void> {
    await this.button('Show everything').click();
    const stage = await this.#studio.region('Timeline').locator('canvas[aria-hidden]:not([data-meter-of])').last().boundingBox();
    if (!stage) throw new Error('the timeline is not on screen');
    this.#origin = { x: stage.x, y: stage.y };
    this.#viewport = fitRange(0, layoutOf(document).endSample, stage.width);
  }

  /** Samples that a CSS px covers. */
  get samplesPerPixel(): number {
    return this.#viewport.samplesPerPixel;
  }

  /** A moment in the row of times, where the playhead is put. */
  onRuler(sample: number): Place {
    return this.#at(sample, RULER_HEIGHT_PX - 14);
  }

  /** A moment at the top of the ruler, where the range is drawn. */
  onRangeStrip(sample: number): Place {
    return this.#at(sample, 5);
  }

  onFlag(sample: number): Place {
    const { x, y } = this.#at(sample, RULER_HEIGHT_PX - 6);
    return { x: x + 5, y };
  }

  /** A moment on the name of a clip, by which it is taken as it is. */
  onName(document: ProjectDocument, clip: Clip, sample = clip.startSample + clip.lengthSamples / 2): Place {
    return this.#at(sample, this.#top(document, clip.trackId) + NAME_PX);
  }

  onEdge(document: ProjectDocument, clip: Clip, edge: 'start' | 'end'): Place {
    const place = this.#at(edge === 'start' ? clip.startSample : clip.startSample + clip.lengthSamples, this.#top(document, clip.trackId) + TRACK_HEIGHT_PX / 2 + 12);
    return { ...place, x: place.x + (edge === 'start' ? 1 : -1) };
  }

  onFade(document: ProjectDocument, clip: Clip, which: 'in' | 'out'): Place {
    const end = clip.startSample + clip.lengthSamples;
    const fadePx = Math.max(FADE_HANDLE_PX, (which === 'in' ? clip.fadeInSamples : clip.fadeOutSamples) / this.samplesPerPixel);
    const place = this.#at(which === 'in' ? clip.startSample : end, this.#top(document, clip.trackId) + NAME_STRIP_PX);
    return { ...place, x: place.x + (which === 'in' ? fadePx : -fadePx) };
  }

  /** A moment of a clip at the height of a gain, as its gain line is drawn. */
  onGain(document: ProjectDocument, clip: Clip, sample: number, gainDb: number): Place {
    const height = TRACK_HEIGHT_PX - 2 * MARGIN_PX - NAME_STRIP_PX;
    return this.#at(sample, this.#top(document, clip.trackId) + NAME_STRIP_PX + height * (1 - heightOfGain(gainDb)));
  }

  /** Between the tracks' clips: nothing is there at this moment of the track. */
  onLane(document: ProjectDocument, trackId: string, sample: number): Place {
    return this.#at(sample, this.#top(document, trackId) + TRACK_HEIGHT_PX / 2);
  }

  #top(document: ProjectDocument, trackId: string): number {
    const row = layoutOf(document).rowOfTrack.get(trackId);
    if (!row) throw new Error(`no track ${trackId}`);
    return RULER_HEIGHT_PX + row.topPx + MARGIN_PX;
  }

  #at(sample: number, y: number): Place {
    return { x: this.#origin.x + xOfSample(this.#viewport, sample), y: this.#origin.y + y };
  }
}
