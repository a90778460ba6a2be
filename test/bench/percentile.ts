/** The `share` (0 to 1) percentile of some values, interpolated between neighbours. Throws RangeError without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('a percentile of no values');
  return below + (place - Math.floor(place)) * (above - below);
}
