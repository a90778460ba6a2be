import { LOUDNESS_TARGETS } from '../../../src-main/shared/mix/loudness-target.ts';
import { SelectField } from '../../components/select-field.tsx';
import { formatFigure } from '../../i18n/format-figures.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './export-dialog.module.css';
import { isMastered, withLoudness, type ExportForm } from './export-form.ts';
import { words } from './export.messages.ts';

interface ExportLoudnessProps {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
}

/** How loud, and what that means for peaks, silence and stems. */
export function ExportLoudness({ form, onChange }: ExportLoudnessProps) {
  const text = useText();
  const target = LOUDNESS_TARGETS[form.loudness];
  const notes = isMastered(form)
    ? [
        target && text(words.peak, { peak: formatFigure(target.truePeakDbtp) }),
        target?.measure === 'dialogue' && text(words.dialogueHelp),
        target?.roomToneDbfs !== null && target?.roomToneDbfs !== undefined && text(words.roomTone, { level: formatFigure(target.roomToneDbfs, 0) }),
        form.loudness === 'acx' && (form.what === 'video' || form.container !== 'mp3') && text(words.acxFormat),
      ]
    : [text(words.stemsKeep)];
  const told = notes.filter((note) => typeof note === 'string');
  return (
    <>
      <SelectField
        label={text(words.loudness)}
        value={form.loudness}
        disabled={!isMastered(form)}
        options={[
          { value: 'none', label: text(words.none) },
          { value: 'streaming-14', label: text(words.streaming) },
          { value: 'podcast-16', label: text(words.podcast) },
          { value: 'mono-19', label: text(words.podcastMono) },
          { value: 'broadcast-23', label: text(words.broadcast) },
          { value: 'atsc-24', label: text(words.atsc) },
          { value: 'netflix-27', label: text(words.netflix) },
          { value: 'acx', label: text(words.acx) },
        ]}
        onChange={(loudness) => {
          onChange(withLoudness(form, loudness));
        }}
      />
      {told.length > 0 && <p className={styles['hint']}>{told.join(' ')}</p>}
    </>
  );
}
