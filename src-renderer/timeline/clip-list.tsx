import { useId, useState } from 'react';

import type { Clip } from '../../src-main/shared/domain/project-rows.ts';
import { selectAndShow } from '../actions/timeline/clip-actions.ts';
import { useText } from '../i18n/use-text.ts';
import { selectClips } from '../state/select.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { useDocument } from '../state/use-document.ts';
import { clipInDirection, clipsInOrder } from './clip-order.ts';
import { clipName } from './clip-name.ts';
import { isStale, overSlotSamples } from './drawing/clip-state.ts';
import { formatLength, formatTime } from './format-time.ts';
import styles from './roving-list.module.css';
import { settingsOf } from './timeline-scene.ts';
import type { TimelineView } from './timeline-view.ts';
import { words } from './timeline.messages.ts';

/** So many options stand on the page on either side of the present one; the others are counted. */
const AROUND = 12;

/**
 * The clips of the picture as a list that a keyboard walks and a screen reader reads: left and right along a track, up and
 * down to the clip beside it on the next one, Home and End to the ends. The selection follows; Shift adds to it.
 */
export function ClipList({ view }: { readonly view: TimelineView | null }) {
  const text = useText();
  const studio = useStudio();
  const listId = useId();
  const document = useDocument((present) => present);
  const clipIds = useStore(studio.selection, (selection) => selection.clipIds);
  const [hasFocus, setHasFocus] = useState(false);
  const clips = clipsInOrder(document);
  const present = document.clips.get(clipIds.at(-1) ?? '');
  const index = present ? clips.indexOf(present) : -1;
  const optionId = (clip: Clip): string => `${listId}-${clip.id}`;
  const shown = hasFocus ? clips.slice(Math.max(0, index - AROUND), Math.max(0, index) + AROUND + 1) : clips.slice(Math.max(0, index), Math.max(0, index) + 1);

  const focusOn = (clip: Clip | null): void => {
    if (!view) return;
    view.focusedClipId = clip?.id ?? null;
    view.redraw();
  };
  const go = (clip: Clip | undefined, isAdded: boolean): void => {
    if (!clip) return;
    if (isAdded) selectClips(studio, [...clipIds.filter((id) => id !== clip.id), clip.id]);
    else selectAndShow(studio, clip);
    focusOn(clip);
  };
  const describe = (clip: Clip): string => {
    const over = overSlotSamples(document, clip);
    return [
      text(words.clip, {
        name: clipName(document, clip) || text(words.noName),
        track: document.tracks.get(clip.trackId)?.name ?? '',
        start: formatTime(clip.startSample, settingsOf(document)),
        length: formatLength(clip.lengthSamples),
      }),
      ...(isStale(document, clip) ? [text(words.stale)] : []),
      ...(over > 0 ? [text(words.over, { length: formatLength(over) })] : []),
    ].join(', ');
  };

  if (clips.length === 0) return null;
  return (
    <div
      role="listbox"
      tabIndex={0}
      className={styles['list']}
      aria-label={text(words.clips)}
      aria-multiselectable
      aria-activedescendant={hasFocus && present ? optionId(present) : undefined}
      onFocus={() => {
        setHasFocus(true);
        focusOn(present ?? null);
      }}
      onBlur={() => {
        setHasFocus(false);
        focusOn(null);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !MOVES.has(event.key)) return;
        event.preventDefault();
        go(present ? clipInDirection(document, present, event.key) : clips[0], event.shiftKey);
      }}
    >
      {shown.map((clip, offset) => (
        <div
          key={clip.id}
          id={optionId(clip)}
          role="option"
          aria-selected={clipIds.includes(clip.id)}
          aria-posinset={Math.max(0, hasFocus ? index - AROUND : index) + offset + 1}
          aria-setsize={clips.length}
          className="visually-hidden"
          onClick={() => {
            go(clip, false);
          }}
        >
          {describe(clip)}
        </div>
      ))}
    </div>
  );
}

const MOVES: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
