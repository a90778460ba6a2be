import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin from 'wavesurfer.js/plugins/regions';
import SpectrogramPlugin from 'wavesurfer.js/plugins/spectrogram';

import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import { spectrogramColours } from './viridis.ts';
import type { TakeLayout } from './take-layout.ts';
import type { TakePalette } from './take-palette.ts';
import type { TimeView } from './time-view.ts';

export interface WordSpan {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** 21 ms: narrow enough to show the edges of phones, wide enough to part the harmonics of most voices. */
const FFT_SAMPLES = 1024;
const HIGHEST_HZ = 7000;
const GAIN_DB = 20;
const RANGE_DB = 65;
/** After the last turn of the wheel; until then the picture is stretched. */
const SETTLE_MS = 140;

/**
 * Waveform and spectrogram of a take, by wavesurfer, under our own layer: it draws, and is never touched or played. It is
 * given the samples themselves, so that nothing is decoded and the picture is of exactly what the studio keeps.
 */
export class WaveLayer {
  readonly #host: HTMLElement;
  readonly #surfer: WaveSurfer;
  readonly #regions: InstanceType<typeof RegionsPlugin>;
  #drawn: TimeView | null = null;
  #wanted: TimeView;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #ready = false;

  constructor(parent: HTMLElement, samples: Float32Array, layout: TakeLayout, palette: TakePalette, view: TimeView) {
    this.#wanted = view;
    this.#host = document.createElement('div');
    this.#host.setAttribute('aria-hidden', 'true');
    Object.assign(this.#host.style, { position: 'absolute', insetInline: '0', top: `${String(layout.wave.top)}px`, transformOrigin: '0 0' });
    this.#surfer = WaveSurfer.create({
      container: this.#host,
      height: layout.wave.height,
      waveColor: palette.hue,
      progressColor: palette.hue,
      cursorWidth: 0,
      interact: false,
      hideScrollbar: true,
      fillParent: false,
      autoScroll: false,
      normalize: true,
      minPxPerSec: view.pixelsPerMs * 1000,
    });
    this.#surfer.registerPlugin(
      new SpectrogramPlugin({
        height: layout.pitch.height,
        fftSamples: FFT_SAMPLES,
        frequencyMax: HIGHEST_HZ,
        scale: 'mel',
        // Only what is seen is computed: a line zoomed to single periods would else be ten thousands of columns.
        rendering: 'windowed',
        gainDB: GAIN_DB,
        rangeDB: RANGE_DB,
        colorMap: spectrogramColours(palette.theme),
      }),
    );
    this.#regions = this.#surfer.registerPlugin(new RegionsPlugin(undefined));
    adoptStyles(this.#host);
    parent.append(this.#host);
    this.#surfer.on('redrawcomplete', () => {
      this.#place();
    });
    // A load that another take overtakes, or that the view is closed on, is nobody's failure.
    void this.#surfer.load('', [samples], samples.length / PROJECT_SAMPLE_RATE).then(
      () => {
        this.#ready = true;
        this.show(this.#wanted);
      },
      () => undefined,
    );
  }

  /** Follows the view: at once by stretching what is drawn, then sharply. */
  show(view: TimeView): void {
    this.#wanted = view;
    this.#place();
    clearTimeout(this.#settling);
    if (!this.#ready || this.#drawn?.pixelsPerMs === view.pixelsPerMs) return;
    this.#settling = setTimeout(() => {
      this.#drawn = view;
      this.#surfer.zoom(view.pixelsPerMs * 1000);
      this.#place();
    }, this.#drawn ? SETTLE_MS : 0);
  }

  /** Words of the take as regions, to be seen behind the pitch. */
  showWords(words: readonly WordSpan[], colour: string): void {
    this.#regions.clearRegions();
    for (const [index, { startMs, endMs }] of words.entries()) {
      if (index % 2 === 0) this.#regions.addRegion({ start: startMs / 1000, end: endMs / 1000, drag: false, resize: false, color: colour });
    }
  }

  /** How strongly it is seen, 0 to 1: a take that no longer says what the line says stays faint behind the plan. */
  setStrength(strength: number): void {
    this.#host.style.opacity = String(strength);
  }

  destroy(): void {
    clearTimeout(this.#settling);
    this.#surfer.destroy();
    this.#host.remove();
  }

  #place(): void {
    const drawnPixelsPerMs = (this.#drawn ?? this.#wanted).pixelsPerMs;
    this.#surfer.setScroll(this.#wanted.startMs * drawnPixelsPerMs);
    const stretch = this.#wanted.pixelsPerMs / drawnPixelsPerMs;
    // Its own scrolling ends with the take; where the plan goes on beyond it, the rest of the way is moved.
    const missing = (this.#surfer.getScroll() - this.#wanted.startMs * drawnPixelsPerMs) * stretch;
    this.#host.style.transform = `translateX(${String(missing)}px) scaleX(${String(stretch)})`;
  }
}

/**
 * wavesurfer brings its style sheet inside a `<style>` element, which the window's policy (`style-src 'self'`) would
 * refuse as soon as it came into the document. Before that, the same rules are adopted as a constructed style sheet, which
 * is script and allowed, and the element is taken out.
 */
function adoptStyles(host: HTMLElement): void {
  for (const { shadowRoot } of host.children) {
    for (const style of shadowRoot?.querySelectorAll('style') ?? []) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style.textContent);
      shadowRoot?.adoptedStyleSheets.push(sheet);
      style.remove();
    }
  }
}
