import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { useDocument } from '../../state/use-document.ts';
import type { StageShows } from './picture-state.ts';
import { stageShows } from './picture-state.ts';

/** What the region above the timeline shows: the line alone, where there is no picture. */
export function useStageShows(): StageShows {
  const hasPicture = useDocument(({ pictures }) => pictures.size > 0);
  const shows = useStore(useStudio().settings, ({ layout }) => stageShows(layout));
  return hasPicture ? shows : 'take';
}
