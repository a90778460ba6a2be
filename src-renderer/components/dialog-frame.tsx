import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';

import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import { words } from './components.messages.ts';
import styles from './dialog-frame.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogFrameProps {
  readonly title: string;
  /** Escape, the cross, or a click beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Its buttons, the likely one last. */
  readonly footer?: ReactNode;
  /** 440, 640, 880 or 1180 px. */
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** Its body is only read: it takes the keyboard itself, so that it can be scrolled. */
  readonly readOnly?: boolean;
}

// The keyboard begins with what the dialog is about, not with its cross: what says so itself, else its first field.
const FIRST = '[autofocus], input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [role=tab][aria-selected=true], button:not(:disabled)';

/** A layer over the window that keeps the keyboard focus and gives it back when it closes. */
export function DialogFrame({ title, onClose, children, footer, size = 'medium', readOnly = false }: DialogFrameProps) {
  const text = useText();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup
          className={classNames(styles['dialog'], styles[size])}
          initialFocus={() => body.current?.querySelector<HTMLElement>('[data-first]') ?? body.current?.querySelector<HTMLElement>(FIRST) ?? body.current ?? true}
        >
          <div className={styles['header']}>
            <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
            <IconButton label={text(words.close)} icon={<X />} onClick={onClose} />
          </div>
          <div ref={body} className={styles['body']} {...(readOnly && { tabIndex: 0, role: 'document' })}>{children}</div>
          {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
