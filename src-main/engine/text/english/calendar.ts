/** Names of months and days with their abbreviations, capitalised as written. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
const DAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

function names(list: readonly string[], abbreviations: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  list.forEach((name, index) => {
    for (const written of [name, ...(abbreviations[index] ?? [])]) map.set(written, name);
  });
  return map;
}

/** Lower-case written form to month. */
export const MONTH_NAMES = names(MONTHS, [
  ['jan'], ['feb'], ['mar'], ['apr'], [], ['jun'], ['jul'], ['aug'], ['sep', 'sept'], ['oct'], ['nov'], ['dec'],
]);
/** Lower-case written form to day of the week. */
export const DAY_NAMES = names(DAYS, [['mon'], ['tue', 'tues'], ['wed'], ['thu', 'thur', 'thurs'], ['fri'], ['sat'], ['sun']]);
