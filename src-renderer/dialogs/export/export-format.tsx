import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './export-dialog.module.css';
import { FILM_CODECS, withFilm, type ExportForm, type FilmCodec } from './export-form.ts';
import { words } from './export.messages.ts';

interface ExportFormatProps {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
}

/** Container, depth or bit rate, sample rate, channels; for a film its codec and its language. */
export function ExportFormat({ form, onChange }: ExportFormatProps) {
  return form.what === 'video' ? <FilmFormat form={form} onChange={onChange} /> : <SoundFormat form={form} onChange={onChange} />;
}

function SoundFormat({ form, onChange }: ExportFormatProps) {
  const text = useText();
  return (
    <div className={styles['format']}>
      <SelectField
        label={text(words.container)}
        value={form.container}
        options={[
          { value: 'wav', label: 'WAV' },
          { value: 'flac', label: 'FLAC' },
          { value: 'mp3', label: 'MP3' },
        ]}
        onChange={(container) => {
          onChange({ container });
        }}
      />
      {form.container === 'mp3' ? (
        <BitRate form={form} onChange={onChange} />
      ) : (
        <SelectField
          label={text(words.depth)}
          value={form.container === 'flac' && form.depth === '32f' ? '24' : form.depth}
          options={[
            { value: '16', label: text(words.bits, { bits: 16 }) },
            { value: '24', label: text(words.bits, { bits: 24 }) },
            ...(form.container === 'wav' ? [{ value: '32f' as const, label: text(words.floatBits) }] : []),
          ]}
          onChange={(depth) => {
            onChange({ depth });
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
      <Channels form={form} onChange={onChange} />
    </div>
  );
}

const CODEC_NAMES: Readonly<Record<Exclude<FilmCodec, 'pcm'>, string>> = { aac: 'AAC', opus: 'Opus', flac: 'FLAC' };

function FilmFormat({ form, onChange }: ExportFormatProps) {
  const text = useText();
  return (
    <>
      <div className={styles['format']}>
        <SelectField
          label={text(words.container)}
          value={form.film}
          options={[
            { value: 'mp4', label: 'MP4' },
            { value: 'webm', label: 'WebM' },
            { value: 'mkv', label: 'MKV' },
          ]}
          onChange={(film) => {
            onChange(withFilm(form, film));
          }}
        />
        <SelectField
          label={text(words.codec)}
          value={form.codec}
          options={FILM_CODECS[form.film].map((codec) => ({ value: codec, label: codec === 'pcm' ? text(words.uncompressed) : CODEC_NAMES[codec] }))}
          onChange={(codec) => {
            onChange({ codec });
          }}
        />
        <BitRate form={form} onChange={onChange} disabled={form.codec === 'flac' || form.codec === 'pcm'} />
        <Channels form={form} onChange={onChange} />
      </div>
      <TextField label={text(words.language)} value={form.language} maxLength={35} onChange={(language) => { onChange({ language }); }} />
      <p className={styles['hint']}>{text(words.languageHelp)}</p>
      <Toggle label={text(words.keepsOriginal)} checked={form.keepsOriginal} onChange={(keepsOriginal) => { onChange({ keepsOriginal }); }} />
    </>
  );
}

function BitRate({ form, onChange, disabled = false }: ExportFormatProps & { readonly disabled?: boolean }) {
  const text = useText();
  return (
    <SelectField
      label={text(words.bitrate)}
      value={form.bitrateKbps}
      disabled={disabled}
      options={(['128', '160', '192', '256', '320'] as const).map((value) => ({ value, label: `${value} kbps` }))}
      onChange={(bitrateKbps) => {
        onChange({ bitrateKbps });
      }}
    />
  );
}

function Channels({ form, onChange }: ExportFormatProps) {
  const text = useText();
  return (
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
  );
}
