/** The window's colours as a canvas can use them. */
export interface TakePalette {
  readonly theme: 'dark' | 'light';
  readonly ground: string;
  readonly raised: string;
  readonly raisedMore: string;
  readonly line: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly warm: string;
  /** The character's own. */
  readonly hue: string;
  readonly font: string;
}

const TOKENS = { ground: '--ground', raised: '--raised-1', raisedMore: '--raised-2', line: '--line', text: '--text', text2: '--text-2', text3: '--text-3', accent: '--accent', warm: '--warm' } as const;

/** Reads the tokens as they are at `element` now; `colour` is the character's (0 to 11). */
export function readPalette(element: HTMLElement, colour: number): TakePalette {
  const probe = element.ownerDocument.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, resolve(token)])) as Record<keyof typeof TOKENS, string>;
  const hue = resolve(`--hue-${String(colour)}`);
  probe.remove();
  const font = getComputedStyle(element).fontFamily;
  return { ...colours, hue, font, theme: lightness(colours.ground) < 0.5 ? 'dark' : 'light' };
}

/** Rough lightness of a colour as a browser computes it, 0 to 1. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const scale = colour.startsWith('rgb') ? 255 : 1;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / scale;
}
