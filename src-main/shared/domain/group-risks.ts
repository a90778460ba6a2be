interface Said {
  readonly kind: string;
  readonly written: string;
  readonly phones: readonly string[];
}

/**
 * Risks that are one question to an author: the same spelling, in whatever case, said the same way. Groups stand in the
 * order of their first member, members in the order given.
 */
export function groupRisks<Risk extends Said>(risks: readonly Risk[]): Risk[][] {
  const groups = new Map<string, Risk[]>();
  for (const risk of risks) {
    const key = riskKey(risk);
    const group = groups.get(key);
    if (group) group.push(risk);
    else groups.set(key, [risk]);
  }
  return [...groups.values()];
}

/** The same for risks of one group. */
export function riskKey({ kind, written, phones }: Said): string {
  return [kind, kind === 'initialism' ? written : written.toLowerCase(), phones.join(' ')].join('\u0000');
}
