import type { KeyboardEvent, RefObject } from 'react';
import { useId, useMemo, useRef } from 'react';

import type { PlanView } from '../../../src-main/shared/contract/views.ts';
import type { Text } from '../../i18n/use-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { words } from './delivery.messages.ts';
import type { DeliverySession } from './delivery-session.ts';
import type { PhoneCell } from './phone-cells.ts';
import { isPause, phoneCells, wordOf } from './phone-cells.ts';
import { isWalked, phoneKey } from './phone-keys.ts';
import type { TakeStage } from './take-stage.ts';
import styles from './take-view.module.css';

interface PhoneListProps {
  readonly session: DeliverySession;
  readonly stage: RefObject<TakeStage | null>;
  readonly listRef: RefObject<HTMLDivElement | null>;
}

/**
 * The phones of the line for the keyboard and for screen readers: a list whose options say what the picture shows. Keys
 * that are held are one gesture, kept when they are let go.
 */
export function PhoneList({ session, stage, listRef }: PhoneListProps) {
  const text = useText();
  const id = useId();
  const help = useId();
  const plan = useStore(session.state, (state) => state.plan);
  const edits = useStore(session.state, (state) => state.edits);
  const focus = useStore(session.state, (state) => state.focus);
  const cells = useMemo(() => (plan ? phoneCells(plan, edits) : []), [plan, edits]);
  const held = useRef<string | null>(null);

  const letGo = () => {
    if (held.current === null) return;
    session.finish(held.current);
    held.current = null;
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.nativeEvent.isComposing) return;
    const does = phoneKey(event, cells, focus);
    if (!does) return;
    if (does.kind === 'takeBack') {
      const taken = held.current !== null || session.state.get().drafting;
      held.current = null;
      if (!stage.current?.takeBack()) session.cancel();
      if (!taken) return;
    }
    event.preventDefault();
    event.stopPropagation();
    switch (does.kind) {
      case 'focus':
        letGo();
        session.setFocus(does.index);
        stage.current?.revealToken(does.index);
        return;
      case 'edit': {
        const cell = cells[focus];
        if (!cell) return;
        const key = `delivery.draw/${session.state.get().lineId ?? ''}/${String(focus)}/${does.name}`;
        if (held.current !== key) letGo();
        if (!session.begin()) return;
        held.current = key;
        session.draft(does.change(session.state.get().edits, cell));
        stage.current?.revealToken(focus);
        return;
      }
      case 'reset':
        letGo();
        session.resetPhones(does.what === 'word' ? wordOf(cells, focus) : [focus]);
        return;
      case 'hear':
        letGo();
        session.hear();
        return;
      case 'zoomIn':
        stage.current?.zoom(ZOOM);
        return;
      case 'zoomOut':
        stage.current?.zoom(1 / ZOOM);
        return;
      case 'showWhole':
        stage.current?.showWhole();
        return;
    }
  };

  const walked = cells.filter(isWalked);
  const some = plan !== null && walked.length > 0;
  return (
    <>
      <div
        ref={listRef}
        className={styles['phones']}
        {...(some && {
          role: 'listbox',
          tabIndex: 0,
          'aria-orientation': 'horizontal',
          'aria-label': text(words.phones),
          'aria-describedby': help,
          'aria-activedescendant': `${id}-${String(focus)}`,
        })}
        onKeyDown={press}
        onKeyUp={letGo}
        onBlur={letGo}
      >
        {some &&
          walked.map((cell) => (
            <div key={cell.index} id={`${id}-${String(cell.index)}`} role="option" aria-selected={cell.index === focus}>
              {describe(text, cell, plan)}
            </div>
          ))}
      </div>
      <p id={help} className="visually-hidden">
        {text(words.phonesHelp)}
      </p>
    </>
  );
}

const ZOOM = 1.5;

function describe(text: Text, cell: PhoneCell, plan: PlanView): string {
  const drawn = cell.drawn.length || cell.drawn.pitch || cell.drawn.energy ? text(words.drawn) : '';
  const length = Math.round(cell.lengthMs);
  if (isPause(cell)) return text(cell.kind === 'edge' ? words.edge : words.pauseCell, { length, drawn });
  const word = cell.word === null ? '' : (plan.words[cell.word]?.spoken ?? '');
  const energy = cell.energyEditDb > 0 ? `+${String(cell.energyEditDb)}` : String(cell.energyEditDb);
  return text(cell.voiced ? words.phone : words.voicelessPhone, { symbol: cell.symbol, word, length, pitch: Math.round(cell.f0Hz), energy, drawn });
}
