import { ListPlus, Plus } from 'lucide-react';

import { takesOfLine } from '../../../src-main/shared/domain/in-order.ts';
import { recipeKey } from '../../../src-main/shared/domain/recipe.ts';
import { renderChanged, newTakes } from '../../actions/take/take-edits.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useKeysOf } from '../../shell/use-key-bindings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { changedCount } from './changed-lines.ts';
import { LineQueueState } from './line-queue-state.tsx';
import { TakeCompare } from './take-compare.tsx';
import { TakeRow } from './take-row.tsx';
import { words } from './takes.messages.ts';
import styles from './takes-panel.module.css';
import { useSettled } from './use-settled.ts';

/** The takes of the shown line: hear them, weigh them, keep one; and what is still to be rendered. */
export function TakesPanel() {
  const studio = useStudio();
  const text = useText();
  const lineId = useStore(studio.selection, (selection) => selection.lineId);
  const line = useDocument((document) => document.lines.get(lineId ?? ''));
  const takes = useDocument((document) => takesOfLine(document, line?.id ?? ''));
  const recipe = useDocument((document) => recipeKey(document, line?.id ?? ''));
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const changed = useSettled<number | null>(changedCount, null);
  const [newKeys, threeKeys, changedKeys] = [useKeysOf('take.new'), useKeysOf('take.newThree'), useKeysOf('render.changed')];
  const empty = useDocument((document) => document.lines.size === 0);
  const canRender = line !== undefined && line.text.trim() !== '' && !readOnly;
  return (
    <div className={styles['panel']}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{text(words.takes)}</h2>
        <span className={styles['count']}>{takes.length === 0 ? '' : text(words.takeCount, { count: takes.length })}</span>
        <TakeCompare takes={takes} takeId={line?.takeId ?? null} />
        <IconButton label={text(words.threeTakes)} keys={threeKeys} icon={<ListPlus />} disabled={!canRender} onClick={() => void tell(studio, newTakes(studio, 3))} />
        <IconButton label={text(words.newTake)} keys={newKeys} icon={<Plus />} disabled={!canRender} onClick={() => void tell(studio, newTakes(studio, 1))} />
      </header>
      <div className={styles['body']}>
        {!line ? (
          <EmptyState message={text(words.noLine)} />
        ) : (
          <>
            <LineQueueState lineId={line.id} />
            {takes.length === 0 ? (
              <p className={styles['none']}>{text(words.noTakes)}</p>
            ) : (
              <ul aria-label={text(words.takes)}>
                {takes.toReversed().map((take) => (
                  <TakeRow key={take.id} take={take} chosen={take.id === line.takeId} stale={take.recipe !== recipe} lineLocked={line.locked || readOnly} />
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      <footer className={styles['footer']}>
        <Button data-tooltip={text(words.renderChangedPlain)} data-tooltip-keys={changedKeys} disabled={changed === null || changed === 0 || readOnly} onClick={() => void tell(studio, renderChanged(studio))}>
          {changed === null || empty ? text(words.renderChangedPlain) : changed === 0 ? text(words.nothingChanged) : text(words.renderChanged, { count: changed })}
        </Button>
      </footer>
    </div>
  );
}
