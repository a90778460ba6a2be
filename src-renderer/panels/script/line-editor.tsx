import { memo, useEffect, useLayoutEffect, useRef } from 'react';

import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { caretRow } from './caret-row.ts';
import { inputOf } from './editor-keys.ts';
import styles from './line-editor.module.css';
import { caretAfter } from './merge-draft.ts';
import { moveFromText, removeEmptyLine } from './move-in-script.ts';
import { words } from './script.messages.ts';
import { scriptViewOf } from './script-view.ts';

interface LineEditorProps {
  readonly line: Line;
  readonly name: string;
  readonly number: number;
  readonly draft: string | null;
  readonly reachable: boolean;
}

/** Longest text a line may have (`line` in the project's rows). */
const LONGEST_TEXT = 20_000;

/**
 * The text of a line, where it stands. What is typed is a draft at once and an edit after a pause; a text that changes from
 * elsewhere keeps the caret with its characters.
 */
export const LineEditor = memo(function LineEditor({ line, name, number, draft, reachable }: LineEditorProps) {
  const studio = useStudio();
  const text = useText();
  const view = scriptViewOf(studio);
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const caret = useRef({ start: 0, end: 0, text: '' });
  const lineId = line.id;
  const wish = useStore(view.wish, (present) => (present?.lineId === lineId && present.inText ? present : null));
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const shown = draft ?? line.text;

  // React writes a changed value into the field, which sends the caret to its end.
  useLayoutEffect(() => {
    const element = field.current;
    const { text: before, start, end } = caret.current;
    if (!element || document.activeElement !== element || composing.current || before === shown) return;
    const [from, to] = [caretAfter(before, shown, start), caretAfter(before, shown, end)];
    element.setSelectionRange(from, to);
    caret.current = { start: from, end: to, text: shown };
  }, [shown]);

  useEffect(() => {
    if (composing.current || draft === null) return;
    const at = view.drafts.rebase(lineId, line.text, caret.current.start);
    if (at !== caret.current.start) field.current?.setSelectionRange(at, at);
  }, [view, lineId, line.text, draft]);

  useEffect(() => {
    const element = field.current;
    if (!wish || !element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(wish.caret, wish.caret);
    view.wish.set(null);
  }, [view, wish]);

  const noteCaret = (element: HTMLTextAreaElement) => {
    caret.current = { start: element.selectionStart, end: element.selectionEnd, text: element.value };
    if (document.activeElement === element) view.caret.set({ start: element.selectionStart, end: element.selectionEnd });
  };
  return (
    <textarea
      ref={field}
      className={styles['text']}
      rows={1}
      maxLength={LONGEST_TEXT}
      spellCheck={false}
      tabIndex={reachable ? 0 : -1}
      readOnly={line.locked || readOnly}
      aria-label={text(words.textOfLine, { number, name })}
      value={shown}
      onChange={(event) => {
        noteCaret(event.target);
        view.drafts.type(lineId, event.target.value, composing.current);
      }}
      onSelect={(event) => {
        noteCaret(event.currentTarget);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        noteCaret(event.currentTarget);
        view.drafts.type(lineId, event.currentTarget.value, false);
      }}
      onBlur={() => {
        composing.current = false;
        void view.drafts.flush(lineId);
      }}
      onKeyDown={(event) => {
        const input = inputOf(event.nativeEvent);
        if (input === null) return;
        const element = event.currentTarget;
        const handled =
          input === 'leave'
            ? (view.wish.set({ lineId, inText: false, caret: 0 }), true)
            : input === 'erase'
              ? element.value === '' && !element.readOnly && removeEmptyLine(studio, lineId)
              : element.selectionStart === element.selectionEnd && caretRow(element)[input === 'up' ? 'first' : 'last'] && moveFromText(studio, lineId, input);
        if (handled) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
    />
  );
});
