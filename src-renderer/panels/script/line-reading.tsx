import { useEffect, useRef, useState } from 'react';

import type { ReadingView } from '../../../src-main/shared/contract/views.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import styles from './line-reading.module.css';
import { scriptViewOf } from './script-view.ts';
import { words } from './script.messages.ts';
import { useReading } from './use-reading.ts';
import { WordPopover } from './word-popover.tsx';

interface LineReadingProps {
  readonly line: Line;
  /** What stands in the editor, which may not be committed yet. */
  readonly written: string;
  readonly number: number;
}

/**
 * How a line will be said: its words as they are spoken, and under them the phones of the word that is pointed at, or of all
 * of them. A word opens what can be done about its reading.
 */
export function LineReading({ line, written, number }: LineReadingProps) {
  const studio = useStudio();
  const text = useText();
  const { readingWish } = scriptViewOf(studio);
  const bar = useRef<HTMLDivElement>(null);
  const reading = useReading(line, written);
  const [pointed, setPointed] = useState<number | null>(null);
  const [tabStop, setTabStop] = useState(0);
  const [open, setOpen] = useState<number | null>(null);
  const wished = useStore(readingWish, (wish) => wish === line.id);
  const hasWords = reading !== null && reading.words.length > 0;

  useEffect(() => {
    if (!wished || !hasWords) return;
    buttonsOf(bar.current)[0]?.focus();
    readingWish.set(null);
  }, [wished, hasWords, readingWish]);

  // The row has grown under the caret: what is being read stays in view. Not for a row that is only scrolled past.
  useEffect(() => {
    const row = bar.current?.closest('[data-line]');
    if (hasWords && row?.contains(document.activeElement) === true) row.scrollIntoView({ block: 'nearest' });
  }, [hasWords]);

  if (!reading) return <div className={styles['reading']} aria-hidden />;
  const present = reading.words[open ?? -1];
  return (
    <div className={styles['reading']} data-keeps-selection>
      <div
        ref={bar}
        role="toolbar"
        aria-label={text(words.readingOf, { number })}
        className={styles['words']}
        onPointerLeave={() => {
          setPointed(null);
        }}
        onBlur={() => {
          setPointed(null);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          const buttons = buttonsOf(bar.current);
          buttons[Math.max(0, Math.min(buttons.length - 1, tabStop + step))]?.focus();
        }}
      >
        {reading.words.length === 0 && <span className={styles['none']}>{text(words.noReading)}</span>}
        {reading.words.map((word, index) => (
          <button
            key={`${word.span.start}-${index}`}
            type="button"
            className={styles['word']}
            data-source={word.source}
            tabIndex={index === Math.min(tabStop, reading.words.length - 1) ? 0 : -1}
            aria-haspopup="dialog"
            aria-label={text(words.wordPhones, { word: word.spoken, phones: word.phones.join(' ') })}
            onPointerEnter={() => {
              setPointed(index);
            }}
            onFocus={() => {
              setPointed(index);
              setTabStop(index);
            }}
            onClick={() => {
              setOpen(index);
            }}
          >
            {word.spoken}
          </button>
        ))}
      </div>
      <p className={styles['phones']} data-pointed={pointed !== null} aria-hidden>
        {phonesShown(reading, pointed)}
      </p>
      {reading.warnings.map(({ message, span }) => (
        <p key={`${span.start}-${message}`} className={styles['warning']}>
          {message}
        </p>
      ))}
      {present && open !== null && (
        <WordPopover
          line={line}
          text={reading.text}
          word={present}
          anchor={() => buttonsOf(bar.current)[open] ?? null}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}

function phonesShown({ words: all }: ReadingView, pointed: number | null): string {
  const shown = pointed === null ? all : all.slice(pointed, pointed + 1);
  return shown.map(({ phones }) => phones.join(' ').toLowerCase()).join('  ');
}

function buttonsOf(bar: HTMLElement | null): readonly HTMLElement[] {
  return bar ? [...bar.querySelectorAll<HTMLElement>('button')] : [];
}
