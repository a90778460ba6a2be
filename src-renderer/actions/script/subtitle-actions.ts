import type { Action } from '../action.ts';
import { shownLine } from './line-edits.ts';
import { canEdit } from './script-here.ts';
import { words } from './script.messages.ts';
import { canJoinSentence, chooseSubtitles, chooseVersion, cuesShown, joinSentence, separateShown } from './subtitle-edits.ts';

/** Subtitles and second versions, and sentences that run across cues. */
export const subtitleActions: readonly Action[] = [
  { id: 'subtitles.import', title: words.importSubtitles, keys: ['Mod+Alt+KeyI'], inText: true, enabled: canEdit, run: chooseSubtitles },
  { id: 'script.compare', title: words.compare, enabled: canEdit, run: chooseVersion },
  { id: 'lines.joinSentence', title: words.joinSentence, keys: ['Mod+Alt+KeyJ'], inText: true, enabled: (studio) => canEdit(studio) && canJoinSentence(studio), run: joinSentence },
  { id: 'line.separate', title: words.separate, keys: ['Mod+Alt+Shift+KeyJ'], inText: true, enabled: (studio) => canEdit(studio) && cuesShown(studio) > 1 && shownLine(studio)?.locked === false, run: separateShown },
];
