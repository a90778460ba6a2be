import { samplesUrl } from '../../../src-main/shared/contract/media-url.ts';
import type { Take } from '../../../src-main/shared/domain/project-rows.ts';
import { msOfSamples } from '../../../src-main/shared/domain/time.ts';
import type { TakeLayout } from './take-layout.ts';
import type { TakePalette } from './take-palette.ts';
import type { TimeView } from './time-view.ts';
import type { WordSpan } from './wave-layer.ts';
import { WaveLayer } from './wave-layer.ts';

export interface WaveWish {
  readonly take: Take | null;
  readonly words: readonly WordSpan[];
  readonly layout: TakeLayout;
  readonly palette: TakePalette;
  readonly view: TimeView;
  /** 0 to 1. */
  readonly strength: number;
  /** Told when the sound has come and its length counts. */
  readonly loaded: () => void;
}

/** Resizing a window makes many sizes; the picture is made for the last. */
const RESIZE_MS = 120;

/** Keeps one wave layer for the take that is shown: fetches its samples once, and makes it anew when size or theme change. */
export class WaveSource {
  readonly #parent: HTMLElement;
  #layer: WaveLayer | null = null;
  #made = '';
  #samples: { readonly soundId: string; readonly values: Float32Array } | null = null;
  #fetching: { readonly soundId: string; readonly controller: AbortController } | null = null;
  #wish: WaveWish | null = null;
  #words: readonly WordSpan[] = [];
  #making: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** Length of the take that is seen; 0 without one. */
  get lengthMs(): number {
    return this.#samples && this.#samples.soundId === this.#wish?.take?.soundId ? msOfSamples(this.#samples.values.length) : 0;
  }

  set(wish: WaveWish): void {
    this.#wish = wish;
    const soundId = wish.take?.soundId;
    if (soundId === undefined || (this.#samples && this.#samples.soundId !== soundId)) this.#clear();
    if (soundId !== undefined && this.#samples?.soundId !== soundId) this.#fetch(soundId);
    this.#make();
    this.#layer?.setStrength(wish.strength);
  }

  show(view: TimeView): void {
    this.#layer?.show(view);
  }

  destroy(): void {
    this.#clear();
  }

  #clear(): void {
    clearTimeout(this.#making);
    this.#fetching?.controller.abort();
    this.#fetching = null;
    this.#layer?.destroy();
    this.#layer = null;
    this.#made = '';
    this.#samples = null;
  }

  #fetch(soundId: string): void {
    if (this.#fetching?.soundId === soundId) return;
    this.#fetching?.controller.abort();
    const controller = new AbortController();
    this.#fetching = { soundId, controller };
    const load = async (): Promise<void> => {
      const response = await fetch(samplesUrl(soundId), { signal: controller.signal });
      // A take whose sound is not to be had is shown without: the plan alone can be worked on.
      if (!response.ok) return;
      const values = new Float32Array(await response.arrayBuffer());
      if (values.length === 0) return;
      this.#samples = { soundId, values };
      this.#wish?.loaded();
    };
    load().catch(() => undefined);
  }

  #make(): void {
    const wish = this.#wish;
    const samples = this.#samples;
    if (!wish || !samples || samples.soundId !== wish.take?.soundId || wish.layout.width === 0) return;
    const { layout, palette } = wish;
    const wanted = [samples.soundId, layout.wave.height, layout.pitch.height, palette.theme, palette.hue].join('/');
    if (wanted !== this.#made) {
      clearTimeout(this.#making);
      const make = (): void => {
        this.#layer?.destroy();
        this.#layer = new WaveLayer(this.#parent, samples.values, layout, palette, (this.#wish ?? wish).view);
        this.#layer.setStrength((this.#wish ?? wish).strength);
        this.#words = [];
        this.#showWords();
      };
      const first = this.#layer === null;
      this.#made = wanted;
      if (first) make();
      else this.#making = setTimeout(make, RESIZE_MS);
    }
    this.#showWords();
  }

  #showWords(): void {
    if (!this.#wish || !this.#layer || this.#words === this.#wish.words) return;
    this.#words = this.#wish.words;
    this.#layer.showWords(this.#words, wordShade(this.#wish.palette));
  }
}

/** Every other word is a shade apart, in both themes. */
function wordShade({ theme }: TakePalette): string {
  return theme === 'dark' ? 'rgb(255 255 255 / 5%)' : 'rgb(0 0 0 / 5%)';
}
