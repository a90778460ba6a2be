import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { msOfSamples, samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import { classNames } from '../../components/class-names.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';

/** Settings that travel with the project; each is an edit that can be undone. */
export function ProjectSettingsForm() {
  const text = useText();
  const studio = useStudio();
  const settings = useStore(studio.project.state, (state) => state?.document.settings.get('project'));
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  if (!settings) return <p className={styles['quiet']}>{text(words.noProject)}</p>;
  const change = (changes: Partial<Omit<ProjectSettings, 'id'>>) => {
    void tell(studio, studio.project.commit([{ name: 'settings.change', arguments: { changes } }]));
  };
  return (
    <fieldset disabled={readOnly} className={classNames(styles['form'], styles['plain'])}>
      <SelectField
        label={text(words.timeFormat)}
        value={settings.timeFormat}
        options={[
          { value: 'timecode', label: text(words.timecode) },
          { value: 'seconds', label: text(words.seconds) },
          { value: 'frames', label: text(words.frames) },
        ]}
        onChange={(timeFormat) => {
          change({ timeFormat });
        }}
      />
      <NumberField
        label={text(words.lineGap)}
        unit={text(words.ms)}
        min={0}
        max={10_000}
        step={10}
        value={Math.round(msOfSamples(settings.lineGapSamples))}
        onCommit={(ms) => {
          change({ lineGapSamples: samplesOfMs(ms) });
        }}
      />
      <NumberField
        label={text(words.takeCap)}
        min={1}
        max={100}
        value={settings.takeCap}
        onCommit={(takeCap) => {
          change({ takeCap });
        }}
      />
    </fieldset>
  );
}
