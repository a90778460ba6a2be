import type { ScriptLine } from '../../shared/domain/script.ts';
import { isSpeakable } from './is-speakable.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { markdownInline } from './markdown-inline.ts';
import { splitSpeakerLabel } from './speaker-label.ts';

/** Every heading, paragraph, list item, table row and line of dialogue is a line of the script, without markup. */
export function readMarkdown(text: string): ScriptLine[] {
  const noLabels: ReadonlySet<string> = new Set();
  const { blocks, labels } = markdownBlocks(
    text,
    (source) => splitSpeakerLabel(markdownInline(source, noLabels).trim()).character !== undefined,
  );
  return blocks.flatMap(({ source, sourceLine }) => {
    const line = splitSpeakerLabel(markdownInline(source, labels).replace(/\s+/g, ' ').trim());
    return isSpeakable(line.text) ? [{ ...line, sourceLine }] : [];
  });
}
