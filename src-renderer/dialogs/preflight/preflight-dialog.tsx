import { useEffect, useMemo, useState } from 'react';

import { RISK_KINDS } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { ReadingRisk } from '../../../src-main/shared/contract/dubbing-views.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { Message } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { scriptOrder } from '../../panels/script/move-in-script.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { inform } from '../../state/inform.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { fixReading, hearInSentence, type FixScope } from './fix-reading.ts';
import { countKinds, listedGroups, openGroups, type GroupOrder, type RiskGroup, type RiskKind } from './listed-groups.ts';
import { dismissReadingsNotice } from './notice-unseen-readings.ts';
import styles from './preflight-dialog.module.css';
import { words } from './preflight.messages.ts';
import { PreflightSearch } from './preflight-search.ts';
import { RiskDetail } from './risk-detail.tsx';
import { RiskList } from './risk-list.tsx';
import { knownReadings, readingKey } from './settled-readings.ts';

/** Everything in the script that a voice may well read wrongly, with what it would say, before any of it is rendered. */
export function PreflightDialog({ onClose }: { readonly onClose: () => void }) {
  const studio = useStudio();
  const text = useText();
  const [search] = useState(() => new PreflightSearch(studio.connection));
  const { risks, words: read, linesDone, linesTotal } = useStore(search.state, (state) => state);
  const { settled: settledStore, seen } = knownReadings(studio);
  const settled = useStore(settledStore, (keys) => keys);
  const [kind, setKind] = useState<RiskKind | null>(null);
  const [order, setOrder] = useState<GroupOrder>('script');
  const [wanted, setWanted] = useState(0);

  useEffect(() => {
    dismissReadingsNotice(studio);
  }, [studio]);
  useEffect(() => {
    const look = async () => {
      await scriptViewOf(studio).drafts.flush();
      await search.run(scriptOrder(studio));
    };
    void tell(studio, look().catch(unlessStopped(search)));
    return () => {
      search.stop();
    };
  }, [studio, search]);

  const groups = useMemo(() => openGroups(risks, settled, (risk) => readingKey(studio, risk)), [risks, settled, studio]);
  const shown = useMemo(() => listedGroups(groups, kind, order), [groups, kind, order]);
  const counts = useMemo(() => countKinds(groups), [groups]);
  useEffect(() => {
    for (const { key } of groups) seen.add(key);
  }, [groups, seen]);
  const selected = Math.max(0, Math.min(wanted, shown.length - 1));
  const present = shown[selected];
  const isDone = linesDone >= linesTotal;

  const settle = (group: RiskGroup) => {
    settledStore.set((keys) => new Set([...keys, group.key]));
  };
  const fix = (group: RiskGroup) => (place: ReadingRisk, phones: readonly string[], scope: FixScope) => {
    const work = async () => {
      const { outcome, locked } = await fixReading(studio, group, place, phones, scope);
      if (outcome === 'changed-meanwhile') inform(studio, words.changedMeanwhile);
      if (locked > 0) inform(studio, words.lockedLeft, { count: locked });
      await search.refresh(linesWith(risks, place));
    };
    void tell(studio, work());
  };
  return (
    <DialogFrame title={text(words.title)} size="large" onClose={onClose}>
      <div className={styles['head']}>
        <p role="status" className={styles['count']}>
          {isDone ? text(words.toCheck, { count: groups.length, words: read.toLocaleString('en-US') }) : text(words.looking, { done: linesDone, total: linesTotal })}
        </p>
        <SelectField
          label={text(words.order)}
          labelHidden
          value={order}
          options={[{ value: 'script', label: text(words.byScript) }, { value: 'risk', label: text(words.byRisk) }]}
          onChange={setOrder}
        />
      </div>
      <div role="group" aria-label={text(words.kinds)} className={styles['filters']}>
        <FilterChip label={text(words.all)} count={groups.length} pressed={kind === null} onPress={() => { setKind(null); }} />
        {RISK_KINDS.filter((one) => one === kind || counts.has(one)).map((one) => (
          <FilterChip key={one} label={text(words[one])} count={counts.get(one) ?? 0} pressed={kind === one} onPress={() => { setKind(one === kind ? null : one); }} />
        ))}
      </div>
      <div
        className={styles['body']}
        onKeyDown={(event) => {
          // From within a field as well: Alt steps to the next question.
          const step = event.altKey && !event.nativeEvent.isComposing ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
          if (step === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          setWanted(Math.max(0, Math.min(shown.length - 1, selected + step)));
        }}
      >
        <RiskList
          groups={shown}
          selected={selected}
          onSelect={setWanted}
          onHear={() => {
            if (present) void tell(studio, hearInSentence(studio, present.first, null));
          }}
          onRight={() => {
            if (present) settle(present);
          }}
        />
        {present ? (
          <RiskDetail
            key={present.key}
            group={present}
            onFix={fix(present)}
            onRight={() => {
              settle(present);
            }}
          />
        ) : (
          <div className={styles['nothing']}>{isDone && <EmptyState message={text(nothingLeft(linesTotal, groups.length, risks.length))} />}</div>
        )}
      </div>
      <p className={styles['hint']}>{text(words.hint)}</p>
    </DialogFrame>
  );
}

interface FilterChipProps {
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function FilterChip({ label, count, pressed, onPress }: FilterChipProps) {
  return (
    <button type="button" className={styles['chip']} aria-pressed={pressed} onClick={onPress}>
      {label} <span className={styles['chipCount']}>{count}</span>
    </button>
  );
}

/** Why the list is empty. */
function nothingLeft(lines: number, open: number, found: number): Message {
  if (lines === 0) return words.noLines;
  if (open > 0) return words.nothingOfKind;
  return found > 0 ? words.allSettled : words.nothing;
}

/** Lines that a fix of `place` may have changed: those that hold the spelling in any form. */
function linesWith(risks: readonly ReadingRisk[], { written, lineId }: ReadingRisk): string[] {
  const letters = written.toLowerCase();
  return [...new Set([lineId, ...risks.filter((risk) => risk.written.toLowerCase().includes(letters)).map((risk) => risk.lineId)])];
}

/** A search that its dialog has given up fails in silence. */
function unlessStopped(search: PreflightSearch): (error: unknown) => void {
  return (error) => {
    if (!search.isStopped) throw error;
  };
}
