import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { addCharacter, audition } from '../../panels/cast/cast-edits.ts';
import { selectLines } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import type { Action } from '../action.ts';
import { shownLine } from '../script/line-edits.ts';
import { words } from './cast.messages.ts';

const languageOf = (studio: Studio) => windowLanguage(studio.settings.get().language, navigator.languages);
const hasLine = (studio: Studio): boolean => shownLine(studio) !== undefined;

export const castActions: readonly Action[] = [
  {
    id: 'cast.add',
    title: words.add,
    enabled: (studio) => studio.project.state.get()?.readOnly === false,
    run: async (studio) => {
      await addCharacter(studio, (number) => formatMessage(words.newName, languageOf(studio), { number }));
      studio.view.set((view) => ({ ...view, panels: { ...view.panels, cast: true } }));
    },
  },
  {
    id: 'cast.audition',
    title: words.audition,
    enabled: hasLine,
    run: async (studio) => {
      const character = studio.project.state.get()?.document.characters.get(shownLine(studio)?.characterId ?? '');
      if (character) await audition(studio, character, formatMessage(words.auditionText, languageOf(studio)));
    },
  },
  {
    id: 'cast.selectLines',
    title: words.selectLines,
    enabled: hasLine,
    run: (studio) => {
      const line = shownLine(studio);
      const its = [...(studio.project.state.get()?.document.lines.values() ?? [])].filter(({ characterId }) => characterId === line?.characterId);
      selectLines(studio, its.map(({ id }) => id), line?.id);
    },
  },
];
