/** A row with some fields replaced; a field given as undefined stays as it is. */
export function withChanges<R extends object>(row: R, changes: { readonly [K in keyof R]?: R[K] | undefined }): R {
  return { ...row, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
}
