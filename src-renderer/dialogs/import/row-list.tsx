import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';

import { classNames } from '../../components/class-names.ts';
import styles from './row-list.module.css';

interface RowListProps {
  readonly label: string;
  readonly count: number;
  /** Stays with its row when the list is filtered. */
  readonly keyOf: (index: number) => string | number;
  readonly children: (index: number) => ReactNode;
  /** Whether a row is ticked; undefined for one that cannot be. */
  readonly isChecked?: (index: number) => boolean | undefined;
  readonly onToggle?: (index: number) => void;
  /** Of a row before it is measured. */
  readonly expectedPx: number;
  /** Shown in place of the rows. */
  readonly empty: string;
}

const PAGE = 10;
const OVERSCAN = 8;

/** A long list of which only the part on screen is on the page. Arrow keys walk it, Space ticks. */
export function RowList({ label, count, keyOf, children, isChecked, onToggle, expectedPx, empty }: RowListProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const rows = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => expectedPx, getItemKey: keyOf, overscan: OVERSCAN, useFlushSync: false });
  const present = Math.min(active, count - 1);
  const go = (to: number) => {
    const index = Math.max(0, Math.min(count - 1, to));
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
  };
  const steps: Readonly<Record<string, number>> = { ArrowUp: present - 1, ArrowDown: present + 1, PageUp: present - PAGE, PageDown: present + PAGE, Home: 0, End: count - 1 };
  // A list box without options is none to a screen reader.
  if (count === 0) {
    return (
      <div className={styles['scroller']}>
        <p className={styles['empty']}>{empty}</p>
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={count > 0 ? `${id}-${String(present)}` : undefined}
      tabIndex={0}
      data-first
      className={styles['scroller']}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
        const to = steps[event.key];
        if (to !== undefined) go(to);
        else if (event.key === ' ' && isChecked?.(present) !== undefined) onToggle?.(present);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div role="presentation" className={styles['rows']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const checked = isChecked?.(index);
          return (
            <div
              key={key}
              ref={rows.measureElement}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === present}
              aria-checked={checked}
              aria-setsize={count}
              aria-posinset={index + 1}
              data-index={index}
              className={classNames(styles['row'], index === present && styles['active'])}
              style={{ transform: `translateY(${String(start)}px)` }}
              onClick={(event) => {
                setActive(index);
                if (checked !== undefined && (event.target as Element).closest('[data-tick]')) onToggle?.(index);
              }}
            >
              {isChecked && (
                <span data-tick={checked === undefined ? undefined : ''} aria-hidden className={classNames(styles['tick'], checked === true && styles['ticked'], checked === undefined && styles['fixed'])} />
              )}
              {children(index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
