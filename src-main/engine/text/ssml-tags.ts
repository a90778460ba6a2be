import type { MarkupTag } from './markup-scanner.ts';
import type { TextSpan } from './reading.ts';
import type { Atom } from './script-text.ts';

/** Tags that speak something else than their text, and the attribute they cannot do without. */
export const CAPTURING: ReadonlyMap<string, string> = new Map([
  ['say-as', 'interpret-as'],
  ['sub', 'alias'],
  ['phoneme', 'ph'],
]);
/** Tags that are sentences of their own. */
export const SENTENCES: ReadonlySet<string> = new Set(['p', 's']);
/** Tags without content. */
export const VOID: ReadonlySet<string> = new Set(['break', 'mark']);
/** HTML that finds its way into scripts. */
export const LINE_ENDS: ReadonlySet<string> = new Set(['br', 'hr', 'div', 'li', 'tr', 'td']);
/** Every tag that is followed here. */
export const KNOWN: ReadonlySet<string> = new Set(['speak', 'prosody', 'emphasis', ...CAPTURING.keys(), ...SENTENCES, ...VOID]);

/** What a capturing tag with this content speaks; undefined if it lacks the attribute it needs. */
export function capturedAtom(tag: MarkupTag, content: string, span: TextSpan): Atom | undefined {
  const needed = tag.attributes.get(CAPTURING.get(tag.name) ?? '')?.trim();
  if (!needed) return undefined;
  if (tag.name === 'sub') return { kind: 'substitute', alias: needed, span };
  if (tag.name === 'phoneme') {
    const alphabet = tag.attributes.get('alphabet')?.trim().toLowerCase() ?? 'ipa';
    return { kind: 'foreign-phones', word: content, alphabet, phones: needed, span };
  }
  const format = tag.attributes.get('format')?.trim().toLowerCase() ?? '';
  return { kind: 'said-as', content, interpretAs: needed.toLowerCase(), format, span };
}
