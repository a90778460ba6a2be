import { describe, expect, it } from 'vitest';

import { spectrogramColours } from '../../../../../src-renderer/panels/delivery/viridis.ts';

/** Relative luminance over a ground of `ground` (0 to 1). */
function luminance([red = 0, green = 0, blue = 0, opacity = 0]: readonly number[], ground: number): number {
  const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const over = (channel: number) => linear(channel * opacity + ground * (1 - opacity));
  return 0.2126 * over(red) + 0.7152 * over(green) + 0.0722 * over(blue);
}

describe('colours of the spectrogram', () => {
  it('are 256, within 0 to 1, and nothing where there is silence', () => {
    for (const theme of ['dark', 'light'] as const) {
      const colours = spectrogramColours(theme);
      expect(colours).toHaveLength(256);
      expect(colours.flat().every((channel) => channel >= 0 && channel <= 1)).toBe(true);
      expect(colours[0]?.[3]).toBe(0);
      expect(colours[255]?.[3]).toBe(1);
    }
  });

  it('make loud sound stand out from the ground, more the louder it is', () => {
    const dark = spectrogramColours('dark').map((colour) => luminance(colour, 0.09));
    const light = spectrogramColours('light').map((colour) => luminance(colour, 0.92));
    for (let step = 96; step < 256; step++) {
      expect(dark[step]).toBeGreaterThan((dark[step - 8] ?? 0) - 1e-3);
      expect(light[step]).toBeLessThan((light[step - 8] ?? 1) + 1e-3);
    }
    expect(dark[255]).toBeGreaterThan(0.7);
    expect(light[255]).toBeLessThan(0.05);
  });
});
