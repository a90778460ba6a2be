import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';
import iconButtonStyles from './icon-button.module.css';
import { MenuEntries } from './menu-entries.tsx';
import type { MenuEntry } from './menu-entry.ts';
import styles from './menu.module.css';

interface MenuButtonProps {
  /** Its accessible name, and what the tooltip says. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly align?: 'start' | 'end';
}

/** An icon that opens a menu. */
export function MenuButton({ label, icon, entries, small = false, disabled = false, align = 'start' }: MenuButtonProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        disabled={disabled}
        aria-label={label}
        data-tooltip={label}
        className={classNames(iconButtonStyles['button'], small && iconButtonStyles['small'])}
      >
        {icon}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align={align} sideOffset={4}>
          <Menu.Popup className={styles['popup']}>
            <MenuEntries entries={entries} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
