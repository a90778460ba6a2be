/** An id for a new row: 128 random bits, unique without asking anyone. */
export function newId(): string {
  return crypto.randomUUID();
}
