import { useId, useState } from 'react';

import type { Marker } from '../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../src-main/shared/domain/time.ts';
import { samplesPerFrame } from '../../src-main/shared/domain/timecode.ts';
import { seek } from '../actions/timeline/playhead-actions.ts';
import { useText } from '../i18n/use-text.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { useDocument } from '../state/use-document.ts';
import { formatTime } from './format-time.ts';
import styles from './roving-list.module.css';
import { settingsOf } from './timeline-scene.ts';
import { timelineStateOf } from './timeline-state.ts';
import { words } from './timeline.messages.ts';

/**
 * The markers of the ruler as a list: arrows go from one to the next and take the playhead along, Alt moves the marker by
 * a frame (by 10 ms with Shift), F2 writes its name, Delete takes it away.
 */
export function MarkerList() {
  const text = useText();
  const studio = useStudio();
  const listId = useId();
  const table = useDocument(({ markers }) => markers);
  const settings = useDocument(settingsOf);
  const [presentId, setPresentId] = useState<string | null>(null);
  const markers = [...table.values()].sort((a, b) => a.atSample - b.atSample);
  const index = Math.max(0, markers.findIndex(({ id }) => id === presentId));
  const present = markers[index];
  if (!present) return null;

  const go = (marker: Marker | undefined): void => {
    if (!marker) return;
    setPresentId(marker.id);
    seek(studio, marker.atSample);
  };
  const move = (bySamples: number): void => {
    const atSample = Math.max(0, present.atSample + bySamples);
    setPresentId(present.id);
    void tell(studio, studio.project.commit([{ name: 'marker.change', arguments: { id: present.id, changes: { atSample } } }], `marker.${present.id}`));
    seek(studio, atSample);
  };
  const press = (key: string, alt: boolean, shift: boolean): boolean => {
    const direction = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (direction !== 0 && alt) move(direction * (shift ? samplesOfMs(10) : Math.round(samplesPerFrame(settings.frameRate))));
    else if (direction !== 0) go(markers[index + direction]);
    else if (key === 'Home') go(markers[0]);
    else if (key === 'End') go(markers.at(-1));
    else if (key === 'Enter') go(present);
    else if (key === 'F2') timelineStateOf(studio).renamingMarkerId.set(present.id);
    else if (key === 'Delete' || key === 'Backspace') void tell(studio, studio.project.commit([{ name: 'marker.remove', arguments: { ids: [present.id] } }]));
    else return false;
    return true;
  };

  return (
    <div
      role="listbox"
      tabIndex={0}
      className={styles['markers']}
      aria-label={text(words.markers)}
      aria-activedescendant={`${listId}-${present.id}`}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || !press(event.key, event.altKey, event.shiftKey)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {markers.slice(Math.max(0, index - AROUND), index + AROUND + 1).map((marker, offset) => (
        <div
          key={marker.id}
          id={`${listId}-${marker.id}`}
          role="option"
          aria-selected={marker.id === present.id}
          aria-posinset={Math.max(0, index - AROUND) + offset + 1}
          aria-setsize={markers.length}
          className="visually-hidden"
        >
          {text(words.marker, { name: marker.name, time: formatTime(marker.atSample, settings) })}
        </div>
      ))}
    </div>
  );
}

const AROUND = 12;
