import { Replace } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo } from 'react';

import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './find-dialog.module.css';
import type { LineMatch } from './find-in-script.ts';
import { words } from './script.messages.ts';

interface FoundLineProps {
  readonly match: LineMatch;
  readonly number: number;
  /** What the replacement makes of its text; null where it changes nothing or may not. */
  readonly after: string | null;
  readonly replaceable: boolean;
  readonly onShow: (lineId: string) => void;
  readonly onReplace: (lineId: string) => void;
}

/** A line in which something was found, with what it would become. */
export const FoundLine = memo(function FoundLine({ match: { line, spans }, number, after, replaceable, onShow, onReplace }: FoundLineProps) {
  const text = useText();
  return (
    <li className={styles['match']}>
      <button
        type="button"
        className={styles['line']}
        aria-label={`${text(words.showLine, { number })}: ${line.text}`}
        onClick={() => {
          onShow(line.id);
        }}
      >
        <span className={styles['number']}>{number}</span>
        <span>
          <span className={styles['before']}>{marked(line.text, spans)}</span>
          {after !== null && <span className={styles['after']}>{after}</span>}
        </span>
      </button>
      <IconButton
        small
        label={text(words.replaceThis)}
        icon={<Replace />}
        disabled={!replaceable || after === null}
        onClick={() => {
          onReplace(line.id);
        }}
      />
    </li>
  );
});

function marked(source: string, spans: LineMatch['spans']): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const span of spans) {
    parts.push(source.slice(end, span.start), <mark key={span.start}>{source.slice(span.start, span.end)}</mark>);
    end = span.end;
  }
  parts.push(source.slice(end));
  return parts;
}
