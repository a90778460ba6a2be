import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';

import { actionOf } from '../actions/all-actions.ts';
import { runAction } from '../actions/run-action.ts';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { useFailureText } from '../i18n/use-failure-text.ts';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import type { Notice } from '../state/studio.ts';
import { useStudio } from '../state/studio.ts';
import styles from './notices.module.css';
import { words } from './shell.messages.ts';

const INFO_MS = 5000;
const SHOWN = 4;

/** What the author should know, in the corner, or over the head of a dialog: never in the way, never gone before it can be read. */
export function Notices() {
  const text = useText();
  const { notices: store, view } = useStudio();
  const notices = useStore(store, (present) => present);
  // A dialog has its buttons where the corner is, and keeps whatever is behind it from being answered.
  const isBehind = useStore(view, ({ dialog }) => dialog !== null);
  const shown = isBehind ? notices.filter(({ offer }) => offer === undefined) : notices;
  return (
    <section aria-label={text(words.notices)} className={styles['notices']} data-behind={isBehind}>
      {shown.slice(-SHOWN).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {shown.length > 1 && !isBehind && (
        <Button
          onClick={() => {
            store.set([]);
          }}
        >
          {text(words.dismissAll)}
        </Button>
      )}
    </section>
  );
}

function NoticeCard({ notice: { id, kind, message, code, detail, offer } }: { readonly notice: Notice }) {
  const text = useText();
  const failureText = useFailureText();
  const shown = failureText({ message, code });
  // What the window says in its own words, the details tell exactly.
  const details = [shown === message ? '' : message, detail ?? ''].filter(Boolean).join('\n\n');
  const studio = useStudio();
  const { notices } = studio;
  const stays = kind !== 'info' || offer !== undefined;
  useEffect(() => {
    if (stays) return undefined;
    const timer = window.setTimeout(() => {
      notices.set((present) => present.filter((notice) => notice.id !== id));
    }, INFO_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [notices, id, stays]);
  return (
    <div role={kind === 'failure' ? 'alert' : 'status'} className={styles['notice']} data-kind={kind}>
      <span className={styles['icon']} role="img" aria-label={text(words[kind])}>
        {kind === 'info' ? <Info /> : kind === 'warning' ? <TriangleAlert /> : <CircleAlert />}
      </span>
      <div className={styles['words']}>
        <p>{shown}</p>
        {offer && (
          <Button
            onClick={() => {
              notices.set((present) => present.filter((notice) => notice.id !== id));
              runAction(studio, actionOf(offer.action));
            }}
          >
            {text(offer.label)}
          </Button>
        )}
        {details !== '' && (
          <details>
            <summary>{text(words.details)}</summary>
            <pre className="selectable">{details}</pre>
          </details>
        )}
      </div>
      <IconButton
        small
        label={text(words.dismiss)}
        icon={<X />}
        onClick={() => {
          notices.set((present) => present.filter((notice) => notice.id !== id));
        }}
      />
    </div>
  );
}
