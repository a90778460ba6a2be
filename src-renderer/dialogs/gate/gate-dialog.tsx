import { useCallback, useEffect, useState } from 'react';

import type { GateReport } from '../../../src-main/shared/contract/gate-views.ts';
import { renderChanged } from '../../actions/take/take-edits.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { formatFigure } from '../../i18n/format-figures.ts';
import { useText } from '../../i18n/use-text.ts';
import { useDocument } from '../../state/use-document.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell, tellFailure } from '../../state/tell.ts';
import { firstExportForm } from '../export/export-form.ts';
import { FindingList } from './finding-list.tsx';
import styles from './gate-dialog.module.css';
import { words } from './gate.messages.ts';
import { measuringSpec } from './measuring-spec.ts';
import { SaveReport } from './save-report.tsx';

type Filter = 'all' | GateReport['level'];

/** Everything that stands against delivering the project, each with its line a click away; it follows edits. */
export function GateDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const document = useStore(studio.project.state, (state) => state?.document);
  const settings = useDocument((present) => present.settings.get('project'));
  const [report, setReport] = useState<GateReport | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const [isMeasuring, setMeasuring] = useState(false);

  const check = useCallback(
    async (measures: boolean, signal?: AbortSignal) => {
      const spec = measures && settings ? measuringSpec(firstExportForm(settings)) : null;
      const found = await studio.connection.request('gate.check', { spec }, signal);
      setReport((present) => (measures ? found : { ...found, measures: present?.measures ?? null }));
    },
    [studio, settings],
  );
  // An edit made from here, such as rendering what is missing, changes what there is to find.
  useEffect(() => {
    const ending = new AbortController();
    const timer = setTimeout(() => {
      check(false, ending.signal).catch((error: unknown) => {
        if (!ending.signal.aborted) tellFailure(studio, error);
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [check, document, studio]);
  const measure = async (): Promise<void> => {
    setMeasuring(true);
    try {
      await check(true);
    } finally {
      setMeasuring(false);
    }
  };

  const counts = { block: count(report, 'block'), warn: count(report, 'warn'), note: count(report, 'note') };
  const shown = report?.findings.filter(({ level }) => filter === 'all' || level === filter) ?? [];
  const canRender = report?.findings.some(({ code }) => code === 'line-missing' || code === 'line-stale' || code === 'line-failed') ?? false;
  return (
    <DialogFrame
      title={text(words.title)}
      size="large"
      onClose={onClose}
      footer={
        <>
          {report && <SaveReport report={report} title={settings?.title ?? ''} />}
          <Button disabled={isMeasuring} onClick={() => void tell(studio, measure())}>
            {text(isMeasuring ? words.checking : words.measure)}
          </Button>
          {canRender && (
            <Button kind="primary" onClick={() => void tell(studio, renderChanged(studio))}>
              {text(words.renderChanged)}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['summary']} role="status">
        {report === null && <p>{text(words.checking)}</p>}
        {report && report.findings.length === 0 && <p className={styles['clear']}>{text(words.clear)}</p>}
        {counts.block > 0 && <p className={styles['block']}>{text(words.blocks, { count: counts.block })}</p>}
        {counts.warn > 0 && <p className={styles['warn']}>{text(words.warns, { count: counts.warn })}</p>}
        {counts.note > 0 && <p className={styles['note']}>{text(words.notes, { count: counts.note })}</p>}
        {report && report.findings.length > 0 && (
          <SelectField
            label={text(words.show)}
            inline
            value={filter}
            options={[
              { value: 'all', label: text(words.all) },
              { value: 'block', label: text(words.onlyBlocks), disabled: counts.block === 0 },
              { value: 'warn', label: text(words.onlyWarns), disabled: counts.warn === 0 },
              { value: 'note', label: text(words.onlyNotes), disabled: counts.note === 0 },
            ]}
            onChange={setFilter}
          />
        )}
      </div>
      {report?.measures && (
        <p className={styles['measures']}>
          {text(words.measured, { length: clock(report.measures.lengthMs), loudness: figure(report.measures.loudnessLufs), peak: figure(report.measures.truePeakDbtp) })}
        </p>
      )}
      {shown.length > 0 && <FindingList findings={shown} onChosen={onClose} />}
      {report && report.voices.length > 0 && (
        <section className={styles['voices']} aria-label={text(words.voices)}>
          <h3>{text(words.voices)}</h3>
          <ul>
            {report.voices.map(({ voiceId, name, licence, lines }) => (
              <li key={voiceId}>{text(words.voice, { count: lines, name, licence: licence === '' ? text(words.unknownLicence) : licence })}</li>
            ))}
          </ul>
        </section>
      )}
    </DialogFrame>
  );
}

function count(report: GateReport | null, level: GateReport['level']): number {
  return report?.findings.filter((finding) => finding.level === level).length ?? 0;
}

function figure(value: number | null): string {
  return value === null ? '–' : formatFigure(value);
}

function clock(lengthMs: number): string {
  const seconds = Math.round(lengthMs / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
