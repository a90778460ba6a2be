import type { ButtonHTMLAttributes, ReactNode } from 'react';

import { classNames } from './class-names.ts';
import styles from './button.module.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  /** `primary` is the one thing a place is for; `plain` has no ground until it is pointed at. */
  readonly kind?: 'normal' | 'primary' | 'danger' | 'plain';
  readonly icon?: ReactNode;
  readonly submit?: boolean;
}

export function Button({ kind = 'normal', icon, submit = false, children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={submit ? 'submit' : 'button'} className={classNames(styles['button'], styles[kind])}>
      {icon}
      {children}
    </button>
  );
}
