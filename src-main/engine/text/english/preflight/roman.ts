const WELL_FORMED = /^(?:M{0,3})(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** Capitals that are far oftener initials, sizes or words. */
const OTHERWISE = new Set('CV CC MC DC MD CD XL MM DI MI MIX LI CI ID DM CM LCD'.split(' '));

/** Whether capitals are a Roman numeral of two signs or more. */
export function isRoman(capitals: string): boolean {
  return capitals.length > 1 && WELL_FORMED.test(capitals) && !OTHERWISE.has(capitals);
}

const VALUES: ReadonlyMap<string, number> = new Map([['I', 1], ['V', 5], ['X', 10], ['L', 50], ['C', 100], ['D', 500], ['M', 1000]]);

export function romanValue(numeral: string): number {
  const values = Array.from(numeral, (sign) => VALUES.get(sign) ?? 0);
  return values.reduce((total, value, index) => total + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
