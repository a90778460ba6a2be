/** The set with one member more, or with it gone if it was there. */
export function withTicked(members: ReadonlySet<number>, member: number): ReadonlySet<number> {
  const next = new Set(members);
  if (!next.delete(member)) next.add(member);
  return next;
}
