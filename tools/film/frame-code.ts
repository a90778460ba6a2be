/*
 * The number of each frame, written into its picture so that whoever shows it can be asked which it is: a row of squares
 * along the bottom, first a white and a black one to tell the two apart by, then the number's bits, the lowest first.
 */

export const CODE_BITS = 20;

/** Where the middle of square `index` is, as a share of the width; squares are as high as wide. 0 and 1 are the white and the black one. */
export function squareMiddle(index: number): number {
  return (index + 0.5) / (CODE_BITS + 2);
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
