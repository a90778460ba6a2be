import type { ReactNode } from 'react';

import { RegionBoundary } from './region-boundary.tsx';
import styles from './region.module.css';

/** A landmark of the window; what fails in it leaves the others alive. */
export function Region({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section aria-label={name} className={styles['region']}>
      <RegionBoundary name={name}>{children}</RegionBoundary>
    </section>
  );
}
