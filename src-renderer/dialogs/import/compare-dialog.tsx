import { FileText } from 'lucide-react';
import { useMemo, useState } from 'react';

import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/shared/domain/project-document.ts';
import { canAccept, linesToRender, mergeCommands } from '../../../src-main/shared/script/merge-commands.ts';
import { planMerge } from '../../../src-main/shared/script/plan-merge.ts';
import { chooseVersion } from '../../actions/script/subtitle-edits.ts';
import { likelyVoice } from '../../actions/script/line-edits.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { newId } from '../../state/new-id.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './compare-dialog.module.css';
import { CompareEntry } from './compare-entry.tsx';
import { words } from './compare.messages.ts';
import type { CompareFilter } from './comparison.ts';
import { acceptedOf, COMPARE_FILTERS, countsOf, entryKey, filtered, likelyScope, linesOfScope, scopesOf } from './comparison.ts';
import type { IncomingVersion } from './incoming.ts';
import { incomingOf } from './incoming.ts';
import { RowList } from './row-list.tsx';

interface CompareDialogProps {
  readonly onClose: () => void;
}

/** A second version of the script beside the first: what is taken of it is one step of undo. */
export function CompareDialog({ onClose }: CompareDialogProps) {
  const studio = useStudio();
  const text = useText();
  const version = useStore(incomingOf(studio), (incoming) => incoming.version);
  const document = useStore(studio.project.state, (state) => state?.document ?? null);
  const [toRender, setToRender] = useState<readonly string[] | null>(null);
  if (toRender) return <Taken lineIds={toRender} onClose={onClose} />;
  if (version && document) return <Comparison version={version} document={document} onTaken={setToRender} onClose={onClose} />;
  return (
    <DialogFrame title={text(words.title)} onClose={onClose}>
      <EmptyState message={text(words.nothing)}>
        <Button kind="primary" icon={<FileText size={16} />} onClick={() => void tell(studio, chooseVersion(studio))}>
          {text(words.chooseFile)}
        </Button>
      </EmptyState>
    </DialogFrame>
  );
}

interface ComparisonProps {
  readonly version: IncomingVersion;
  readonly document: ProjectDocument;
  readonly onTaken: (lineIds: readonly string[]) => void;
  readonly onClose: () => void;
}

function Comparison({ version, document, onTaken, onClose }: ComparisonProps) {
  const text = useText();
  const studio = useStudio();
  const scopes = scopesOf(document, text(words.whole));
  const [fileId, setFileId] = useState<string | null>(() => likelyScope(document, scopes, version.file?.name ?? null));
  const [filter, setFilter] = useState<CompareFilter>('differences');
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const someone = text(words.narrator);
  const plan = useMemo(() => {
    const lineIds = linesOfScope(document, fileId);
    return planMerge(document, version.lines, { choices: version.choices, voiceId: likelyVoice(studio), someone, newId, ...(lineIds && { lineIds }) });
  }, [document, version, fileId, someone, studio]);
  const counts = countsOf(plan.entries);
  const shown = filtered(plan.entries, filter);
  const accepted = acceptedOf(plan, kept);
  const renders = linesToRender(plan, accepted).length;
  const settings = document.settings.get('project') ?? DEFAULT_SETTINGS;
  const cast = new Map([...charactersInOrder(document), ...plan.characters].map((character) => [character.id, character]));
  const speaking = (characterId: string) => cast.get(characterId) ?? { name: '', colour: 0 };
  const keep = (keys: readonly string[], keeps: boolean) => {
    const next = new Set(kept);
    for (const key of keys) {
      if (keeps) next.add(key);
      else next.delete(key);
    }
    setKept(next);
  };
  const open = shown.filter(canAccept).map(entryKey);
  const take = async () => {
    const calls = mergeCommands(document, plan, accepted, { newId, ...(version.file && { file: version.file }) });
    if (calls.length > 0) await studio.project.commit(calls, undefined, 'script.merge');
    onTaken(linesToRender(plan, accepted));
  };
  return (
    <DialogFrame
      title={text(words.title)}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span role="status" className={styles['willRender']}>
            {renders > 0 ? text(words.willRender, { count: renders }) : text(words.noRender)}
          </span>
          <Button onClick={onClose}>{text(words.cancel)}</Button>
          <Button kind="primary" disabled={accepted.size === 0 && !version.file} onClick={() => void tell(studio, take())}>
            {accepted.size > 0 ? text(words.take, { count: accepted.size }) : text(words.takeNone)}
          </Button>
        </>
      }
    >
      <div className={styles['bar']}>
        <div role="group" aria-label={text(words.filters)} className={styles['filters']}>
          {COMPARE_FILTERS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === filter}
              className={styles['filter']}
              onClick={() => {
                setFilter(each);
              }}
            >
              {text(words[each])} <span className={styles['count']}>{each === 'differences' ? plan.entries.length - counts.same : counts[each]}</span>
            </button>
          ))}
        </div>
        <span className={styles['space']} />
        {scopes.length > 1 && (
          <SelectField
            label={text(words.scope)}
            inline
            value={fileId ?? ''}
            options={scopes.map((scope) => ({ value: scope.fileId ?? '', label: scope.name }))}
            onChange={(value) => {
              setFileId(value === '' ? null : value);
            }}
          />
        )}
        <Button disabled={open.every((key) => !kept.has(key))} onClick={() => { keep(open, false); }}>
          {text(words.takeShown)}
        </Button>
        <Button disabled={open.every((key) => kept.has(key))} onClick={() => { keep(open, true); }}>
          {text(words.keepShown)}
        </Button>
      </div>
      <div className={styles['list']}>
        <div className={styles['columns']} aria-hidden>
          <span>{text(words.inScript)}</span>
          <span>{text(words.inFile, { name: version.name })}</span>
        </div>
        <RowList
          label={text(words.entries)}
          count={shown.length}
          expectedPx={48}
          empty={text(counts.same === plan.entries.length ? words.equal : words.noneShown)}
          keyOf={(index) => entryOf(index)?.key ?? index}
          isChecked={(index) => {
            const found = entryOf(index);
            return found && canAccept(found.entry) ? !kept.has(found.key) : undefined;
          }}
          onToggle={(index) => {
            const key = entryOf(index)?.key;
            if (key !== undefined) keep([key], !kept.has(key));
          }}
        >
          {(index) => {
            const found = entryOf(index);
            return found && <CompareEntry entry={found.entry} kept={kept.has(found.key)} speaking={speaking} settings={settings} />;
          }}
        </RowList>
      </div>
    </DialogFrame>
  );

  function entryOf(index: number) {
    const entry = shown[index];
    return entry && { entry, key: entryKey(entry) };
  }
}

/** The merge is done: what it left without a take can be rendered at once. */
function Taken({ lineIds, onClose }: { readonly lineIds: readonly string[]; readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const count = lineIds.length;
  const render = async () => {
    onClose();
    await studio.connection.request('render.enqueue', { lineIds: [...lineIds], takes: 1 });
  };
  return (
    <DialogFrame
      title={text(words.taken)}
      size="small"
      onClose={onClose}
      footer={
        count > 0 ? (
          <>
            <Button onClick={onClose}>{text(words.notNow)}</Button>
            <Button kind="primary" data-first onClick={() => void tell(studio, render())}>
              {text(words.renderNow, { count })}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {text(words.done)}
          </Button>
        )
      }
    >
      <p>{count > 0 ? text(words.toRender, { count }) : text(words.nothingToRender)}</p>
    </DialogFrame>
  );
}
