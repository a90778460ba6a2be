import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import styles from './export-dialog.module.css';
import { exportExtent } from './export-extent.ts';
import { endingOf, type ExportForm } from './export-form.ts';
import { words } from './export.messages.ts';

/** What will be made, in one line: how many files, how long, how large. */
export function ExportSummary({ form }: { readonly form: ExportForm }) {
  const text = useText();
  const studio = useStudio();
  const document = useStore(studio.project.state, (state) => state?.document);
  if (!document) return null;
  const { files, seconds, bytes } = exportExtent(document, form);
  if (files === 0) return <p className={styles['summary']}>{text(words.summaryNothing)}</p>;
  const made = text(words.summary, { files, ending: endingOf(form).toUpperCase(), length: clock(seconds), size: sizeOf(bytes) });
  const beside = form.companions.length === 0 ? '' : text(words.summaryBeside, { count: form.companions.length, total: files });
  return (
    <p className={styles['summary']} role="status">
      {made + beside}
    </p>
  );
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  return `${hours > 0 ? `${String(hours)}:` : ''}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

function sizeOf(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes >= 1e7 ? 0 : 1)} MB`;
  return `${String(Math.max(1, Math.round(bytes / 1000)))} kB`;
}
