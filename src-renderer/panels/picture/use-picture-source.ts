import { useEffect, useState } from 'react';

import { pictureUrl } from '../../../src-main/shared/contract/media-url.ts';
import type { Picture } from '../../../src-main/shared/domain/project-rows.ts';
import { useStudio } from '../../state/studio.ts';

/** Whether the film can be shown: it is looked for, is gone, cannot be decoded here, broke off, or is fine. */
export type PictureHealth = 'looking' | 'missing' | 'cannot-decode' | 'broken' | 'fine';

/** Looks where the film is, each time its place changes, and follows what the player makes of it. */
export function usePictureSource({ id, path, bytes }: Picture, video: HTMLVideoElement | null): { readonly health: PictureHealth; readonly url: string | null } {
  const { connection } = useStudio();
  const place = `${id} ${String(bytes)} ${path}`;
  const [found, setFound] = useState<{ readonly place: string; readonly isThere: boolean } | null>(null);
  const [trouble, setTrouble] = useState<{ readonly place: string; readonly health: PictureHealth } | null>(null);
  useEffect(() => {
    let isOver = false;
    connection.request('picture.find', {}).then(
      ({ path: foundPath }) => {
        if (!isOver) setFound({ place, isThere: foundPath !== null });
      },
      () => {
        if (!isOver) setFound({ place, isThere: false });
      },
    );
    return () => {
      isOver = true;
    };
  }, [connection, place]);
  useEffect(() => {
    if (!video) return undefined;
    const failed = () => {
      setTrouble({ place, health: video.readyState === HTMLMediaElement.HAVE_NOTHING ? 'cannot-decode' : 'broken' });
    };
    const loaded = () => {
      // Its sound alone would play on without a word.
      setTrouble(video.videoWidth === 0 ? { place, health: 'cannot-decode' } : null);
    };
    video.addEventListener('error', failed);
    video.addEventListener('loadedmetadata', loaded);
    return () => {
      video.removeEventListener('error', failed);
      video.removeEventListener('loadedmetadata', loaded);
    };
  }, [video, place]);
  const isThere = found?.place === place ? found.isThere : null;
  const health = isThere === null ? 'looking' : !isThere ? 'missing' : trouble?.place === place ? trouble.health : 'fine';
  // The place is part of the address, so that a film found again is loaded again.
  return { health, url: isThere === true ? `${pictureUrl(id)}?${encodeURIComponent(place)}` : null };
}
