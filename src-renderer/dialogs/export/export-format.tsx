import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './export-dialog.module.css';
import type { ExportForm } from './export-form.ts';
import { words } from './export.messages.ts';

interface ExportFormatProps {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
}

/** Container, depth or bit rate, sample rate, channels. */
export function ExportFormat({ form, onChange }: ExportFormatProps) {
  const text = useText();
  return (
    <div className={styles['format']}>
      <SelectField
        label={text(words.container)}
        value={form.container}
        options={[
          { value: 'wav', label: 'WAV' },
          { value: 'mp3', label: 'MP3' },
        ]}
        onChange={(container) => {
          // A file that was chosen for the other container would carry its ending.
          onChange({ container, file: form.file && form.file.replace(/\.(wav|mp3)$/i, `.${container}`) });
        }}
      />
      {form.container === 'wav' ? (
        <SelectField
          label={text(words.depth)}
          value={form.depth}
          options={[
            { value: '16', label: text(words.bits, { bits: 16 }) },
            { value: '24', label: text(words.bits, { bits: 24 }) },
            { value: '32f', label: text(words.floatBits) },
          ]}
          onChange={(depth) => {
            onChange({ depth });
          }}
        />
      ) : (
        <SelectField
          label={text(words.bitrate)}
          value={form.bitrateKbps}
          options={(['128', '160', '192', '256', '320'] as const).map((value) => ({ value, label: `${value} kbps` }))}
          onChange={(bitrateKbps) => {
            onChange({ bitrateKbps });
          }}
        />
      )}
      <SelectField
        label={text(words.rate)}
        value={form.sampleRate}
        options={[
          { value: '48000', label: '48 kHz' },
          { value: '44100', label: '44.1 kHz' },
        ]}
        onChange={(sampleRate) => {
          onChange({ sampleRate });
        }}
      />
      <SelectField
        label={text(words.channels)}
        value={form.channels}
        options={[
          { value: '2', label: text(words.stereo) },
          { value: '1', label: text(words.mono) },
        ]}
        onChange={(channels) => {
          onChange({ channels });
        }}
      />
    </div>
  );
}
