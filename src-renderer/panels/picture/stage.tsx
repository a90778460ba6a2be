import { lazy, Suspense, useId } from 'react';

import { actionOf } from '../../actions/all-actions.ts';
import { runAction } from '../../actions/run-action.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n/use-text.ts';
import { rememberLayout } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { useDocument } from '../../state/use-document.ts';
import type { StageShows } from './picture-state.ts';
import { words } from './picture.messages.ts';
import styles from './stage.module.css';
import { useStageShows } from './use-stage-shows.ts';

const TakeView = lazy(async () => ({ default: (await import('../delivery/take-view.tsx')).TakeView }));
const PictureView = lazy(async () => ({ default: (await import('./picture-view.tsx')).PictureView }));

const CHOICES: readonly StageShows[] = ['picture', 'take', 'both'];

/** The picture, when there is one, or the shown line as it sounds, or both. */
export function Stage() {
  const text = useText();
  const studio = useStudio();
  const group = useId();
  const picture = useDocument(({ pictures }) => pictures.values().next().value);
  const shows = useStageShows();
  const isBlank = useStore(studio.project.state, (state) => state?.readOnly === false && state.document.lines.size === 0);
  if (!picture) {
    return isBlank ? (
      <EmptyState message={text(words.filmPlace)}>
        <Button
          onClick={() => {
            runAction(studio, actionOf('picture.import'));
          }}
        >
          {text(actionOf('picture.import').title)}
        </Button>
      </EmptyState>
    ) : (
      <Suspense>
        <TakeView />
      </Suspense>
    );
  }
  return (
    <div className={styles['stage']}>
      <div className={styles['choices']} role="radiogroup" aria-label={text(words.stage)}>
        {CHOICES.map((choice) => (
          <label key={choice} className={styles['choice']}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              checked={shows === choice}
              onChange={() => {
                rememberLayout(studio, 'stage.shows', choice);
              }}
            />
            {text(words[choice])}
          </label>
        ))}
      </div>
      <Suspense>
        {shows !== 'take' && (
          <div className={styles['half']}>
            <PictureView key={picture.id} picture={picture} />
          </div>
        )}
        {shows !== 'picture' && (
          <div className={styles['half']}>
            <TakeView />
          </div>
        )}
      </Suspense>
    </div>
  );
}
