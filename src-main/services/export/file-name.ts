/** What a name template may speak of. */
export interface NameParts {
  /** From 1. */
  readonly index: number;
  readonly character: string;
  readonly text: string;
  readonly project: string;
  readonly take: number;
  /** Timecode of where it starts; its colons become dashes. */
  readonly start: string;
  /** Number of the subtitle cue, from 1. */
  readonly cue: number;
  readonly language: string;
}

const MOST_BYTES = 120;
/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Fills a template such as `{index} {character} - {text}` and makes the result a name that every file system takes:
 * no separators or reserved characters, no leading or trailing dots and spaces, no device names, at most 120 bytes. Unknown
 * `{names}` stay as they are. Never empty.
 */
export function fileNameOf(template: string, parts: NameParts): string {
  const values: Readonly<Record<string, string>> = {
    index: String(parts.index).padStart(4, '0'),
    character: parts.character,
    text: parts.text.slice(0, 60),
    project: parts.project,
    take: String(parts.take),
    start: parts.start.replace(/[:;]/g, '-'),
    cue: String(parts.cue).padStart(4, '0'),
    language: parts.language,
  };
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
  return safeFileName(filled) || values['index'] || 'line';
}

/** A name made safe for every file system; empty if nothing of it is. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .replace(/\s+/g, ' ');
  const trimmed = trimEnds(clip(plain.trim(), MOST_BYTES));
  return DEVICE.test(trimmed) ? `_${trimmed}` : trimmed;
}

function trimEnds(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/g, '');
}

/** Cut to a number of UTF-8 bytes, between characters. */
function clip(text: string, mostBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > mostBytes) break;
    kept += character;
  }
  return kept;
}
