import { deliverySession } from '../../panels/delivery/delivery-session.ts';
import type { Studio } from '../../state/studio.ts';

/** Opens the delivery editor if it is folded away, and puts the keyboard among its phones. */
export function focusDelivery(studio: Studio): void {
  studio.view.set((view) => ({ ...view, panels: { ...view.panels, delivery: true } }));
  deliverySession(studio).setWantsFocus(true);
}
