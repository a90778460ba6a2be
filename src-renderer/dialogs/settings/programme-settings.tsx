import { useState } from 'react';

import type { FrameRate, ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { FRAME_RATES, startAtRate } from '../../../src-main/shared/domain/timecode.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TimecodeField } from '../../components/timecode-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { withWork, worksOf } from '../../state/works.ts';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';

/** How the programme counts its time, and the speed that it runs at. */
export function ProgrammeSettings() {
  const text = useText();
  const studio = useStudio();
  const settings = useStore(studio.project.state, (state) => state?.document.settings.get('project'));
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  if (!settings) return <p className={styles['quiet']}>{text(words.noProject)}</p>;
  const change = (changes: Partial<Omit<ProjectSettings, 'id'>>, mergeKey?: string) => {
    void tell(studio, studio.project.commit([{ name: 'settings.change', arguments: { changes } }], mergeKey));
  };
  const canDrop = settings.frameRate === 29.97 || settings.frameRate === 59.94;
  return (
    <fieldset disabled={readOnly} className={classNames(styles['form'], styles['plain'])}>
      <RateField
        label={text(words.frameRate)}
        rate={settings.frameRate}
        onChange={(frameRate) => {
          change({ frameRate, startFrame: startAtRate(settings, { ...settings, frameRate }) });
        }}
      />
      <Toggle
        label={text(words.dropFrame)}
        checked={canDrop && settings.dropFrame}
        disabled={!canDrop}
        onChange={(dropFrame) => {
          change({ dropFrame, startFrame: startAtRate(settings, { ...settings, dropFrame }) });
        }}
      />
      <TimecodeField
        label={text(words.startTimecode)}
        frame={settings.startFrame}
        settings={{ ...settings, startFrame: 0 }}
        disabled={readOnly}
        onCommit={(startFrame) => {
          change({ startFrame }, 'settings.startFrame');
        }}
      />
      <SpeedChange key={JSON.stringify(settings.conform)} conform={settings.conform} frameRate={settings.frameRate} />
    </fieldset>
  );
}

/** Nothing of it holds before the button is pressed: it may take a while, and moves everything. */
function SpeedChange({ conform, frameRate }: Pick<ProjectSettings, 'conform' | 'frameRate'>) {
  const text = useText();
  const studio = useStudio();
  const [fromRate, setFromRate] = useState<FrameRate>(conform?.fromRate ?? 23.976);
  const [toRate, setToRate] = useState<FrameRate>(conform?.toRate ?? (frameRate === 23.976 ? 25 : frameRate));
  const [keepsPitch, setKeepsPitch] = useState(true);
  const isBusy = useStore(worksOf(studio), (works) => works.some(({ progress }) => progress?.kind === 'conform'));
  const isNew = fromRate !== toRate && (conform?.fromRate !== fromRate || conform.toRate !== toRate);
  const run = (next: ProjectSettings['conform']) => () => {
    void tell(
      studio,
      withWork(studio, (workId, signal) => studio.connection.request('programme.conform', { conform: next, keepsPitch, workId }, signal)),
    );
  };
  return (
    <div className={styles['speed']}>
      <h3 className={styles['label']}>{text(words.speedChange)}</h3>
      <p className={styles['quiet']}>{conform ? text(words.speedNow, { from: conform.fromRate, to: conform.toRate }) : text(words.speedNone)}</p>
      <div className={styles['rates']}>
        <RateField label={text(words.speedFrom)} rate={fromRate} onChange={setFromRate} />
        <RateField label={text(words.speedTo)} rate={toRate} onChange={setToRate} />
      </div>
      <Toggle label={text(words.keepsPitch)} checked={keepsPitch} onChange={setKeepsPitch} />
      {isBusy && (
        <p className={styles['quiet']} role="status">
          {text(words.speedBusy)}
        </p>
      )}
      <div className={styles['folder']}>
        <Button disabled={!isNew || isBusy} onClick={run({ fromRate, toRate })}>
          {text(words.changeSpeed)}
        </Button>
        {conform && (
          <Button disabled={isBusy} onClick={run(null)}>
            {text(words.speedBack)}
          </Button>
        )}
      </div>
    </div>
  );
}

function RateField({ label, rate, onChange }: { readonly label: string; readonly rate: FrameRate; readonly onChange: (rate: FrameRate) => void }) {
  const text = useText();
  return (
    <SelectField
      label={label}
      value={String(rate)}
      options={FRAME_RATES.map((one) => ({ value: String(one), label: text(words.fps, { rate: one }) }))}
      onChange={(chosen) => {
        const found = FRAME_RATES.find((one) => String(one) === chosen);
        if (found !== undefined) onChange(found);
      }}
    />
  );
}
