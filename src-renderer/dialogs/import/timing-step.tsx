import type { SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { FRAME_RATES, frameOfSample, sampleOfFrame } from '../../../src-main/shared/domain/timecode.ts';
import type { Retiming } from '../../../src-main/shared/script/retiming.ts';
import { AS_TIMED, retimed, shiftThatBrings } from '../../../src-main/shared/script/retiming.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TimecodeField } from '../../components/timecode-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { formatTime } from '../../timeline/format-time.ts';
import styles from './subtitles-dialog.module.css';
import { words } from './subtitles.messages.ts';

interface TimingStepProps {
  readonly read: SubtitleImport;
  readonly retiming: Retiming;
  readonly settings: ProjectSettings;
  readonly onChange: (retiming: Retiming) => void;
}

const NONE = 'none';

/** Brings the times of a file to the programme: from another speed, and by an offset or to where its first cue belongs. */
export function TimingStep({ read, retiming, settings, onChange }: TimingStepProps) {
  const text = useText();
  const { rates, shiftSamples } = retiming;
  const first = Math.min(...read.cues.map(({ startSample }) => startSample));
  const last = Math.max(...read.cues.map(({ endSample }) => endSample));
  const rateOptions = FRAME_RATES.map((rate) => ({ value: String(rate), label: text(words.fps, { rate }) }));
  const rateOf = (value: string) => FRAME_RATES.find((rate) => String(rate) === value);
  // An offset is a length of time: it counts from nought, whatever the programme begins at.
  const lengths = { ...settings, startFrame: 0 };
  const later = shiftSamples >= 0;
  const setShift = (samples: number) => {
    onChange({ ...retiming, shiftSamples: samples });
  };
  if (read.cues.length === 0) return <p className={styles['quiet']}>{text(words.noSpeakers)}</p>;
  return (
    <div className={styles['timing']}>
      <div className={styles['fields']}>
        <SelectField
          label={text(words.timedFor)}
          value={rates ? String(rates.fromRate) : NONE}
          options={[{ value: NONE, label: text(words.asTimed) }, ...rateOptions]}
          onChange={(value) => {
            const fromRate = rateOf(value);
            onChange({ ...retiming, rates: fromRate === undefined ? null : { fromRate, toRate: rates?.toRate ?? settings.frameRate } });
          }}
        />
        <SelectField
          label={text(words.runsAt)}
          value={String(rates?.toRate ?? settings.frameRate)}
          disabled={!rates}
          options={rateOptions}
          onChange={(value) => {
            const toRate = rateOf(value);
            if (rates && toRate !== undefined) onChange({ ...retiming, rates: { ...rates, toRate } });
          }}
        />
      </div>
      <div className={styles['fields']}>
        <SelectField
          label={text(words.shift)}
          value={later ? 'later' : 'earlier'}
          options={[
            { value: 'later', label: text(words.later) },
            { value: 'earlier', label: text(words.earlier) },
          ]}
          onChange={(value) => {
            setShift(Math.abs(shiftSamples) * (value === 'later' ? 1 : -1));
          }}
        />
        <TimecodeField
          label={text(words.by)}
          frame={frameOfSample(Math.abs(shiftSamples), settings.frameRate)}
          settings={lengths}
          onCommit={(frame) => {
            setShift(sampleOfFrame(frame, settings.frameRate) * (later ? 1 : -1));
          }}
        />
        <TimecodeField
          label={text(words.firstCueAt)}
          frame={frameOfSample(retimed(first, retiming), settings.frameRate)}
          settings={settings}
          onCommit={(frame) => {
            setShift(shiftThatBrings(first, sampleOfFrame(frame, settings.frameRate), rates));
          }}
        />
      </div>
      <table className={styles['times']} aria-label={text(words.timingTable)}>
        <thead>
          <tr>
            <td />
            <th scope="col">{text(words.before)}</th>
            <th scope="col">{text(words.after)}</th>
          </tr>
        </thead>
        <tbody>
          {([[words.firstCue, first], [words.lastCue, last]] as const).map(([name, sample]) => (
            <tr key={name.en}>
              <th scope="row">{text(name)}</th>
              <td>{formatTime(sample, lengths)}</td>
              <td>{formatTime(retimed(sample, retiming), settings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button disabled={!rates && shiftSamples === 0} onClick={() => { onChange(AS_TIMED); }}>
        {text(words.resetTiming)}
      </Button>
    </div>
  );
}
