import { Lock } from 'lucide-react';
import type { CSSProperties } from 'react';
import { memo, useEffect, useRef } from 'react';

import { FitNotice, hasFitNotice } from './fit-notice.tsx';
import { CueCount } from './cue-count.tsx';
import { LengthBar } from './length-bar.tsx';
import { LineCharacter } from './line-character.tsx';
import { LineEditor } from './line-editor.tsx';
import { LineReading } from './line-reading.tsx';
import styles from './line-row.module.css';
import { words } from './script.messages.ts';
import { scriptViewOf } from './script-view.ts';
import { isSelected } from './selected-lines.ts';
import { StateMark } from './state-mark.tsx';
import { useLineStanding } from './use-line-standing.ts';
import { useFailureText } from '../../i18n/use-failure-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';

interface LineRowProps {
  readonly lineId: string;
  /** From 0. */
  readonly index: number;
  /** The one row that Tab reaches. */
  readonly tabStop: boolean;
  /** CSS px from the top of the list. */
  readonly top: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly onGrip: (event: React.PointerEvent, lineId: string) => void;
}

/** One line of the script: who, what, how it reads, how long it is and how it stands. */
export const LineRow = memo(function LineRow({ lineId, index, tabStop, top, measure, onGrip }: LineRowProps) {
  const studio = useStudio();
  const text = useText();
  const failureText = useFailureText();
  const view = scriptViewOf(studio);
  const row = useRef<HTMLDivElement | null>(null);
  const line = useDocument((document) => document.lines.get(lineId));
  const character = useDocument((document) => document.characters.get(line?.characterId ?? ''));
  const draft = useStore(view.drafts.state, (drafts) => drafts.get(lineId)?.text ?? null);
  const selected = useStore(studio.selection, (selection) => isSelected(selection, lineId));
  const shown = useStore(studio.selection, (selection) => selection.lineId === lineId && selection.lineIds.length <= 1);
  const wish = useStore(view.wish, (present) => (present?.lineId === lineId && !present.inText ? present : null));
  const standing = useLineStanding(line, draft);

  useEffect(() => {
    if (!wish) return;
    row.current?.focus({ preventScroll: true });
    view.wish.set(null);
  }, [view, wish]);

  if (!line) return null;
  const number = index + 1;
  const written = draft ?? line.text;
  return (
    <div
      ref={(element) => {
        row.current = element;
        measure(element);
      }}
      role="row"
      aria-rowindex={number}
      aria-selected={selected}
      data-index={index}
      data-line={lineId}
      tabIndex={tabStop ? 0 : -1}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)`, '--hue': `var(--hue-${character?.colour ?? 0})` } as CSSProperties}
    >
      <div
        role="gridcell"
        data-grip
        className={styles['number']}
        data-tooltip={text(words.moveHint)}
        onPointerDown={(event) => {
          onGrip(event, lineId);
        }}
      >
        {number}
      </div>
      <div role="gridcell" className={styles['who']}>
        <LineCharacter line={line} character={character} number={number} reachable={tabStop} />
      </div>
      <div role="gridcell" className={styles['what']}>
        <LineEditor line={line} name={character?.name ?? ''} number={number} draft={draft} reachable={tabStop} />
        {hasFitNotice(standing.fit) && <FitNotice line={line} written={written} fit={standing.fit} shown={shown} />}
        {standing.failure !== null && (
          <p className={styles['failure']}>
            {standing.failure.message === '' ? text(words.failedPlain) : failureText(standing.failure)}{' '}
            <button type="button" tabIndex={tabStop ? 0 : -1} onClick={() => void tell(studio, studio.connection.request('render.enqueue', { lineIds: [lineId], takes: 1 }))}>
              {text(words.renderAgain)}
            </button>
          </p>
        )}
        {shown && <LineReading line={line} written={written} number={number} />}
      </div>
      <div role="gridcell" className={styles['how']}>
        <LengthBar standing={standing} />
        <CueCount lineId={lineId} />
        {line.locked && (
          <span role="img" aria-label={text(words.locked)} data-tooltip={text(words.locked)} className={styles['lock']}>
            <Lock />
          </span>
        )}
        <StateMark standing={standing} />
      </div>
    </div>
  );
});
