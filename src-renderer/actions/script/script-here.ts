import { scriptViewOf } from '../../panels/script/script-view.ts';
import type { Studio } from '../../state/studio.ts';
import { shownLine } from './line-edits.ts';

/* Where the keyboard is in the script, and what can be done there. */

const placeOf = (studio: Studio) => scriptViewOf(studio).focus.get()?.place;

export const inLineText = (studio: Studio): boolean => placeOf(studio) === 'text';

/** On a line as a whole. */
export const onLine = (studio: Studio): boolean => placeOf(studio) === 'row';

export const inScript = (studio: Studio): boolean => onLine(studio) || inLineText(studio);

export const hasLines = (studio: Studio): boolean => (studio.project.state.get()?.document.lines.size ?? 0) > 0;

export const canEdit = (studio: Studio): boolean => studio.project.state.get()?.readOnly === false;

export const editsLine = (studio: Studio): boolean => canEdit(studio) && shownLine(studio) !== undefined;

export const editsHere = (studio: Studio): boolean => inScript(studio) && editsLine(studio);
