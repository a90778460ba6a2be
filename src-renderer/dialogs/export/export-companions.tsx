import type { Message } from '../../i18n/messages.ts';
import { SelectField } from '../../components/select-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useDocument } from '../../state/use-document.ts';
import styles from './export-dialog.module.css';
import type { Companion, ExportForm } from './export-form.ts';
import { words } from './export.messages.ts';

const SUBTITLES: readonly (readonly [Companion, Message])[] = [
  ['srt', words.companionSrt],
  ['vtt', words.companionVtt],
  ['ass', words.companionAss],
  ['ttml', words.companionTtml],
  ['cue-sheet', words.companionSheet],
];
const EDITORS: readonly (readonly [Companion, Message])[] = [
  ['otio', words.companionOtio],
  ['edl', words.companionEdl],
  ['fcpxml', words.companionFcpxml],
  ['labels', words.companionLabels],
  ['markers', words.companionMarkers],
];

interface ExportCompanionsProps {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
}

/** Files beside the sound, and points to jump to within it. */
export function ExportCompanions({ form, onChange }: ExportCompanionsProps) {
  const text = useText();
  const hasCues = useDocument((document) => document.cues.size > 0);
  const choosesTimes = hasCues && SUBTITLES.some(([companion]) => form.companions.includes(companion));
  const holdsPoints = form.what !== 'video' && form.what !== 'lines' && form.container !== 'flac';
  const group = (legend: Message, companions: typeof SUBTITLES) => (
    <fieldset className={styles['companions']}>
      <legend>{text(legend)}</legend>
      {companions.map(([companion, label]) => (
        <Toggle
          key={companion}
          label={text(label)}
          checked={form.companions.includes(companion)}
          onChange={(checked) => {
            onChange({ companions: checked ? [...form.companions, companion] : form.companions.filter((other) => other !== companion) });
          }}
        />
      ))}
    </fieldset>
  );
  return (
    <>
      <div className={styles['pair']}>
        {group(words.subtitlesLegend, SUBTITLES)}
        {group(words.editorsLegend, EDITORS)}
      </div>
      {choosesTimes && (
        <SelectField
          label={text(words.cueTimes)}
          value={form.cueTimes}
          options={[
            { value: 'spoken', label: text(words.cueTimesSpoken) },
            { value: 'imported', label: text(words.cueTimesImported) },
          ]}
          onChange={(cueTimes) => {
            onChange({ cueTimes });
          }}
        />
      )}
      <SelectField
        label={text(words.cuePoints)}
        value={form.cuePoints}
        disabled={!holdsPoints}
        options={[
          { value: 'markers', label: text(words.cueMarkers) },
          { value: 'lines', label: text(words.cueLines) },
          { value: 'none', label: text(words.cueNone) },
        ]}
        onChange={(cuePoints) => {
          onChange({ cuePoints });
        }}
      />
      {(form.cuePoints !== 'none' || !holdsPoints) && <p className={styles['hint']}>{text(holdsPoints ? (form.container === 'wav' ? words.cueHelpWav : words.cueHelpMp3) : words.cueHelpOff)}</p>}
    </>
  );
}
