import { splitCueLabel } from '../script/speaker-label.ts';
import type { VoiceText } from './cue-markup.ts';
import type { MappedText } from './mapped-text.ts';
import type { Place, SourcePart } from './subtitle-source.ts';

/** White space, soft hyphens and marks of writing direction, which no voice says; other control characters. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\0-\u0008\u000b-\u001f\u007f\uf700-\uf77f]/g;
/** Bytes that were no text. */
const DAMAGED = /[\uf780-\uf7ff]/g;
const DASH = /^\s*[-\u2010\u2013\u2014]\s*(?=[\p{L}\p{N}"'\u201c\u2018\u00bf\u00a1[(<\u2026.])/u;

/**
 * The voices of a cue: one for each voice tag, and one for each line that begins with a dash or a name where several do.
 * Names come off the words. Parts without any words are left out.
 */
export function readParts(voices: readonly VoiceText[]): SourcePart[] {
  return voices.flatMap(({ voice, text, place }) => {
    const tidied = tidy(text);
    if (voice !== null) return nonEmpty(voice, withoutOwnName(tidied, voice), place);
    const turns = turnsOf(tidied.text);
    return turns.flatMap((start, index) => {
      const end = turns[index + 1] ?? tidied.text.length;
      const words = tidied.slice(start, end);
      const here: Place = {
        start: index === 0 ? place.start : (tidied.sourceOf(start, end)?.start ?? place.start),
        end: index === turns.length - 1 ? place.end : (tidied.sourceOf(end, tidied.text.length)?.start ?? place.end),
      };
      const dash = turns.length > 1 ? (DASH.exec(words.text)?.[0].length ?? 0) : 0;
      const labelled = words.slice(dash);
      const label = splitCueLabel(labelled.text);
      return nonEmpty(label.character ?? null, label.character === undefined ? labelled : labelled.slice(labelled.text.length - label.text.length), here);
    });
  });
}

/** Plain words on lines, single spaces between them. */
function tidy(text: MappedText): MappedText {
  return text
    .replace(UNSEEN, (found) => (found === '\r' ? '\n' : ''))
    .replace(DAMAGED, () => '\ufffd')
    .replace(/\s+/g, (space) => (/[\n\r]/.test(space) ? '\n' : ' '))
    .trim();
}

/** Where the turns of several speakers begin in the words of a cue; 0 alone where one speaks. */
function turnsOf(words: string): number[] {
  const rows: number[] = [0];
  for (let at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', at + 1)) rows.push(at + 1);
  if (rows.length === 1) return rows;
  const rowAt = (start: number): string => words.slice(start, start + 200).split('\n', 1)[0] ?? '';
  const dashed = rows.filter((start) => DASH.test(rowAt(start)));
  if (dashed.length > 1) return [0, ...dashed.filter((start) => start > 0)];
  const named = rows.filter((start) => splitCueLabel(rowAt(start)).character !== undefined);
  return named.length > 1 && named[0] === 0 ? named : [0];
}

/** `Mary: Good morning` said by Mary. */
function withoutOwnName(text: MappedText, voice: string): MappedText {
  const label = splitCueLabel(text.text);
  return label.character?.toLowerCase() === voice.toLowerCase() ? text.slice(text.text.length - label.text.length) : text;
}

function nonEmpty(speaker: string | null, text: MappedText, place: Place): SourcePart[] {
  const trimmed = text.trim();
  return trimmed.text === '' ? [] : [{ speaker, text: trimmed, place }];
}
