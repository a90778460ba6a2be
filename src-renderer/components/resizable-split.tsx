import type { PointerEvent as ReactPointerEvent } from 'react';
import { useRef } from 'react';

import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import { words } from './components.messages.ts';
import styles from './resizable-split.module.css';

interface ResizableSplitProps {
  /** What is resized, for its accessible name. */
  readonly name: string;
  /** Direction in which the boundary moves. */
  readonly axis: 'x' | 'y';
  /** CSS pixels of the pane that is resized. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly defaultSize: number;
  /** The pane lies after the boundary (right of it or below it). */
  readonly after?: boolean;
  readonly onResize: (size: number) => void;
  /** Told once at the end of a gesture. */
  readonly onResized: (size: number) => void;
}

/**
 * The boundary between two panes: dragged, or moved with the arrow keys (16 px, 64 with Shift); Home, End and a double
 * click go to the smallest, the largest and the default size. Escape during a drag takes it back.
 */
export function ResizableSplit({ name, axis, size, min, max, defaultSize, after = false, onResize, onResized }: ResizableSplitProps) {
  const text = useText();
  const drag = useRef<{ readonly pointer: number; readonly at: number; readonly size: number } | null>(null);
  const limited = (next: number) => Math.round(Math.min(max, Math.max(min, next)));
  const set = (next: number) => {
    onResize(limited(next));
    onResized(limited(next));
  };
  const dragged = (event: ReactPointerEvent, start: { readonly at: number; readonly size: number }) =>
    limited(start.size + ((axis === 'x' ? event.clientX : event.clientY) - start.at) * (after ? -1 : 1));
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={text(words.sizeOf, { name })}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classNames(styles['split'], axis === 'x' ? styles['x'] : styles['y'])}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { pointer: event.pointerId, at: axis === 'x' ? event.clientX : event.clientY, size };
      }}
      onPointerMove={(event) => {
        if (drag.current) onResize(dragged(event, drag.current));
      }}
      onPointerUp={(event) => {
        const start = drag.current;
        drag.current = null;
        if (start) onResized(dragged(event, start));
      }}
      onPointerCancel={() => {
        if (drag.current) onResize(drag.current.size);
        drag.current = null;
      }}
      onDoubleClick={() => {
        set(defaultSize);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && drag.current) {
          event.currentTarget.releasePointerCapture(drag.current.pointer);
          onResize(drag.current.size);
          drag.current = null;
          return;
        }
        const step = (event.shiftKey ? 64 : 16) * (after ? -1 : 1);
        if (event.key === (axis === 'x' ? 'ArrowLeft' : 'ArrowUp')) set(size - step);
        else if (event.key === (axis === 'x' ? 'ArrowRight' : 'ArrowDown')) set(size + step);
        else if (event.key === 'Home') set(min);
        else if (event.key === 'End') set(max);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
