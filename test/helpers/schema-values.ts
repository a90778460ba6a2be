import fc from 'fast-check';
import { z } from 'zod';

/*
 * Values made from a zod schema: ones that it takes, and ones that it does not. Only what the contract uses of zod is known
 * here; anything else is a failure of the test, so that no new kind of field goes untested.
 */

/** As long a text as says anything more about a schema without a limit, in UTF-16. */
const LONGEST_TEXT = 60;

/** Values that `schema` takes, as JSON carries them. */
export function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const values = valuesByKind(schema);
  // Refinements say more than the walk below can know.
  return schema._zod.def.checks?.some((check) => check instanceof z.core.$ZodCheck && check._zod.def.check === 'custom') ? values.filter((value) => takes(schema, value)) : values;
}

function valuesByKind(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodString) return text(schema);
  if (schema instanceof z.ZodNumber) return number(schema);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodUnknown) return fc.jsonValue({ maxDepth: 2 }).map(withoutNegativeZero);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodNullable) return fc.option(valuesOf(schema.unwrap()), { nil: null });
  // A field with a default may be left out, but then it comes back filled in: what travels has it.
  if (schema instanceof z.ZodDefault) return valuesOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return list(schema);
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion) return fc.oneof(...schema.options.map((option) => valuesOf(option)));
  if (schema instanceof z.ZodRecord) {
    const key = text(schema.keyType as z.ZodString).filter((name) => name !== '__proto__');
    return fc.dictionary(key, valuesOf(schema.valueType), { maxKeys: 4, noNullPrototype: true });
  }
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.core.$ZodType> = schema.shape;
    const optional = Object.keys(shape).filter((key) => isOptional(shape[key]));
    const fields = Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, valuesOf(isOptional(field) ? field._zod.def.innerType : field)]));
    return fc.record(fields, { requiredKeys: Object.keys(shape).filter((key) => !optional.includes(key)), noNullPrototype: true });
  }
  throw new Error(`the test knows no values for ${schema._zod.def.type}`);
}

interface Optional extends z.core.$ZodType {
  readonly _zod: z.core.$ZodOptional['_zod'];
}

const isOptional = (schema: z.core.$ZodType | undefined): schema is Optional => schema?._zod.def.type === 'optional';

function number(schema: z.ZodNumber): fc.Arbitrary<number> {
  const [min, max] = [Math.max(schema.minValue ?? -1e9, -1e9), Math.min(schema.maxValue ?? 1e9, 1e9)];
  const values = schema.format === 'safeint' ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) }) : fc.double({ min, max, noNaN: true });
  return values.map((value) => value + 0).filter((value) => takes(schema, value));
}

function list(schema: z.ZodArray): fc.Arbitrary<unknown[]> {
  const item: z.core.$ZodType = schema.element;
  const shortest = [0, 1, 2].find((length) => schema._zod.def.checks?.every((check) => minimumOf(check) <= length) ?? true) ?? 3;
  return fc.array(valuesOf(item), { minLength: shortest, maxLength: shortest + 2 });
}

function minimumOf(check: z.core.$ZodCheck): number {
  const { def } = check._zod;
  return def.check === 'min_length' && 'minimum' in def && typeof def.minimum === 'number' ? def.minimum : 0;
}

function text(schema: z.ZodString): fc.Arbitrary<string> {
  const pattern = schema._zod.def.checks?.map(patternOf).find((found) => found !== undefined);
  if (pattern) return fc.stringMatching(pattern).filter((value) => takes(schema, value));
  const [minLength, maxLength] = [schema.minLength ?? 0, Math.min(schema.maxLength ?? LONGEST_TEXT, LONGEST_TEXT)];
  return fc.string({ minLength, maxLength, unit: 'binary' }).filter((value) => takes(schema, value));
}

function patternOf(check: z.core.$ZodCheck): RegExp | undefined {
  const { def } = check._zod;
  return 'pattern' in def && def.pattern instanceof RegExp ? def.pattern : undefined;
}

/** Values near to what `schema` takes that it does not take: one place of a right value has the wrong type or is missing. */
export function wrongValuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const spoilt = fc.tuple(valuesOf(schema), fc.nat(), junk).map(([value, place, wrong]) => spoil(value, place, wrong));
  return fc.oneof({ weight: 4, arbitrary: spoilt }, { weight: 1, arbitrary: junk }).filter((value) => !takes(schema, asSent(value)));
}

const MISSING = Symbol('missing');

const junk = fc.constantFrom<unknown>(
  MISSING, null, true, -1, 0.5, 1e300, 9_007_199_254_740_993, '', 'x'.repeat(5_000), '2', [], [[[]]], {}, { length: 3 }, [null], ['a', 1],
  { toString: 'x' }, JSON.parse('{"__proto__": {"polluted": true}}'), { constructor: { prototype: { polluted: true } } }, '\u0000', '\uD800',
);

/** Puts `wrong` at one of the places in `value`, counted in order; a place that is to be missing goes away. */
function spoil(value: unknown, place: number, wrong: unknown): unknown {
  const places = placesIn(value, []);
  const path = places[place % places.length] ?? [];
  return replaceAt(value, path, wrong);
}

function placesIn(value: unknown, path: readonly string[]): (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key])) : [];
  return [path, ...inside];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong === MISSING ? undefined : wrong;
  if (Array.isArray(value)) return value.map((child: unknown, index) => (String(index) === key ? replaceAt(child, rest, wrong) : child));
  const entries = Object.entries(value as object).map(([name, child]: [string, unknown]) => [name, name === key ? replaceAt(child, rest, wrong) : child]);
  return Object.fromEntries(entries);
}

/** What arrives when `value` is sent. */
function asSent(value: unknown): unknown {
  const json = JSON.stringify(value) as string | undefined;
  return json === undefined ? undefined : JSON.parse(json);
}

const takes = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

const withoutNegativeZero = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
