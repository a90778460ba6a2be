import { TriangleAlert } from 'lucide-react';
import { useContext, useMemo, useState } from 'react';

import type { SubtitleFault, SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { retimed } from '../../../src-main/shared/script/retiming.ts';
import { classNames } from '../../components/class-names.ts';
import { Toggle } from '../../components/toggle.tsx';
import { LanguageContext, useText } from '../../i18n/use-text.ts';
import { formatTime } from '../../timeline/format-time.ts';
import { cueRows, hasRemark } from './cue-rows.ts';
import { RowList } from './row-list.tsx';
import type { SubtitleForm } from './subtitle-form.ts';
import styles from './subtitles-dialog.module.css';
import { faultWords, words } from './subtitles.messages.ts';
import { withTicked } from './with-ticked.ts';

interface CueListProps {
  readonly read: SubtitleImport;
  readonly form: SubtitleForm;
  /** Places of cues that go on in the next one, as one line. */
  readonly seams: ReadonlySet<number>;
  readonly settings: ProjectSettings;
  readonly onChange: (leftOut: ReadonlySet<number>) => void;
}

/** The cues as they would come in, each with what was mended on it; what could not be read stands among them. */
export function CueList({ read, form, seams, settings, onChange }: CueListProps) {
  const text = useText();
  const [onlyRemarks, setOnlyRemarks] = useState(false);
  const all = useMemo(() => cueRows(read), [read]);
  const rows = onlyRemarks ? all.filter(hasRemark) : all;
  const placeOf = (index: number): number | undefined => {
    const row = rows[index];
    return row?.kind === 'cue' ? row.place : undefined;
  };
  return (
    <>
      <div className={styles['bar']}>
        <p className={styles['quiet']}>{text(words.spokenHint)}</p>
        <Toggle label={text(words.onlyRemarks)} checked={onlyRemarks} onChange={setOnlyRemarks} />
      </div>
      <RowList
        label={text(words.cues)}
        count={rows.length}
        expectedPx={29}
        empty={text(words.noRemarks)}
        keyOf={(index) => placeOf(index) ?? `fault-${String(index)}`}
        isChecked={(index) => {
          const place = placeOf(index);
          return place === undefined ? undefined : !form.leftOut.has(place);
        }}
        onToggle={(index) => {
          const place = placeOf(index);
          if (place !== undefined) onChange(withTicked(form.leftOut, place));
        }}
      >
        {(index) => {
          const row = rows[index];
          if (row?.kind === 'fault') return <Remark fault={row.fault} alone />;
          const cue = read.cues[row?.place ?? -1];
          if (!row || !cue) return null;
          const left = form.leftOut.has(row.place);
          return (
            <div className={classNames(styles['cue'], left && styles['left'])}>
              <span className={styles['number']}>{cue.index + 1}</span>
              <span className={styles['time']}>
                {formatTime(retimed(cue.startSample, form.retiming), settings)} – {formatTime(retimed(cue.endSample, form.retiming), settings)}
              </span>
              <span className={styles['who']}>{cue.speaker ?? ''}</span>
              <span className={classNames(styles['said'], seams.has(row.place) && styles['goesOn'], seams.has(row.place - 1) && styles['wentOn'])}>{cue.text}</span>
              {row.faults.map((fault) => (
                <Remark key={`${fault.code}-${String(fault.fileLine)}`} fault={fault} />
              ))}
            </div>
          );
        }}
      </RowList>
    </>
  );
}

function Remark({ fault: { code, outcome, cue, fileLine, message }, alone = false }: { readonly fault: SubtitleFault; readonly alone?: boolean }) {
  const text = useText();
  // The studio's own sentence is English; the window says in either language what it means.
  const tooltip = useContext(LanguageContext) === 'en' ? message : undefined;
  return (
    <p className={classNames(styles['remark'], outcome === 'refused' && styles['refused'])} data-tooltip={tooltip}>
      <TriangleAlert size={12} aria-hidden />
      <span>
        {alone && cue !== null && `${text(words.cueNumber, { number: cue })} · `}
        {text(faultWords[code])} <b>{text(words[outcome])}</b> · {text(words.fileLine, { line: fileLine })}
      </span>
    </p>
  );
}
