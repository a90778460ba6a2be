import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { useDocument } from '../state/use-document.ts';
import styles from './marker-name-field.module.css';
import { NameField } from './name-field.tsx';
import { timelineStateOf } from './timeline-state.ts';
import { words } from './timeline.messages.ts';
import { xOfSample } from './viewport.ts';

/** The field in which the name of a marker is written, under its flag. */
export function MarkerNameField() {
  const text = useText();
  const studio = useStudio();
  const { renamingMarkerId, widthPx } = timelineStateOf(studio);
  const id = useStore(renamingMarkerId, (present) => present);
  const viewport = useStore(studio.view, (view) => (id === null ? null : view.timeline));
  const marker = useDocument(({ markers }) => (id === null ? undefined : markers.get(id)));
  if (!marker || !viewport) return null;
  const left = Math.max(4, Math.min(widthPx.get() - 188, xOfSample(viewport, marker.atSample)));
  return (
    <div className={styles['place']} style={{ left }}>
      <NameField
        key={marker.id}
        label={text(words.markerName)}
        name={marker.name}
        maxLength={200}
        onDone={(name) => {
          renamingMarkerId.set(null);
          if (name !== null) void tell(studio, studio.project.commit([{ name: 'marker.change', arguments: { id: marker.id, changes: { name } } }]));
        }}
      />
    </div>
  );
}
