import type { ReactNode } from 'react';
import { Component } from 'react';

import { Button } from '../components/button.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './region.module.css';
import { words } from './shell.messages.ts';

interface RegionBoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}

interface RegionBoundaryState {
  readonly error: Error | null;
}

/** Stands in for a part of the window that failed, with a way to start it again. */
export class RegionBoundary extends Component<RegionBoundaryProps, RegionBoundaryState> {
  override state: RegionBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): RegionBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <FailedRegion
        name={this.props.name}
        error={error}
        onRetry={() => {
          this.setState({ error: null });
        }}
      />
    );
  }
}

function FailedRegion({ name, error, onRetry }: { readonly name: string; readonly error: Error; readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div role="alert" className={styles['failed']}>
      <p>{text(words.regionFailed, { name })}</p>
      <Button onClick={onRetry}>{text(words.showAgain)}</Button>
      <details>
        <summary>{text(words.details)}</summary>
        <pre>{error.stack ?? error.message}</pre>
      </details>
    </div>
  );
}
