import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';

import { ContextMenu } from '../../components/context-menu.tsx';
import { useText } from '../../i18n/use-text.ts';
import { selectLine, selectLines } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { DropMark } from './drop-mark.tsx';
import { lineMenu } from './line-menu.ts';
import styles from './line-list.module.css';
import { idsBetween, withToggled } from './line-range.ts';
import { LineRow } from './line-row.tsx';
import { words } from './script.messages.ts';
import { scriptViewOf } from './script-view.ts';
import { isSelected } from './selected-lines.ts';
import { useDragLines } from './use-drag-lines.ts';

/** A row before it is measured: one row of text. */
const EXPECTED_ROW_PX = 32;
const OVERSCAN = 6;

/** The script as a list of which only the part on screen is on the page. */
export function LineList({ ids }: { readonly ids: readonly string[] }) {
  const studio = useStudio();
  const text = useText();
  const view = scriptViewOf(studio);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => EXPECTED_ROW_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: OVERSCAN,
    useFlushSync: false,
  });
  const shownId = useStore(studio.selection, ({ lineId }) => lineId);
  const wishedId = useStore(view.wish, (wish) => wish?.lineId ?? null);
  const { drop, onGrip } = useDragLines(ids, scroller, rows);

  const latest = useRef({ ids, rows });
  useEffect(() => {
    latest.current = { ids, rows };
  });
  useEffect(() => {
    const { ids: order, rows: list } = latest.current;
    const index = order.indexOf(wishedId ?? shownId ?? '');
    if (index >= 0) list.scrollToIndex(index, { align: 'auto' });
  }, [shownId, wishedId, ids]);

  const measure = useCallback((row: HTMLElement | null) => {
    latest.current.rows.measureElement(row);
  }, []);
  const tabStop = shownId !== null && ids.includes(shownId) ? shownId : ids[0];
  return (
    <ContextMenu className={styles['menu']} entries={() => lineMenu(studio, text)}>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="grid"
        aria-label={text(words.script)}
        aria-multiselectable
        aria-rowcount={ids.length}
        onPointerDown={(event) => {
          const lineId = lineOf(event.target);
          if (lineId === null || (event.target as Element).closest('[data-keeps-selection]')) return;
          if (event.button === 2) {
            if (!isSelected(studio.selection.get(), lineId)) selectLine(studio, lineId);
            return;
          }
          if (event.button !== 0) return;
          const extend = event.shiftKey;
          const toggle = event.ctrlKey || event.metaKey;
          if ((extend && lineId !== view.focus.get()?.lineId) || toggle) {
            event.preventDefault();
            const { lineIds } = studio.selection.get();
            const anchor = view.anchor.get();
            selectLines(studio, extend ? idsBetween(ids, anchor, lineId) : withToggled(lineIds, lineId), lineId);
            if (!extend) view.anchor.set(lineId);
            view.wish.set({ lineId, inText: false, caret: 0 });
          } else if (!extend) {
            view.anchor.set(lineId);
            const fromGrip = (event.target as Element).closest('[data-grip]') !== null;
            if (!fromGrip || !isSelected(studio.selection.get(), lineId)) selectLine(studio, lineId);
            // The grip keeps the press to itself: without this the keyboard would stay where it was, on a clip for one.
            if (fromGrip) view.wish.set({ lineId, inText: false, caret: 0 });
          }
        }}
        onFocus={(event) => {
          const lineId = lineOf(event.target);
          if (lineId === null) return;
          view.focus.set({ lineId, place: placeOf(event.target) });
          // A line of several that are selected (by a right click, say) leaves them selected.
          const { lineIds, lineId: shown } = studio.selection.get();
          if (shown !== lineId) selectLines(studio, lineIds.includes(lineId) ? lineIds : [lineId], lineId);
        }}
        onBlur={(event) => {
          if (lineOf(event.relatedTarget) === null) view.focus.set(null);
        }}
      >
        <div role="rowgroup" className={styles['rows']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => (
            <LineRow key={key} lineId={ids[index] ?? ''} index={index} top={start} tabStop={ids[index] === tabStop} measure={measure} onGrip={onGrip} />
          ))}
          {drop !== null && <DropMark top={drop} />}
        </div>
      </div>
    </ContextMenu>
  );
}

function lineOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-line]')?.getAttribute('data-line') ?? null) : null;
}

function placeOf(target: EventTarget): 'row' | 'text' | 'button' {
  if (target instanceof HTMLTextAreaElement) return 'text';
  return target instanceof Element && target.hasAttribute('data-line') ? 'row' : 'button';
}
