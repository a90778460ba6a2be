// Names that Windows opens as devices, whatever their extension.
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const PLAIN_PART = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const LONGEST_NAME = 120;

/**
 * Whether a name from a voice pack may be joined to its folder on every system: relative, `/` between parts, and each part
 * plain ASCII letters, digits, `.`, `_` and `-`. That leaves no room for `..`, drives, streams (`:`), backslashes, NUL,
 * device names, hidden files, or names that Windows shortens (a dot at the end).
 */
export function isSafeFileName(name: string): boolean {
  if (name.length === 0 || name.length > LONGEST_NAME) return false;
  return name.split('/').every((part) => PLAIN_PART.test(part) && !part.endsWith('.') && !DEVICE.test(part));
}
