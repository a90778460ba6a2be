import type { ReactNode } from 'react';

import styles from './empty-state.module.css';

interface EmptyStateProps {
  /** What this place is for, in a sentence. */
  readonly message: string;
  /** The one likely action, and at most one other. */
  readonly children?: ReactNode;
}

export function EmptyState({ message, children }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <p>{message}</p>
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </div>
  );
}
