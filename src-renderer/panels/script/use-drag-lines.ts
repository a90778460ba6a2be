import type { Virtualizer } from '@tanstack/react-virtual';
import type { PointerEvent, RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { afterForGap } from './line-range.ts';

/** A press becomes a drag once the pointer has gone this far, in CSS px. */
const DRAG_FROM_PX = 4;
/** Within this distance of the list's edge the list scrolls along. */
const SCROLL_EDGE_PX = 28;
const SCROLL_STEP_PX = 10;

type Rows = Virtualizer<HTMLDivElement, Element>;

/**
 * Selected lines dragged by their number to another place: marked while the pointer moves, one edit when it is let go, taken
 * back by Escape. The keyboard's way is `line.moveUp` and `line.moveDown`.
 */
export function useDragLines(
  ids: readonly string[],
  scroller: RefObject<HTMLDivElement | null>,
  rows: Rows,
): { readonly drop: number | null; readonly onGrip: (event: PointerEvent, lineId: string) => void } {
  const studio = useStudio();
  const [drop, setDrop] = useState<number | null>(null);
  const latest = useRef({ ids, rows });
  useEffect(() => {
    latest.current = { ids, rows };
  });

  const onGrip = useCallback(
    (event: PointerEvent, lineId: string) => {
      const list = scroller.current;
      if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey || !list) return;
      event.preventDefault();
      const from = event.clientY;
      let pointer = from;
      let gap: number | null = null;
      let frame = 0;
      const gesture = new AbortController();
      const follow = () => {
        const box = list.getBoundingClientRect();
        if (pointer < box.top + SCROLL_EDGE_PX) list.scrollTop -= SCROLL_STEP_PX;
        else if (pointer > box.bottom - SCROLL_EDGE_PX) list.scrollTop += SCROLL_STEP_PX;
        const y = pointer - box.top + list.scrollTop;
        const near = latest.current.rows.getVirtualItemForOffset(y);
        if (near) {
          const below = y > near.start + near.size / 2;
          gap = near.index + (below ? 1 : 0);
          setDrop(below ? near.end : near.start);
        }
        frame = requestAnimationFrame(follow);
      };
      const move = ({ clientY }: globalThis.PointerEvent) => {
        pointer = clientY;
        if (frame === 0 && Math.abs(clientY - from) >= DRAG_FROM_PX) follow();
      };
      const end = () => {
        cancelAnimationFrame(frame);
        setDrop(null);
        gesture.abort();
      };
      const finish = () => {
        end();
        if (gap === null) return;
        const { lineIds } = studio.selection.get();
        const moving = lineIds.includes(lineId) ? lineIds : [lineId];
        const after = afterForGap(latest.current.ids, new Set(moving), gap);
        void tell(studio, studio.project.commit([{ name: 'line.move', arguments: { ids: moving, after } }]));
      };
      const key = (pressed: KeyboardEvent) => {
        if (pressed.key !== 'Escape') return;
        pressed.stopPropagation();
        end();
      };
      const options = { capture: true, signal: gesture.signal };
      window.addEventListener('pointermove', move, options);
      window.addEventListener('pointerup', finish, options);
      window.addEventListener('pointercancel', end, options);
      window.addEventListener('keydown', key, options);
    },
    [scroller, studio],
  );
  return { drop, onGrip };
}
