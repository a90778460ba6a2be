type Rgb = readonly [number, number, number];

/** Eleven points of viridis (Smith and van der Walt, CC0): even steps of lightness, readable without colour vision. */
const POINTS: readonly Rgb[] = [
  [0x44, 0x01, 0x54],
  [0x48, 0x24, 0x75],
  [0x41, 0x44, 0x87],
  [0x35, 0x5f, 0x8d],
  [0x2a, 0x78, 0x8e],
  [0x21, 0x91, 0x8c],
  [0x22, 0xa8, 0x84],
  [0x44, 0xbf, 0x70],
  [0x7a, 0xd1, 0x51],
  [0xbd, 0xdf, 0x26],
  [0xfd, 0xe7, 0x25],
];

/** Below this share of the scale there is nothing to hear: it fades into the ground of the window. */
const FADE = 0.3;
const STEPS = 256;

/**
 * Viridis for the spectrogram: 256 steps of red, green, blue and opacity, 0 to 1, quiet first. On a light ground it runs
 * the other way, so that loud is always what stands out.
 */
export function spectrogramColours(theme: 'dark' | 'light'): number[][] {
  return Array.from({ length: STEPS }, (_, step) => {
    const share = step / (STEPS - 1);
    const opacity = Math.min(1, share / FADE);
    return [...mixed(theme === 'dark' ? share : 1 - share).map((channel) => channel / 255), opacity * opacity];
  });
}

function mixed(share: number): number[] {
  const place = share * (POINTS.length - 1);
  const index = Math.min(Math.floor(place), POINTS.length - 2);
  const from = POINTS[index] ?? [0, 0, 0];
  const to = POINTS[index + 1] ?? from;
  return from.map((channel, at) => channel + ((to[at] ?? channel) - channel) * (place - index));
}
