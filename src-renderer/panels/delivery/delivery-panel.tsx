import { Dices, RotateCcw } from 'lucide-react';

import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { CompareButtons } from './compare-buttons.tsx';
import styles from './delivery-panel.module.css';
import { words } from './delivery.messages.ts';
import { deliverySession } from './delivery-session.ts';
import { LineLength } from './line-length.tsx';
import { ShapeSliders } from './shape-sliders.tsx';

/** Highest seed of the dice; short enough to be read out and typed again. */
const SEEDS = 10_000;

/** How the selected lines are spoken as a whole: pace, pitch, range, energy, pauses; seed, length and comparison. */
export function DeliveryPanel() {
  const text = useText();
  const studio = useStudio();
  const session = deliverySession(studio);
  const lineId = useStore(session.state, (state) => state.lineId);
  const editable = useStore(session.state, (state) => state.editable);
  const drawn = useStore(session.state, (state) => Object.keys(state.edits).length);
  const count = useStore(studio.selection, (selection) => selection.lineIds.length);
  const listens = useStore(studio.settings, () => session.autoListen());
  const seed = useStore(studio.project.state, (project) => project?.document.lines.get(lineId ?? '')?.seed ?? 0);
  const shaped = useStore(studio.project.state, (project) => session.selectedLines().some((id) => project?.document.deliveries.has(id)));
  if (lineId === null) {
    return (
      <div className={styles['panel']}>
        <div className={styles['head']}>
          <h2>{text(words.delivery)}</h2>
        </div>
        <EmptyState message={text(words.noLine)} />
      </div>
    );
  }
  const setSeed = (next: number) => {
    void tell(
      studio,
      studio.project.commit([{ name: 'line.setSeed', arguments: { id: lineId, seed: next } }]).then(() => {
        if (session.autoListen()) session.hear();
      }),
    );
  };
  return (
    <div className={styles['panel']}>
      <div className={styles['head']}>
        <h2>{text(words.delivery)}</h2>
        <span className={styles['count']}>
          {count > 1 ? text(words.shapeOf, { count }) : drawn > 0 && text(words.drawnPhones, { count: drawn })}
        </span>
        <IconButton
          label={text(words.resetLine)}
          icon={<RotateCcw size={16} />}
          disabled={!editable || !shaped}
          onClick={() => {
            session.resetLines();
          }}
        />
      </div>
      <div className={styles['body']}>
        {!editable && <p className={styles['note']}>{text(words.lockedLine)}</p>}
        <ShapeSliders session={session} />
        {count === 1 && <LineLength session={session} />}
        <div className={styles['row']}>
          <NumberField inline label={text(words.seed)} value={seed} min={-2_147_483_648} max={2_147_483_647} disabled={!editable} onCommit={setSeed} />
          <IconButton
            label={text(words.rollSeed)}
            icon={<Dices size={16} />}
            disabled={!editable}
            onClick={() => {
              setSeed(Math.floor(Math.random() * SEEDS));
            }}
          />
        </div>
        <CompareButtons session={session} />
        <div className={styles['row']}>
          <Toggle
            label={text(words.autoListen)}
            checked={listens}
            onChange={(checked) => {
              session.setAutoListen(checked);
            }}
          />
        </div>
      </div>
    </div>
  );
}
