/** Name, version and licence of every package in the table of `docs/licences.md`. */
export function licenceRows(markdown: string): [name: string, version: string, licence: string][] {
  return [...markdown.matchAll(/^\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|$/gm)]
    .map(([, name = '', version = '', licence = '']): [string, string, string] => [name, version, licence])
    .filter(([name]) => name !== 'package' && !name.startsWith('---'));
}
