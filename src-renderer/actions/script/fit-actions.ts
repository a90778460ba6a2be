import { isFlagged } from '../../fit/line-fits.ts';
import { RATES_SHOWN, showsRates } from '../../fit/shows-rates.ts';
import { lineFitsOf } from '../../fit/use-line-fits.ts';
import { goToLine } from '../../panels/script/move-in-script.ts';
import { rememberLayout } from '../../state/change-settings.ts';
import type { Studio } from '../../state/studio.ts';
import type { Action } from '../action.ts';
import { words } from './script.messages.ts';

/** Finding the lines that do not meet their slots as they should. */
export const fitActions: readonly Action[] = [
  {
    id: 'line.nextFlagged',
    title: words.nextFlagged,
    keys: ['F8'],
    inText: true,
    enabled: hasFlagged,
    run: (studio) => {
      goToFlagged(studio, 1);
    },
  },
  {
    id: 'line.previousFlagged',
    title: words.previousFlagged,
    keys: ['Shift+F8'],
    inText: true,
    enabled: hasFlagged,
    run: (studio) => {
      goToFlagged(studio, -1);
    },
  },
  {
    id: 'timeline.rates',
    title: words.showRates,
    run: (studio) => {
      rememberLayout(studio, RATES_SHOWN, !showsRates(studio.settings.get()));
    },
  },
];

/** In order of time, and round again at either end. */
function goToFlagged(studio: Studio, step: 1 | -1): void {
  const flagged = flaggedInTime(studio);
  const shown = studio.project.state.get()?.document.lines.get(studio.selection.get().lineId ?? '');
  const at = shown?.slot?.startSample ?? -1;
  const later = step > 0 ? flagged.find((fit) => fit.startSample > at || (fit.startSample === at && shown && fit.lineId > shown.id)) : flagged.findLast((fit) => fit.startSample < at || (fit.startSample === at && shown && fit.lineId < shown.id));
  const found = later ?? flagged.at(step > 0 ? 0 : -1);
  if (found) goToLine(studio, found.lineId);
}

function hasFlagged(studio: Studio): boolean {
  return flaggedInTime(studio).length > 0;
}

function flaggedInTime(studio: Studio) {
  return [...lineFitsOf(studio).get().values()].filter(isFlagged).sort((a, b) => a.startSample - b.startSample || (a.lineId < b.lineId ? -1 : 1));
}
