import { phoneCells, wordOf } from '../../panels/delivery/phone-cells.ts';
import { deliverySession } from '../../panels/delivery/delivery-session.ts';
import type { Studio } from '../../state/studio.ts';
import type { Action } from '../action.ts';
import { hasCopiedDelivery, copyDelivery, pasteDelivery } from './delivery-clipboard.ts';
import { words } from './delivery.messages.ts';
import { focusDelivery } from './focus-delivery.ts';

const hasLine = (studio: Studio): boolean => deliverySession(studio).state.get().lineId !== null;
const canEdit = (studio: Studio): boolean => deliverySession(studio).state.get().editable;

/** What can be done with the delivery of the selected lines. */
export const deliveryActions: readonly Action[] = [
  {
    id: 'delivery.preview',
    title: words.hear,
    keys: ['Shift+Space'],
    enabled: hasLine,
    run: (studio) => {
      deliverySession(studio).hear();
    },
  },
  {
    id: 'delivery.previewUntouched',
    title: words.hearUntouched,
    keys: ['Shift+KeyB'],
    enabled: hasLine,
    run: (studio) => {
      deliverySession(studio).hearUntouched();
    },
  },
  {
    id: 'delivery.resetWord',
    title: words.resetWord,
    enabled: canEdit,
    run: (studio) => {
      const session = deliverySession(studio);
      const { plan, edits, focus } = session.state.get();
      if (plan) session.resetPhones(wordOf(phoneCells(plan, edits), focus));
    },
  },
  {
    id: 'delivery.resetLine',
    title: words.resetLine,
    enabled: canEdit,
    run: (studio) => {
      deliverySession(studio).resetLines();
    },
  },
  { id: 'delivery.focus', title: words.focus, keys: ['F3'], inText: true, enabled: hasLine, run: focusDelivery },
  { id: 'delivery.copy', title: words.copy, keys: ['Mod+Alt+KeyC'], inText: true, enabled: hasLine, run: copyDelivery },
  { id: 'delivery.paste', title: words.paste, keys: ['Mod+Alt+KeyV'], inText: true, enabled: (studio) => canEdit(studio) && hasCopiedDelivery(studio), run: pasteDelivery },
  {
    id: 'delivery.useHandles',
    title: words.handles,
    keys: ['Shift+KeyH'],
    enabled: hasLine,
    run: (studio) => {
      deliverySession(studio).setTool('handles');
    },
  },
  {
    id: 'delivery.usePen',
    title: words.pen,
    keys: ['Shift+KeyP'],
    enabled: hasLine,
    run: (studio) => {
      deliverySession(studio).setTool('pen');
    },
  },
];
