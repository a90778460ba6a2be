import { useState } from 'react';

import { Button } from '../components/button.tsx';
import { formatMessage } from '../i18n/messages.ts';
import { windowLanguage } from '../i18n/window-language.ts';
import { words } from './app.messages.ts';
import styles from './lost-screen.module.css';

/** Stands in place of the window when the studio is gone. The project file has every edit that was acknowledged. */
export function LostScreen({ onRetry }: { readonly onRetry: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const language = windowLanguage('system', [document.documentElement.lang, ...navigator.languages]);
  return (
    <main className={styles['lost']} role="alert">
      <h1>{formatMessage(words.lostTitle, language)}</h1>
      <p>{formatMessage(words.lostMessage, language)}</p>
      <Button
        kind="primary"
        disabled={busy}
        onClick={() => {
          setBusy(true);
          void onRetry().finally(() => {
            setBusy(false);
          });
        }}
      >
        {formatMessage(busy ? words.connecting : words.connectAgain, language)}
      </Button>
    </main>
  );
}
