import type { ButtonHTMLAttributes, ReactNode } from 'react';

import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type' | 'children' | 'aria-label' | 'aria-pressed'> {
  /** Its accessible name, and what the tooltip says. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Makes it a toggle. */
  readonly pressed?: boolean | undefined;
  /** Its key, for the tooltip. */
  readonly keys?: string | undefined;
  /** 24 px, for rows. */
  readonly small?: boolean;
}

export function IconButton({ label, icon, pressed, keys, small = false, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      data-tooltip={label}
      data-tooltip-keys={keys}
      className={classNames(styles['button'], small && styles['small'])}
    >
      {icon}
    </button>
  );
}
