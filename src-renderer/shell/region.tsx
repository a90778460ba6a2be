import type { ReactNode } from 'react';

import { RegionBoundary } from './region-boundary.tsx';
import styles from './region.module.css';

interface RegionProps {
  readonly name: string;
  /** What skip links and the tour find it by. */
  readonly anchor?: string;
  readonly children: ReactNode;
}

/** A landmark of the window; what fails in it leaves the others alive. */
export function Region({ name, anchor, children }: RegionProps) {
  return (
    <section aria-label={name} tabIndex={-1} {...(anchor !== undefined && { id: `region-${anchor}`, 'data-tour': anchor })} className={styles['region']}>
      <RegionBoundary name={name}>{children}</RegionBoundary>
    </section>
  );
}
