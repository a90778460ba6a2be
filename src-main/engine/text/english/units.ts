/** A unit of measure: how it is said for one and for more. */
export interface Unit {
  readonly one: string;
  readonly many: string;
  /** Only right after the number, or only after a space: the sign is a word or a letter otherwise. */
  readonly only?: 'attached' | 'spaced';
}

/** American spelling: it is what the pronouncing dictionary lists. */
const REGULAR: Readonly<Record<string, string>> = {
  km: 'kilometer', m: 'meter', cm: 'centimeter', mm: 'millimeter', μm: 'micrometer', um: 'micrometer', nm: 'nanometer',
  kg: 'kilogram', g: 'gram', mg: 'milligram', μg: 'microgram', mcg: 'microgram', lb: 'pound', lbs: 'pound', oz: 'ounce',
  l: 'liter', L: 'liter', ml: 'milliliter', mL: 'milliliter', cl: 'centiliter', dl: 'deciliter', gal: 'gallon', pt: 'pint', qt: 'quart',
  mi: 'mile', yd: 'yard', yds: 'yard', ha: 'hectare', tsp: 'teaspoon', tbsp: 'tablespoon',
  ms: 'millisecond', μs: 'microsecond', us: 'microsecond', ns: 'nanosecond', s: 'second', sec: 'second', secs: 'second',
  min: 'minute', mins: 'minute', h: 'hour', hr: 'hour', hrs: 'hour', yr: 'year', yrs: 'year', wk: 'week', wks: 'week',
  B: 'byte', kB: 'kilobyte', KB: 'kilobyte', MB: 'megabyte', GB: 'gigabyte', TB: 'terabyte', PB: 'petabyte',
  KiB: 'kibibyte', MiB: 'mebibyte', GiB: 'gibibyte', Mb: 'megabit', Gb: 'gigabit', kbit: 'kilobit', Mbit: 'megabit', Gbit: 'gigabit',
  W: 'watt', kW: 'kilowatt', MW: 'megawatt', GW: 'gigawatt', kWh: 'kilowatt hour', MWh: 'megawatt hour', Wh: 'watt hour',
  V: 'volt', kV: 'kilovolt', mV: 'millivolt', mA: 'milliamp', mAh: 'milliamp hour', Ω: 'ohm', kΩ: 'kilo ohm', J: 'joule', kJ: 'kilojoule',
  cal: 'calorie', kcal: 'kilocalorie', N: 'newton', Pa: 'pascal', kPa: 'kilopascal', hPa: 'hectopascal', dB: 'decibel', db: 'decibel', dBA: 'decibel',
  px: 'pixel', MP: 'megapixel', lm: 'lumen', kn: 'knot', acre: 'acre',
};

const SPECIAL: Readonly<Record<string, Unit>> = {
  '%': { one: 'percent', many: 'percent' },
  '‰': { one: 'per mille', many: 'per mille' },
  '°C': { one: 'degree celsius', many: 'degrees celsius' },
  '°F': { one: 'degree fahrenheit', many: 'degrees fahrenheit' },
  '°K': { one: 'degree kelvin', many: 'degrees kelvin' },
  '°': { one: 'degree', many: 'degrees' },
  Hz: { one: 'hertz', many: 'hertz' },
  kHz: { one: 'kilohertz', many: 'kilohertz' },
  MHz: { one: 'megahertz', many: 'megahertz' },
  GHz: { one: 'gigahertz', many: 'gigahertz' },
  THz: { one: 'terahertz', many: 'terahertz' },
  ft: { one: 'foot', many: 'feet' },
  in: { one: 'inch', many: 'inches', only: 'attached' },
  '"': { one: 'inch', many: 'inches', only: 'attached' },
  '″': { one: 'inch', many: 'inches', only: 'attached' },
  mph: { one: 'mile per hour', many: 'miles per hour' },
  kph: { one: 'kilometer per hour', many: 'kilometers per hour' },
  kmh: { one: 'kilometer per hour', many: 'kilometers per hour' },
  'km/h': { one: 'kilometer per hour', many: 'kilometers per hour' },
  'm/s': { one: 'meter per second', many: 'meters per second' },
  'mi/h': { one: 'mile per hour', many: 'miles per hour' },
  mpg: { one: 'mile per gallon', many: 'miles per gallon' },
  'MB/s': { one: 'megabyte per second', many: 'megabytes per second' },
  'GB/s': { one: 'gigabyte per second', many: 'gigabytes per second' },
  kbps: { one: 'kilobit per second', many: 'kilobits per second' },
  Kbps: { one: 'kilobit per second', many: 'kilobits per second' },
  Mbps: { one: 'megabit per second', many: 'megabits per second' },
  Gbps: { one: 'gigabit per second', many: 'gigabits per second' },
  fps: { one: 'frame per second', many: 'frames per second' },
  rpm: { one: 'r p m', many: 'r p m' },
  bpm: { one: 'beat per minute', many: 'beats per minute' },
  dpi: { one: 'd p i', many: 'd p i' },
  psi: { one: 'p s i', many: 'p s i' },
  'sq ft': { one: 'square foot', many: 'square feet' },
  'sq m': { one: 'square meter', many: 'square meters' },
  'sq km': { one: 'square kilometer', many: 'square kilometers' },
  sqft: { one: 'square foot', many: 'square feet' },
  'fl oz': { one: 'fluid ounce', many: 'fluid ounces' },
  K: { one: 'kelvin', many: 'kelvin', only: 'spaced' },
  '×': { one: 'time', many: 'times', only: 'attached' },
  bn: { one: 'billion', many: 'billion' },
  mn: { one: 'million', many: 'million' },
  tn: { one: 'trillion', many: 'trillion' },
};

/** Letters that stand for something else when they touch a number ("5B", "4V") or stand apart ("5 s", "2 B"). */
const ONLY: Readonly<Record<string, 'attached' | 'spaced'>> = { B: 'spaced', N: 'spaced', us: 'attached', J: 'spaced', pt: 'spaced', MP: 'attached' };

const POWERS: readonly (readonly [string, string])[] = [['²', 'square'], ['³', 'cubic']];
const METRIC_LENGTHS: readonly string[] = ['km', 'm', 'cm', 'mm', 'ft', 'in', 'mi'];

function buildUnits(): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>(Object.entries(SPECIAL));
  for (const [sign, one] of Object.entries(REGULAR)) {
    const only = ONLY[sign];
    units.set(sign, { one, many: `${one}s`, ...(only ? { only } : {}) });
  }
  for (const length of METRIC_LENGTHS) {
    const unit = units.get(length);
    if (!unit) continue;
    for (const [power, word] of POWERS) units.set(length + power, { one: `${word} ${unit.one}`, many: `${word} ${unit.many}` });
  }
  return units;
}

export const UNITS: ReadonlyMap<string, Unit> = buildUnits();

/** What may follow a slash after an amount: "$5/hr", "3 mg/kg". */
export const PER_UNITS: ReadonlyMap<string, string> = new Map([
  ...['hour', 'day', 'week', 'month', 'year', 'night', 'person', 'minute', 'second', 'mile', 'pound', 'unit', 'user', 'seat'].map(
    (word) => [word, word] as const,
  ),
  ...['hr', 'h', 'min', 's', 'sec', 'kg', 'g', 'l', 'L', 'ml', 'lb', 'oz', 'km', 'm', 'yr', 'wk', 'gal'].map(
    (sign) => [sign, UNITS.get(sign)?.one ?? sign] as const,
  ),
  ['mo', 'month'],
  ['m²', 'square meter'],
]);
