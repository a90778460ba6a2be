import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { joinWithNext, selectedLines, stepLines, toggleLock } from '../../actions/script/line-edits.ts';
import { canJoinSentence, cuesShown, joinSentence, separateShown } from '../../actions/script/subtitle-edits.ts';
import { renderAndPlay, renderSelected } from '../../actions/script/render-lines.ts';
import { formatChord } from '../../actions/key-chord.ts';
import type { MenuEntry } from '../../components/menu-entry.ts';
import type { Text } from '../../i18n/use-text.ts';
import { keyBindingsOf } from '../../shell/use-key-bindings.ts';
import type { Studio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { removeLines } from './move-in-script.ts';
import { words as actionWords } from '../../actions/script/script.messages.ts';
import { words } from './script.messages.ts';

/** What can be done with the selected lines, for the menu over the list. */
export function lineMenu(studio: Studio, text: Text): readonly MenuEntry[] {
  const state = studio.project.state.get();
  const lines = selectedLines(studio);
  if (!state || lines.length === 0) return [];
  const ids = lines.map(({ id }) => id);
  const open = lines.filter(({ locked }) => !locked);
  const fixed = state.readOnly || open.length === 0;
  const bindings = keyBindingsOf(studio.settings.get());
  const keysOf = (action: string | null): string | undefined => {
    const [chord] = action === null ? [] : bindings.chordsOf(action);
    return chord === undefined ? undefined : formatChord(chord);
  };
  const item = (id: string, action: string | null, label: string, run: () => Promise<void>, disabled = false): MenuEntry => ({
    id,
    label,
    keys: keysOf(action),
    disabled,
    onSelect: () => void tell(studio, run()),
  });
  return [
    item('play', 'line.renderAndPlay', text(actionWords.renderAndPlay), () => renderAndPlay(studio)),
    item('render', 'line.render', text(words.render), () => renderSelected(studio), state.readOnly),
    'separator',
    ...charactersInOrder(state.document).map(
      ({ id, name }): MenuEntry => ({
        id: `character-${id}`,
        label: name,
        disabled: fixed,
        checked: lines.every(({ characterId }) => characterId === id),
        onSelect: () => void tell(studio, studio.project.commit([{ name: 'line.assign', arguments: { ids: open.map((line) => line.id), characterId: id } }])),
      }),
    ),
    'separator',
    item('up', 'line.moveUp', text(actionWords.moveUp), () => stepLines(studio, -1), state.readOnly),
    item('down', 'line.moveDown', text(actionWords.moveDown), () => stepLines(studio, 1), state.readOnly),
    item('join', 'line.join', text(actionWords.join), () => joinWithNext(studio), fixed || lines.length > 1),
    item('joinSentence', 'lines.joinSentence', text(actionWords.joinSentence), () => joinSentence(studio), fixed || !canJoinSentence(studio)),
    item('separate', 'line.separate', text(actionWords.separate), () => separateShown(studio), fixed || lines.length > 1 || cuesShown(studio) < 2),
    item('lock', 'line.lock', text(open.length === 0 ? words.unlock : words.lock), () => toggleLock(studio), state.readOnly),
    item('reset', 'line.resetDelivery', text(actionWords.resetDelivery), () => studio.project.commit([{ name: 'delivery.reset', arguments: { lineIds: open.map(({ id }) => id) } }]), fixed),
    'separator',
    { id: 'remove', label: text(words.remove), keys: keysOf('line.remove'), danger: true, disabled: fixed, onSelect: () => void tell(studio, removeLines(studio, ids)) },
  ];
}
