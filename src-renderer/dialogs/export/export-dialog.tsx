import { useState } from 'react';

import { lineState } from '../../../src-main/shared/domain/recipe.ts';
import { LOUDNESS_TARGETS } from '../../../src-main/shared/mix/loudness-target.ts';
import { renderChanged } from '../../actions/take/take-edits.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { formatFigure } from '../../i18n/format-figures.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { pickFile, pickSaveTarget } from '../file-browser/pick-file.ts';
import styles from './export-dialog.module.css';
import { exportSpecOf, firstExportForm, withLoudness, type ExportForm } from './export-form.ts';
import { ExportFormat } from './export-format.tsx';
import { ExportJobs } from './export-jobs.tsx';
import { words } from './export.messages.ts';

/** Says what goes where and how loud, starts it, and shows how it goes. */
export function ExportDialog() {
  const text = useText();
  const studio = useStudio();
  const settings = useDocument((document) => document.settings.get('project'));
  const [form, setForm] = useState(() => firstExportForm(settings ?? { title: '', loudnessPreset: 'none' }));
  const change = (changes: Partial<ExportForm>): void => {
    setForm((present) => ({ ...present, ...changes }));
  };
  const target = form.what === 'mix' ? form.file : form.folder;
  const loudnessTarget = LOUDNESS_TARGETS[form.loudness];

  /** @returns the form with the place that was chosen; null for never mind. */
  const choose = async (): Promise<ExportForm | null> => {
    const suggested = settings?.title === '' ? 'Voxloom' : (settings?.title ?? 'Voxloom');
    const place = form.what === 'mix' ? await pickSaveTarget(studio, suggested, form.container) : await pickFile(studio, 'folder');
    if (place === null) return null;
    const changes = form.what === 'mix' ? { file: place } : { folder: place };
    change(changes);
    return { ...form, ...changes };
  };
  /** Asks where to first, if nobody has said so yet. */
  const start = async (): Promise<void> => {
    const filled = target === null ? await choose() : form;
    const spec = filled && exportSpecOf(filled, settings?.loop ?? null);
    if (spec) await studio.connection.request('export.start', spec);
  };

  return (
    <DialogFrame
      title={text(words.title)}
      size="large"
      onClose={() => {
        studio.view.set((view) => ({ ...view, dialog: null }));
      }}
      footer={
        <Button
          kind="primary"
          onClick={() => void tell(studio, start())}
        >
          {text(target === null ? words.startAsking : words.start)}
        </Button>
      }
    >
      <div className={styles['columns']}>
        <div className={styles['form']}>
          <SelectField
            label={text(words.what)}
            value={form.what}
            options={[
              { value: 'mix', label: text(words.mix) },
              { value: 'stems', label: text(words.stems) },
              { value: 'lines', label: text(words.lines) },
            ]}
            onChange={(what) => {
              change({ what });
            }}
          />
          <div className={styles['target']}>
            <span className={styles['targetLabel']}>{text(words.target)}</span>
            <output className={styles['path']} title={target ?? undefined}>
              {target ?? text(words.nowhere)}
            </output>
            <Button onClick={() => void tell(studio, choose())}>{text(words.choose)}</Button>
          </div>
          <ExportFormat form={form} onChange={change} />
          <SelectField
            label={text(words.loudness)}
            value={form.loudness}
            options={[
              { value: 'none', label: text(words.none) },
              { value: 'streaming-14', label: text(words.streaming) },
              { value: 'podcast-16', label: text(words.podcast) },
              { value: 'mono-19', label: text(words.podcastMono) },
              { value: 'broadcast-23', label: text(words.broadcast) },
              { value: 'acx', label: text(words.acx) },
            ]}
            onChange={(loudness) => {
              setForm((present) => withLoudness(present, loudness));
            }}
          />
          {loudnessTarget && (
            <p className={styles['hint']}>{form.what === 'stems' ? text(words.stemsKeep) : text(words.peak, { peak: formatFigure(loudnessTarget.truePeakDbtp) })}</p>
          )}
          {form.loudness === 'acx' && form.container === 'wav' && <p className={styles['hint']}>{text(words.acxFormat)}</p>}
          {form.what !== 'mix' && (
            <SelectField
              label={text(words.collision)}
              value={form.collision}
              options={[
                { value: 'number', label: text(words.number) },
                { value: 'replace', label: text(words.replace) },
                { value: 'skip', label: text(words.skip) },
              ]}
              onChange={(collision) => {
                change({ collision });
              }}
            />
          )}
          {form.what === 'lines' && (
            <>
              <TextField
                label={text(words.template)}
                value={form.nameTemplate}
                onChange={(nameTemplate) => {
                  change({ nameTemplate });
                }}
              />
              <p className={styles['hint']}>{text(words.templateHelp)}</p>
            </>
          )}
          <SelectField
            label={text(words.subtitles)}
            value={form.subtitles}
            options={[
              { value: 'none', label: text(words.noSubtitles) },
              { value: 'srt', label: 'SubRip (.srt)' },
              { value: 'vtt', label: 'WebVTT (.vtt)' },
            ]}
            onChange={(subtitles) => {
              change({ subtitles });
            }}
          />
          <fieldset className={styles['tags']}>
            <legend>{text(words.tags)}</legend>
            <TextField label={text(words.tagTitle)} value={form.title} maxLength={200} onChange={(title) => { change({ title }); }} />
            <TextField label={text(words.tagArtist)} value={form.artist} maxLength={200} onChange={(artist) => { change({ artist }); }} />
            <TextField label={text(words.tagAlbum)} value={form.album} maxLength={200} onChange={(album) => { change({ album }); }} />
          </fieldset>
          {settings?.loop && <Toggle label={text(words.loopOnly)} checked={form.loopOnly} onChange={(loopOnly) => { change({ loopOnly }); }} />}
          <Readiness />
        </div>
        <ExportJobs />
      </div>
    </DialogFrame>
  );
}

/** Lines that the export would be without, or would have as they were. */
function Readiness() {
  const text = useText();
  const studio = useStudio();
  const document = useStore(studio.project.state, (state) => state?.document);
  if (!document) return null;
  const states = [...document.lines.keys()].map((id) => lineState(document, id));
  const stale = states.filter((state) => state === 'stale').length;
  const missing = states.filter((state) => state === 'unrendered').length;
  if (stale + missing === 0) return null;
  return (
    <div className={styles['readiness']} role="status">
      {stale > 0 && <p>{text(words.stale, { count: stale })}</p>}
      {missing > 0 && <p>{text(words.unrendered, { count: missing })}</p>}
      <Button onClick={() => void tell(studio, renderChanged(studio))}>{text(words.renderFirst)}</Button>
    </div>
  );
}
