import type { ScriptLine } from '../../shared/domain/script.ts';
import { isSpeakable } from './is-speakable.ts';
import { splitSpeakerLabel } from './speaker-label.ts';

/** Every line with something to say is a line of the script; blank lines only part paragraphs. */
export function readPlainText(text: string): ScriptLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((source, index) => {
    const line = splitSpeakerLabel(source.replace(/\s+/g, ' ').trim());
    return isSpeakable(line.text) ? [{ ...line, sourceLine: index + 1 }] : [];
  });
}
