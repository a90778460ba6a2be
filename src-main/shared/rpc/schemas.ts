import type { z } from 'zod';

import type { EventBody, EventName, RequestInput, RequestName, RequestOutput } from '../contract/contract.ts';
import { events, requests } from '../contract/contract.ts';

/*
 * The contract's schemas, typed so that code for any one name can use them.
 */

interface RequestSchemas<N extends RequestName> {
  readonly input: z.ZodType<RequestInput<N>>;
  readonly output: z.ZodType<RequestOutput<N>>;
}

export const requestSchemas: { readonly [N in RequestName]: RequestSchemas<N> } = requests;
export const eventSchemas: { readonly [N in EventName]: z.ZodType<EventBody<N>> } = events;

const names = <N extends string>(of: Readonly<Record<N, unknown>>): ReadonlyMap<string, N> =>
  new Map((Object.keys(of) as N[]).map((name) => [name, name]));

/** Every name there is, by itself. Maps, since names arrive by wire and must never reach for a property. */
export const requestNames = names(requests);
export const eventNames = names(events);
