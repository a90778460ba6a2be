import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useDocument } from '../../state/use-document.ts';
import styles from './export-dialog.module.css';
import type { ExportForm } from './export-form.ts';
import { PRESET_IDS, PRESETS, presetOf, type PresetId } from './export-presets.ts';
import { words } from './export.messages.ts';

const PRESET_NAMES = {
  youtube: words.youtube,
  podcast: words.podcastPreset,
  ebu: words.ebu,
  atsc: words.atscPreset,
  netflix: words.netflixPreset,
  acx: words.acxPreset,
  handoff: words.handoff,
} as const satisfies Record<PresetId, unknown>;

interface ExportWhatProps {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
}

/** What is made, and for whom. What the project has nothing for says so. */
export function ExportWhat({ form, onChange }: ExportWhatProps) {
  const text = useText();
  const hasPicture = useDocument((document) => document.pictures.size > 0);
  const hasBeds = useDocument((document) => [...document.tracks.values()].some(({ kind, content }) => kind === 'bed' && content !== 'original'));
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={text(words.preset)}
          value={presetOf(form) ?? 'own'}
          options={[
            { value: 'own', label: text(words.presetOwn) },
            ...PRESET_IDS.map((id) => ({ value: id, label: text(PRESET_NAMES[id]), disabled: PRESETS[id].what === 'video' && !hasPicture })),
          ]}
          onChange={(preset) => {
            if (preset !== 'own') onChange(PRESETS[preset]);
          }}
        />
        <SelectField
          label={text(words.what)}
          value={form.what}
          options={[
            { value: 'mix', label: text(words.mix) },
            { value: 'video', label: text(hasPicture ? words.video : words.videoOff), disabled: !hasPicture },
            { value: 'voices', label: text(words.voices) },
            { value: 'stems', label: text(words.stems) },
            { value: 'beds', label: text(hasBeds ? words.beds : words.bedsOff), disabled: !hasBeds },
            { value: 'lines', label: text(words.lines) },
          ]}
          onChange={(what) => {
            onChange({ what });
          }}
        />
      </div>
      {form.what === 'video' && !hasPicture && <p className={styles['problem']}>{text(words.noPicture)}</p>}
    </>
  );
}
