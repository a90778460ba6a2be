import type { Transport } from '../playback/transport.ts';
import { followTheme, readPalette } from './drawing/palette.ts';

/** Bottom of the scale. */
const FLOOR_DB = -54;
const WARM_FROM_DB = -6;
/** What a meter falls back by once the sound is softer. */
const FALL_DB_PER_S = 26;
const HOLD_MS = 1200;

interface MeterState {
  levelDb: number;
  heldDb: number;
  heldUntilMs: number;
}

/** Draws the peak meters of all headers in one loop, which runs while something sounds and until the last bar has fallen. */
export class TrackMeters {
  readonly #transport: Transport;
  readonly #list: HTMLElement;
  readonly #states = new Map<string, MeterState>();
  readonly #endings: (() => void)[] = [];
  #palette = readPalette();
  #request = 0;
  #drawnAtMs = 0;

  constructor(transport: Transport, list: HTMLElement) {
    this.#transport = transport;
    this.#list = list;
    this.#endings.push(transport.state.subscribe(this.#ask));
    this.#endings.push(followTheme(() => {
      this.#palette = readPalette();
      this.#ask();
    }));
    const observer = new MutationObserver(this.#ask);
    observer.observe(list, { childList: true });
    this.#endings.push(() => {
      observer.disconnect();
      cancelAnimationFrame(this.#request);
    });
    this.#ask();
  }

  dispose(): void {
    for (const end of this.#endings) end();
  }

  readonly #ask = (): void => {
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#frame);
  };

  readonly #frame = (nowMs: number): void => {
    this.#request = 0;
    const elapsedMs = Math.min(100, nowMs - this.#drawnAtMs);
    this.#drawnAtMs = nowMs;
    const { playing } = this.#transport.state.get();
    const peaks = playing ? this.#transport.meters().trackPeaksDb : new Map<string, number>();
    let isMoving = playing;
    for (const canvas of this.#list.querySelectorAll<HTMLCanvasElement>('canvas[data-meter-of]')) {
      const trackId = canvas.dataset['meterOf'] ?? '';
      const state = this.#follow(trackId, peaks.get(trackId) ?? -Infinity, nowMs, elapsedMs);
      if (state.levelDb > FLOOR_DB || state.heldDb > FLOOR_DB) isMoving = true;
      this.#draw(canvas, state);
    }
    if (isMoving) this.#ask();
  };

  #follow(trackId: string, peakDb: number, nowMs: number, elapsedMs: number): MeterState {
    const state = this.#states.get(trackId) ?? { levelDb: FLOOR_DB, heldDb: FLOOR_DB, heldUntilMs: 0 };
    this.#states.set(trackId, state);
    state.levelDb = Math.max(peakDb, FLOOR_DB, state.levelDb - (FALL_DB_PER_S * elapsedMs) / 1000);
    if (peakDb >= state.heldDb) {
      state.heldDb = peakDb;
      state.heldUntilMs = nowMs + HOLD_MS;
    } else if (nowMs > state.heldUntilMs) state.heldDb = Math.max(FLOOR_DB, state.heldDb - (FALL_DB_PER_S * elapsedMs) / 1000);
    return state;
  }

  #draw(canvas: HTMLCanvasElement, { levelDb, heldDb }: MeterState): void {
    const context = canvas.getContext('2d');
    if (!context) return;
    const ratio = window.devicePixelRatio;
    const width = Math.round(8 * ratio);
    const height = Math.round(55 * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const yOf = (levelInDb: number): number => Math.round(height * Math.min(1, Math.max(0, levelInDb / FLOOR_DB)));
    context.fillStyle = this.#palette.ground;
    context.fillRect(0, 0, width, height);
    const top = yOf(levelDb);
    const warm = yOf(WARM_FROM_DB);
    context.fillStyle = this.#palette.accent;
    context.fillRect(0, Math.max(top, warm), width, height - Math.max(top, warm));
    context.fillStyle = this.#palette.warm;
    if (top < warm) context.fillRect(0, top, width, warm - top);
    if (heldDb <= FLOOR_DB) return;
    context.fillStyle = heldDb >= -0.1 ? this.#palette.danger : this.#palette.text;
    context.fillRect(0, yOf(heldDb), width, Math.max(1, Math.round(ratio)));
  }
}
