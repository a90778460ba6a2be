import type { RefObject } from 'react';
import { useEffect } from 'react';

import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';

/**
 * Keeps the words of an element with the playhead: written straight to the page once a frame while it runs, so that nothing
 * else of the window draws for it.
 * @param wordsAt must stay the same function while it gives the same words
 */
export function usePositionText(place: RefObject<HTMLElement | null>, wordsAt: (sample: number) => string): void {
  const { transport } = useStudio();
  const playing = useStore(transport.state, (state) => state.playing);
  useEffect(() => {
    let frame = 0;
    let shown: string | null = null;
    const show = () => {
      const words = wordsAt(transport.positionSamples());
      if (place.current && words !== shown) place.current.textContent = words;
      shown = words;
    };
    const run = () => {
      show();
      frame = requestAnimationFrame(run);
    };
    show();
    if (playing) run();
    const end = transport.cursor.subscribe(show);
    return () => {
      cancelAnimationFrame(frame);
      end();
    };
  }, [transport, place, wordsAt, playing]);
}
