import type { PointerEvent, RefObject } from 'react';
import { useCallback, useState } from 'react';

import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { afterForGap } from '../script/line-range.ts';

/** A press becomes a drag once the pointer has gone this far, in CSS px. */
const DRAG_FROM_PX = 4;

/**
 * A character dragged by its chip to another place of the cast; Escape takes it back. `gap` is the place it would go to while
 * it is dragged: before the character of that index. The keyboard's way is in the character's menu.
 */
export function useDragCharacters(list: RefObject<HTMLElement | null>): {
  readonly gap: number | null;
  readonly onGrip: (event: PointerEvent, characterId: string) => void;
} {
  const studio = useStudio();
  const [gap, setGap] = useState<number | null>(null);
  const onGrip = useCallback(
    (event: PointerEvent, id: string) => {
      if (event.button !== 0) return;
      const from = event.clientY;
      let place: number | null = null;
      const gesture = new AbortController();
      const options = { capture: true, signal: gesture.signal };
      const end = () => {
        gesture.abort();
        setGap(null);
      };
      window.addEventListener(
        'pointermove',
        ({ clientY }) => {
          if (place === null && Math.abs(clientY - from) < DRAG_FROM_PX) return;
          const rows = [...(list.current?.children ?? [])];
          const below = rows.findIndex((row) => clientY < row.getBoundingClientRect().top + row.getBoundingClientRect().height / 2);
          place = below < 0 ? rows.length : below;
          setGap(place);
        },
        options,
      );
      window.addEventListener(
        'pointerup',
        () => {
          end();
          const document = studio.project.state.get()?.document;
          if (place === null || !document) return;
          const after = afterForGap(charactersInOrder(document).map((character) => character.id), new Set([id]), place);
          void tell(studio, studio.project.commit([{ name: 'character.move', arguments: { id, after } }]));
        },
        options,
      );
      window.addEventListener('pointercancel', end, options);
      window.addEventListener(
        'keydown',
        (pressed) => {
          if (pressed.key !== 'Escape') return;
          pressed.stopPropagation();
          end();
        },
        options,
      );
    },
    [list, studio],
  );
  return { gap, onGrip };
}
