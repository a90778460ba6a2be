import { useEffect, useRef } from 'react';

import { tracksInOrder } from '../../src-main/shared/domain/in-order.ts';
import { useText } from '../i18n/use-text.ts';
import { useDocument } from '../state/use-document.ts';
import { useStudio } from '../state/studio.ts';
import { words } from './timeline.messages.ts';
import { TrackHeader } from './track-header.tsx';
import { TrackMeters } from './track-meters.ts';

/** One header a track, in their order, with meters that one loop draws. */
export function TrackHeaders() {
  const text = useText();
  const { transport } = useStudio();
  const tracks = useDocument(tracksInOrder);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!list.current) return;
    const meters = new TrackMeters(transport, list.current);
    return () => {
      meters.dispose();
    };
  }, [transport]);
  return (
    <ul ref={list} aria-label={text(words.tracks)}>
      {tracks.map((track) => (
        <TrackHeader key={track.id} track={track} />
      ))}
    </ul>
  );
}
