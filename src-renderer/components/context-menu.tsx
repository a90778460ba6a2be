import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu';
import type { ReactNode } from 'react';
import { useState } from 'react';

import { MenuEntries } from './menu-entries.tsx';
import type { MenuEntry } from './menu-entry.ts';
import styles from './menu.module.css';

interface ContextMenuProps {
  /** Asked when the menu opens: set the selection to what was pointed at before, in `onContextMenu` of the row. */
  readonly entries: () => readonly MenuEntry[];
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A menu by right click, long press, or the keyboard's menu key over `children`. One for a whole list is enough. */
export function ContextMenu({ entries, children, className }: ContextMenuProps) {
  const [shown, setShown] = useState<readonly MenuEntry[]>([]);
  return (
    <BaseContextMenu.Root
      onOpenChange={(open) => {
        if (open) setShown(entries());
      }}
    >
      <BaseContextMenu.Trigger className={className}>{children}</BaseContextMenu.Trigger>
      <BaseContextMenu.Portal>
        <BaseContextMenu.Positioner className={styles['positioner']}>
          <BaseContextMenu.Popup className={styles['popup']}>
            <MenuEntries entries={shown} />
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  );
}
