import { ArrowLeftRight, AudioLines, FoldVertical, Magnet, Maximize2, Plus, UnfoldVertical, ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatChord } from '../actions/key-chord.ts';
import { runAction } from '../actions/run-action.ts';
import { trackActions } from '../actions/timeline/track-actions.ts';
import { viewActions } from '../actions/timeline/view-actions.ts';
import { IconButton } from '../components/icon-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useKeyBindings } from '../shell/use-key-bindings.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import styles from './timeline-toolbar.module.css';

const ICONS: Readonly<Record<string, ReactNode>> = {
  'track.add': <Plus />,
  'track.importBed': <AudioLines />,
  'timeline.snap': <Magnet />,
  'timeline.ripple': <ArrowLeftRight />,
  'timeline.wavesFlatter': <FoldVertical />,
  'timeline.wavesTaller': <UnfoldVertical />,
  'timeline.zoomOut': <ZoomOut />,
  'timeline.zoomIn': <ZoomIn />,
  'timeline.zoomFit': <Maximize2 />,
};

/** The corner above the track headers: what is done most with tracks, dragging and zoom. */
export function TimelineToolbar() {
  const text = useText();
  const studio = useStudio();
  const bindings = useKeyBindings();
  const snap = useStore(studio.view, (view) => view.snap);
  const ripple = useStore(studio.view, (view) => view.ripple);
  const mayEdit = useStore(studio.project.state, (state) => state?.readOnly === false);
  const isOpen = useStore(studio.project.state, (state) => state !== null);
  const pressed: Readonly<Record<string, boolean>> = { 'timeline.snap': snap, 'timeline.ripple': ripple };
  const byId = new Map([...trackActions, ...viewActions].map((action) => [action.id, action]));
  return (
    <div className={styles['toolbar']}>
      {Object.entries(ICONS).map(([id, icon]) => {
        const action = byId.get(id);
        if (!action) return null;
        const [chord] = bindings.chordsOf(id);
        return (
          <IconButton
            key={id}
            small
            label={text(action.title)}
            icon={icon}
            keys={chord === undefined ? undefined : formatChord(chord)}
            pressed={pressed[id]}
            disabled={id.startsWith('track.') ? !mayEdit : !isOpen}
            onClick={() => {
              runAction(studio, action);
            }}
          />
        );
      })}
    </div>
  );
}
