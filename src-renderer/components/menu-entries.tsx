import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';

import { classNames } from './class-names.ts';
import type { MenuEntry } from './menu-entry.ts';
import styles from './menu.module.css';

/** What stands in the popup of a menu, whichever way it was opened. */
export function MenuEntries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) => {
    if (entry === 'separator') return <Menu.Separator key={`separator-${index}`} className={styles['separator']} />;
    const inside = (
      <>
        <span className={styles['icon']}>{entry.checked === undefined ? entry.icon : entry.checked && <Check />}</span>
        <span className={styles['label']}>{entry.label}</span>
        {entry.keys !== undefined && <kbd className={styles['keys']}>{entry.keys}</kbd>}
      </>
    );
    const className = classNames(styles['item'], entry.danger === true && styles['danger']);
    return entry.checked === undefined ? (
      <Menu.Item key={entry.id} className={className} disabled={entry.disabled ?? false} onClick={entry.onSelect}>
        {inside}
      </Menu.Item>
    ) : (
      <Menu.CheckboxItem key={entry.id} className={className} checked={entry.checked} disabled={entry.disabled ?? false} onCheckedChange={entry.onSelect}>
        {inside}
      </Menu.CheckboxItem>
    );
  });
}
