import type { ReactNode } from 'react';

/** An item of a menu, or a line between two groups. */
export type MenuEntry = MenuItem | 'separator';

export interface MenuItem {
  /** Unique in its menu. */
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Its key as it is shown. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  /** It destroys something. */
  readonly danger?: boolean;
  /** Makes it an item that is ticked or not. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}
