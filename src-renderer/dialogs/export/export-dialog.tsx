import { useEffect, useState, type ReactNode } from 'react';

import { lineState } from '../../../src-main/shared/domain/recipe.ts';
import { renderChanged } from '../../actions/take/take-edits.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useText } from '../../i18n/use-text.ts';
import { rememberLayout } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { setDialog } from '../../state/window-view.ts';
import { pickFile, pickSaveTarget } from '../file-browser/pick-file.ts';
import { ExportCompanions } from './export-companions.tsx';
import styles from './export-dialog.module.css';
import { draftOf, keepDraft } from './export-draft.ts';
import { endingOf, exportSpecOf, firstExportForm, isOneFile, withEnding, type ExportForm } from './export-form.ts';
import { ExportFormat } from './export-format.tsx';
import { ExportJobs } from './export-jobs.tsx';
import { ExportLoudness } from './export-loudness.tsx';
import { ExportSummary } from './export-summary.tsx';
import { ExportWhat } from './export-what.tsx';
import { words } from './export.messages.ts';
import { isOffered } from './offered-choices.ts';
import { formKeyOf, formToRemember, withRemembered } from './remembered-form.ts';

/** Says what goes where and how loud, starts it, and shows how it goes. */
export function ExportDialog() {
  const text = useText();
  const studio = useStudio();
  const settings = useDocument((document) => document.settings.get('project'));
  const projectPath = useStore(studio.project.state, (state) => state?.path ?? '');
  const hasPicture = useDocument((document) => document.pictures.size > 0);
  const [form, setForm] = useState(() => {
    const draft = draftOf(studio, projectPath);
    if (draft) return draft;
    const first = firstExportForm(settings ?? { title: '', loudnessPreset: 'none', language: 'en' });
    return withRemembered(first, studio.settings.get(), projectPath, isOffered);
  });
  useEffect(() => {
    keepDraft(studio, { projectPath, form });
  }, [studio, projectPath, form]);
  const change = (changes: Partial<ExportForm>): void => {
    setForm((present) => ({ ...present, ...changes }));
  };
  const target = isOneFile(form) ? form.file && withEnding(form.file, endingOf(form)) : form.folder;

  /** @returns the form with the place that was chosen; null for never mind. */
  const choose = async (): Promise<ExportForm | null> => {
    const suggested = settings?.title === '' ? 'Voxloom' : (settings?.title ?? 'Voxloom');
    const place = isOneFile(form) ? await pickSaveTarget(studio, suggested, endingOf(form)) : await pickFile(studio, 'folder');
    if (place === null) return null;
    const changes = isOneFile(form) ? { file: place } : { folder: place };
    change(changes);
    return { ...form, ...changes };
  };
  /** Asks where to first, if nobody has said so yet. */
  const start = async (): Promise<void> => {
    const filled = target === null ? await choose() : form;
    const spec = filled && exportSpecOf(filled, settings?.loop ?? null);
    if (!spec) return;
    rememberLayout(studio, formKeyOf(projectPath), formToRemember(filled));
    await studio.connection.request('export.start', spec);
  };

  return (
    <DialogFrame
      title={text(words.title)}
      size="wide"
      onClose={() => {
        studio.view.set((view) => ({ ...view, dialog: null }));
      }}
      footer={
        <>
          <ExportSummary form={form} />
          <Button kind="primary" disabled={form.what === 'video' && !hasPicture} onClick={() => void tell(studio, start())}>
            {text(target === null ? words.startAsking : words.start)}
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <div className={styles['form']}>
          <Group title={text(words.what)}>
            <ExportWhat form={form} onChange={change} />
            {settings?.loop && <Toggle label={text(words.loopOnly)} checked={form.loopOnly} onChange={(loopOnly) => { change({ loopOnly }); }} />}
          </Group>
          <Group title={text(words.groupFormat)}>
            <ExportFormat form={form} onChange={change} />
          </Group>
          <Group title={text(words.groupLoudness)}>
            <ExportLoudness form={form} onChange={change} />
          </Group>
          <Group title={text(words.groupCompanions)}>
            <ExportCompanions form={form} onChange={change} />
          </Group>
          <Group title={text(words.groupName)}>
            <div className={styles['target']}>
              <span className={styles['targetLabel']}>{text(words.target)}</span>
              <output className={styles['path']} title={target ?? undefined}>
                {target ?? text(words.nowhere)}
              </output>
              <Button onClick={() => void tell(studio, choose())}>{text(words.choose)}</Button>
            </div>
            {form.what === 'lines' && (
              <>
                <TextField label={text(words.template)} value={form.nameTemplate} onChange={(nameTemplate) => { change({ nameTemplate }); }} />
                <p className={styles['hint']}>{text(words.templateHelp)}</p>
              </>
            )}
            {!isOneFile(form) && (
              <SelectField
                label={text(words.collision)}
                value={form.collision}
                options={[
                  { value: 'number', label: text(words.number) },
                  { value: 'replace', label: text(words.replace) },
                  { value: 'skip', label: text(words.skip) },
                ]}
                onChange={(collision) => { change({ collision }); }}
              />
            )}
            <fieldset className={styles['tags']}>
              <legend>{text(words.tags)}</legend>
              <TextField label={text(words.tagTitle)} value={form.title} maxLength={200} onChange={(title) => { change({ title }); }} />
              <TextField label={text(words.tagArtist)} value={form.artist} maxLength={200} onChange={(artist) => { change({ artist }); }} />
              <TextField label={text(words.tagAlbum)} value={form.album} maxLength={200} onChange={(album) => { change({ album }); }} />
            </fieldset>
          </Group>
          <SelectField
            label={text(words.gate)}
            value={form.gate}
            options={[
              { value: 'warn', label: text(words.gateWarn) },
              { value: 'block', label: text(words.gateBlock) },
              { value: 'off', label: text(words.gateOff) },
            ]}
            onChange={(gate) => { change({ gate }); }}
          />
          <Button onClick={() => { setDialog('gate')(studio); }}>{text(words.checkNow)}</Button>
          <Readiness />
        </div>
        <ExportJobs />
      </div>
    </DialogFrame>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['group']} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
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
