import { RATE_STEPS } from '../../fit/rate-colour.ts';

/** The colours of the window's theme, as the canvas needs them: resolved strings. */
export interface Palette {
  readonly ground: string;
  readonly raised1: string;
  readonly raised2: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly accentGround: string;
  readonly onAccent: string;
  readonly warm: string;
  readonly danger: string;
  readonly onHue: string;
  readonly hues: readonly string[];
  /** Speeds of speech, slow first; see `rateStep`. */
  readonly rates: readonly string[];
  readonly font: string;
}

/** Reads the tokens that hold now; asked again when the theme changes (`followTheme`). */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: token('--ground'),
    raised1: token('--raised-1'),
    raised2: token('--raised-2'),
    line: token('--line'),
    lineStrong: token('--line-strong'),
    text: token('--text'),
    text2: token('--text-2'),
    text3: token('--text-3'),
    accent: token('--accent'),
    accentGround: token('--accent-ground'),
    onAccent: token('--on-accent'),
    warm: token('--warm'),
    danger: token('--danger'),
    onHue: token('--on-hue'),
    hues: Array.from({ length: 12 }, (_, hue) => token(`--hue-${hue}`)),
    rates: Array.from({ length: RATE_STEPS }, (_, step) => token(`--rate-${step}`)),
    font: token('--font'),
  };
}

/** @returns a function that ends it. */
export function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
