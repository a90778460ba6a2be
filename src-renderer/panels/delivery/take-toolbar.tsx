import { Eraser, Maximize2, MousePointer2, PenLine, RotateCcw, Undo2, Volume2, ZoomIn, ZoomOut } from 'lucide-react';
import type { RefObject } from 'react';

import { formatChord } from '../../actions/key-chord.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useKeyBindings } from '../../shell/use-key-bindings.ts';
import { useStore } from '../../state/store.ts';
import { words } from './delivery.messages.ts';
import type { DeliverySession } from './delivery-session.ts';
import { phoneCells, wordOf } from './phone-cells.ts';
import type { TakeStage } from './take-stage.ts';
import styles from './take-view.module.css';

const ZOOM = 1.5;

/** Tools of the take view, and in words whether the picture is of the take or of the plan. */
export function TakeToolbar({ session, stage }: { readonly session: DeliverySession; readonly stage: RefObject<TakeStage | null> }) {
  const text = useText();
  const { tool, editable, plan, edits, focus, take, fresh, drafting } = useStore(session.state, (state) => state);
  const bindings = useKeyBindings();
  const keys = (action: string): string | undefined => {
    const [chord] = bindings.chordsOf(action);
    return chord === undefined ? undefined : formatChord(chord);
  };
  const drawn = Object.keys(edits).length > 0;
  const word = plan ? wordOf(phoneCells(plan, edits), focus) : [];
  const status = !plan ? null : !take ? words.noTake : fresh && !drafting ? words.fresh : words.stale;
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={text(words.takeView)}>
      <div role="group" aria-label={text(words.tool)} className={styles['group']}>
        <IconButton
          label={text(words.handles)}
          keys={keys('delivery.useHandles')}
          icon={<MousePointer2 size={16} />}
          pressed={tool === 'handles'}
          onClick={() => {
            session.setTool('handles');
          }}
        />
        <IconButton
          label={text(words.pen)}
          keys={keys('delivery.usePen')}
          icon={<PenLine size={16} />}
          pressed={tool === 'pen'}
          onClick={() => {
            session.setTool('pen');
          }}
        />
      </div>
      <div className={styles['group']}>
        <IconButton
          label={text(words.hear)}
          keys={keys('delivery.preview')}
          icon={<Volume2 size={16} />}
          disabled={!plan}
          onClick={() => {
            session.hear();
          }}
        />
      </div>
      <div className={styles['group']}>
        <IconButton
          label={text(words.resetPhone)}
          icon={<Eraser size={16} />}
          disabled={!editable || !edits[String(focus)]}
          onClick={() => {
            session.resetPhones([focus]);
          }}
        />
        <IconButton
          label={text(words.resetWord)}
          keys={keys('delivery.resetWord')}
          icon={<Undo2 size={16} />}
          disabled={!editable || !word.some((index) => edits[String(index)])}
          onClick={() => {
            session.resetPhones(word);
          }}
        />
        <IconButton
          label={text(words.resetDrawing)}
          icon={<RotateCcw size={16} />}
          disabled={!editable || !drawn}
          onClick={() => {
            session.resetDrawing();
          }}
        />
      </div>
      {status && (
        <span data-tooltip={text(status)} className={styles['status']} data-state={status === words.fresh ? 'fresh' : 'plan'}>
          {text(status)}
          {!editable && ` · ${text(words.locked)}`}
        </span>
      )}
      <div className={styles['group']}>
        <IconButton
          label={text(words.zoomOut)}
          icon={<ZoomOut size={16} />}
          onClick={() => {
            stage.current?.zoom(1 / ZOOM);
          }}
        />
        <IconButton
          label={text(words.zoomIn)}
          icon={<ZoomIn size={16} />}
          onClick={() => {
            stage.current?.zoom(ZOOM);
          }}
        />
        <IconButton
          label={text(words.zoomAll)}
          icon={<Maximize2 size={16} />}
          onClick={() => {
            stage.current?.showWhole();
          }}
        />
      </div>
    </div>
  );
}
