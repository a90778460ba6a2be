import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';

import { useText } from '../../i18n/use-text.ts';
import styles from './preflight-dialog.module.css';
import type { RiskGroup } from './listed-groups.ts';
import { words } from './preflight.messages.ts';
import { readableRespelling } from './readable-respelling.ts';

const ROW = 44;

interface RiskListProps {
  readonly groups: readonly RiskGroup[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onHear: () => void;
  readonly onRight: () => void;
}

/** Questions in order. The keyboard steps through them, plays the present one and settles it. */
export function RiskList({ groups, selected, onSelect, onHear, onRight }: RiskListProps) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: groups.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  useEffect(() => {
    if (groups.length > 0) rows.scrollToIndex(selected, { align: 'auto' });
  }, [rows, selected, groups.length]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const target = { ArrowDown: selected + 1, ArrowUp: selected - 1, Home: 0, End: groups.length - 1, PageDown: selected + 8, PageUp: selected - 8 }[event.key];
    if (target !== undefined) onSelect(Math.max(0, Math.min(groups.length - 1, target)));
    else if (event.key === ' ') onHear();
    else if (event.key === 'Enter') onRight();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      data-first
      aria-label={text(words.list)}
      aria-activedescendant={groups[selected] ? rowId(selected) : undefined}
      className={styles['list']}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const group = groups[index];
          if (!group) return null;
          const { first, places, key } = group;
          return (
            <div
              key={key}
              id={rowId(index)}
              role="option"
              aria-selected={index === selected}
              aria-posinset={index + 1}
              aria-setsize={groups.length}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                onSelect(index);
              }}
            >
              <span className={styles['written']}>{first.written}</span>
              <span className={styles['kind']}>{text(words[first.kind])}</span>
              <span className={styles['said']}>{first.spoken === '' ? text(words.silent) : first.spoken.includes(' ') ? first.spoken : readableRespelling(first.phones)}</span>
              {places.length > 1 && <span className={styles['times']}>{text(words.times, { count: places.length })}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `risk-${index}`;
}
