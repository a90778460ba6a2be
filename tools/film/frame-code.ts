/*
 * The number of each frame, written into its picture so that whoever shows it can be asked which it is: a row of squares
 * along the bottom, first a white and a black one to tell the two apart by, then the number's bits, the lowest first.
 */

export const CODE_BITS = 20;

/** Where the middle of square `index` is, as shares of width and height. Squares 0 and 1 are the white and the black one. */
export function squareMiddle(index: number): { readonly x: number; readonly y: number } {
  return { x: (index + 0.5) / (CODE_BITS + 2), y: 1 - 0.5 / (CODE_BITS + 2) };
}

/** Filters of ffmpeg that write the code over frames of `width` x `height`. */
export function frameCodeFilters(width: number, height: number): string[] {
  const side = width / (CODE_BITS + 2);
  const box = (index: number, colour: string, enable?: string): string =>
    `drawbox=x=${Math.round(index * side)}:y=${Math.round(height - side)}:w=${Math.ceil(side)}:h=${Math.ceil(side)}:color=${colour}:t=fill${enable === undefined ? '' : `:enable='${enable}'`}`;
  return [
    `drawbox=x=0:y=${Math.round(height - side)}:w=${width}:h=${Math.ceil(side)}:color=black:t=fill`,
    box(0, 'white'),
    ...Array.from({ length: CODE_BITS }, (_, bit) => box(bit + 2, 'white', `mod(floor(n/${2 ** bit}),2)`)),
  ];
}

/**
 * @param brightness of the middle of square `index`, any scale
 * @returns the frame's number; null where there is no code
 */
export function readFrameCode(brightness: (index: number) => number): number | null {
  const white = brightness(0);
  const black = brightness(1);
  if (white - black < 32) return null;
  let number = 0;
  for (let bit = 0; bit < CODE_BITS; bit++) if (brightness(bit + 2) > (white + black) / 2) number += 2 ** bit;
  return number;
}
