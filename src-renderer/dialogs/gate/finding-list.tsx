import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useContext, useRef } from 'react';

import type { GateFinding } from '../../../src-main/shared/contract/gate-views.ts';
import { lineNumbers } from '../../../src-main/shared/domain/in-order.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/shared/domain/project-document.ts';
import { timecodeOfSample } from '../../../src-main/shared/domain/timecode.ts';
import { GATE_LEVELS, gateSentence } from '../../../src-main/shared/gate/gate-sentence.ts';
import { LanguageContext, useText } from '../../i18n/use-text.ts';
import { goToLine } from '../../panels/script/move-in-script.ts';
import { useStudio } from '../../state/studio.ts';
import { useDocument } from '../../state/use-document.ts';
import styles from './gate-dialog.module.css';
import { words } from './gate.messages.ts';

const ROW_PX = 46;
const ICONS = { block: OctagonX, warn: TriangleAlert, note: Info };

/** Findings in the order of the script; choosing one selects its line and goes to it on the timeline. */
export function FindingList({ findings, onChosen }: { readonly findings: readonly GateFinding[]; readonly onChosen: () => void }) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: findings.length, getScrollElement: () => frame.current, estimateSize: () => ROW_PX, overscan: 6 });
  return (
    <div ref={frame} className={styles['list']} role="region" aria-label={text(words.findings)} tabIndex={0}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const finding = findings[index];
          return (
            finding && (
              <li key={key} style={{ transform: `translateY(${String(start)}px)` }}>
                <Finding finding={finding} onChosen={onChosen} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function Finding({ finding, onChosen }: { readonly finding: GateFinding; readonly onChosen: () => void }) {
  const text = useText();
  const language = useContext(LanguageContext);
  const studio = useStudio();
  const line = useDocument((document) => document.lines.get(finding.lineId ?? ''));
  const number = useDocument((document) => lineNumbers(document).get(finding.lineId ?? ''));
  const character = useDocument((document) => document.characters.get(line?.characterId ?? '')?.name ?? '');
  const settings = useDocument((document) => document.settings.get('project')) ?? DEFAULT_SETTINGS;
  const Icon = ICONS[finding.level];
  const content = (
    <>
      <span className={styles[finding.level]} title={GATE_LEVELS[finding.level][language]}>
        <Icon size={16} aria-label={GATE_LEVELS[finding.level][language]} />
      </span>
      <span className={styles['where']}>
        <span>{number === undefined ? text(words.programme) : text(words.line, { number: number + 1 })}</span>
        {finding.atSample !== null && <span className={styles['time']}>{timecodeOfSample(finding.atSample, settings)}</span>}
      </span>
      <span className={styles['what']}>
        <span>{gateSentence(finding, language)}</span>
        {line && (
          <span className={styles['text']}>
            {character}: {line.text}
          </span>
        )}
      </span>
    </>
  );
  if (!line || number === undefined) return <div className={styles['finding']}>{content}</div>;
  return (
    <button
      type="button"
      className={styles['finding']}
      onClick={() => {
        onChosen();
        // After the dialog has given the keyboard back to where it was: a line that has it is the one that is shown.
        requestAnimationFrame(() => {
          goToLine(studio, line.id);
          if (finding.atSample !== null) studio.transport.seek(finding.atSample);
        });
      }}
    >
      {content}
    </button>
  );
}
