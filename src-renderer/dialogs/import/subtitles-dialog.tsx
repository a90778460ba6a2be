import { Tabs } from '@base-ui/react/tabs';
import { FileText } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';
import { charactersInOrder, linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/shared/domain/project-document.ts';
import { knownGroups } from '../../../src-main/shared/script/known-groups.ts';
import { importCommands, linesOfCues } from '../../../src-main/shared/script/lines-of-cues.ts';
import { likelyVoice } from '../../actions/script/line-edits.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { newId } from '../../state/new-id.ts';
import { selectLines } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { pickFile } from '../file-browser/pick-file.ts';
import { CastStep } from './cast-step.tsx';
import { CueList } from './cue-list.tsx';
import { incomingOf, showComparison, showSubtitles } from './incoming.ts';
import { SentenceOffers } from './sentence-offers.tsx';
import type { SubtitleForm } from './subtitle-form.ts';
import { firstSubtitleForm, joinedGroups, linesOf, offersOf, speakersOf, withNameless } from './subtitle-form.ts';
import styles from './subtitles-dialog.module.css';
import { words } from './subtitles.messages.ts';
import { TimingStep } from './timing-step.tsx';

interface SubtitlesDialogProps {
  readonly onClose: () => void;
}

/** Shows what a subtitle file would become before it does. */
export function SubtitlesDialog({ onClose }: SubtitlesDialogProps) {
  const studio = useStudio();
  const text = useText();
  const read = useStore(incomingOf(studio), ({ subtitles }) => subtitles);
  const document = useStore(studio.project.state, (state) => state?.document ?? null);
  if (read && document) return <SubtitleSteps key={read.file.name} read={read} document={document} onClose={onClose} />;
  const choose = async () => {
    const path = await pickFile(studio, 'subtitles');
    if (path !== null) await showSubtitles(studio, { path });
  };
  return (
    <DialogFrame title={text(words.title)} onClose={onClose}>
      <EmptyState message={text(words.nothingRead)}>
        <Button kind="primary" icon={<FileText size={16} />} onClick={() => void tell(studio, choose())}>
          {text(words.chooseFile)}
        </Button>
      </EmptyState>
    </DialogFrame>
  );
}

function SubtitleSteps({ read, document, onClose }: { readonly read: SubtitleImport; readonly document: ProjectDocument; readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const voices = useStore(studio.voices, (present) => present);
  const [form, setForm] = useState<SubtitleForm>(() => firstSubtitleForm(read));
  const hasScript = document.lines.size > 0;
  const [how, setHow] = useState<'add' | 'compare'>(() => (hasScript && (incomingOf(studio).get().compares || document.subtitleFiles.size > 0) ? 'compare' : 'add'));
  const settings = document.settings.get('project') ?? DEFAULT_SETTINGS;
  const cast = charactersInOrder(document);
  const offers = useMemo(() => offersOf(read, form), [read, form]);
  const groups = joinedGroups(offers, form);
  const lines = useMemo(() => linesOf(read, form, joinedGroups(offers, form)), [read, form, offers]);
  const speakers = speakersOf(lines);
  const seams = new Set(groups.flatMap((group) => group.slice(0, -1)));
  const change = (part: Partial<SubtitleForm>) => {
    setForm((present) => ({ ...present, ...part }));
  };
  const bringIn = async () => {
    const made = linesOfCues(read, { cast, choices: form.choices, voiceId: likelyVoice(studio), someone: text(words.narrator), newId, groups, leftOut: form.leftOut, retiming: form.retiming });
    onClose();
    await studio.project.commit(importCommands(made, linesInOrder(document).at(-1)?.id ?? null), undefined, 'subtitles.import');
    selectLines(studio, made.lines.slice(0, 1).map(({ id }) => id));
  };
  const compare = () => {
    const known = knownGroups(document, read.cues);
    const taken = new Set(known.flat());
    // What is spoken as one line already goes on so; offers are for the rest.
    const added = groups.filter((group) => !group.some((place) => taken.has(place)));
    showComparison(studio, { name: read.file.name, lines: withNameless(linesOf(read, form, [...known, ...added]), form.choices), file: read.file, choices: form.choices });
  };
  const remarks = read.report.length;
  return (
    <DialogFrame
      title={text(words.title)}
      size="wide"
      onClose={onClose}
      footer={
        <>
          {hasScript && (
            <SelectField
              label={text(words.how)}
              inline
              value={how}
              options={[
                { value: 'add', label: text(words.add) },
                { value: 'compare', label: text(words.compare) },
              ]}
              onChange={setHow}
            />
          )}
          <span className={styles['space']} />
          <Button onClick={onClose}>{text(words.cancel)}</Button>
          {how === 'compare' ? (
            <Button kind="primary" disabled={lines.length === 0} onClick={compare}>
              {text(words.compareNow)}
            </Button>
          ) : (
            <Button kind="primary" disabled={lines.length === 0} onClick={() => void tell(studio, bringIn())}>
              {text(words.import, { count: lines.length })}
            </Button>
          )}
        </>
      }
    >
      <p className={styles['summary']}>
        <b>{read.file.name}</b>
        <span>{text(words.about, { format: read.file.format.toUpperCase(), encoding: read.file.encoding.toUpperCase() })}</span>
        <span role="status">{text(words.summary, { cues: read.cues.length, lines: lines.length, speakers: speakers.filter(({ name }) => name !== '').length })}</span>
        {form.leftOut.size > 0 && <span>{text(words.leftOut, { count: form.leftOut.size })}</span>}
      </p>
      <Tabs.Root defaultValue="cues" className={styles['steps']}>
        <Tabs.List className={styles['tabs']} aria-label={text(words.parts)}>
          <Tabs.Tab value="cues" className={styles['tab']}>
            {remarks > 0 ? text(words.cuesWithRemarks, { count: remarks }) : text(words.cues)}
          </Tabs.Tab>
          <Tabs.Tab value="cast" className={styles['tab']}>
            {text(words.cast)} <span className={styles['count']}>{speakers.length}</span>
          </Tabs.Tab>
          <Tabs.Tab value="sentences" className={styles['tab']}>
            {text(words.sentences)} <span className={styles['count']}>{offers.length}</span>
          </Tabs.Tab>
          <Tabs.Tab value="timing" className={styles['tab']}>
            {text(words.timing)}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="cues" className={styles['panel']}>
          <CueList read={read} form={form} seams={seams} settings={settings} onChange={(leftOut) => { change({ leftOut }); }} />
        </Tabs.Panel>
        <Tabs.Panel value="cast" className={styles['panel']}>
          <CastStep speakers={speakers} cast={cast} voices={voices} voiceId={likelyVoice(studio)} choices={form.choices} onChange={(choices) => { change({ choices }); }} />
        </Tabs.Panel>
        <Tabs.Panel value="sentences" className={styles['panel']}>
          <SentenceOffers read={read} form={form} offers={offers} settings={settings} onChange={(joined) => { change({ joined }); }} />
        </Tabs.Panel>
        <Tabs.Panel value="timing" className={styles['panel']}>
          <TimingStep read={read} retiming={form.retiming} settings={settings} onChange={(retiming) => { change({ retiming }); }} />
        </Tabs.Panel>
      </Tabs.Root>
    </DialogFrame>
  );
}
