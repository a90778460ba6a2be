import { ArrowUpDown, Equal, Lock, Minus, Pencil, Plus } from 'lucide-react';
import type { CSSProperties } from 'react';

import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { msOfSamples } from '../../../src-main/shared/domain/time.ts';
import type { MergeEntry, MergeSide } from '../../../src-main/shared/script/plan-merge.ts';
import type { TextPart } from '../../../src-main/shared/script/word-changes.ts';
import { wordChanges } from '../../../src-main/shared/script/word-changes.ts';
import { classNames } from '../../components/class-names.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatTime } from '../../timeline/format-time.ts';
import styles from './compare-dialog.module.css';
import { words } from './compare.messages.ts';

const ICONS = { same: Equal, changed: Pencil, moved: ArrowUpDown, new: Plus, removed: Minus };

export interface Speaking {
  readonly name: string;
  readonly colour: number;
}

interface CompareEntryProps {
  readonly entry: MergeEntry;
  /** Whether it stays as it is, by the author's choice. */
  readonly kept: boolean;
  readonly speaking: (characterId: string) => Speaking;
  readonly settings: ProjectSettings;
}

/** A line of both versions, side by side. Words that differ are struck through on the left and underlined on the right. */
export function CompareEntry({ entry, kept, speaking, settings }: CompareEntryProps) {
  const text = useText();
  const { kind, old, new: comes, differs, keptBecause, rendersAgain } = entry;
  const Icon = ICONS[kind];
  const parts = old && comes && !differs.text ? null : wordChanges(old?.text ?? '', comes?.text ?? '');
  const byMs = lengthMs(comes) - lengthMs(old);
  const length = byMs > 0 ? words.longer : byMs < 0 ? words.shorter : words.time;
  const remarks = [
    ...(differs.character ? [text(words.speaker)] : []),
    ...(differs.slot ? [old?.slot ? text(length, { seconds: (Math.abs(byMs) / 1000).toFixed(2) }) : text(words.slot)] : []),
    ...(differs.place ? [text(words.place)] : []),
  ];
  return (
    <div className={classNames(styles['entry'], styles[kind], (kept || keptBecause !== null) && styles['kept'])}>
      <span className={styles['kind']}>
        <Icon size={14} aria-hidden />
        {text(words[kind])}
      </span>
      <Side side={old} parts={parts?.before ?? null} mark="del" speaking={speaking} settings={settings} />
      <Side side={comes} parts={parts?.after ?? null} mark="ins" speaking={speaking} settings={settings} />
      <span className={styles['remarks']}>
        {keptBecause ? (
          <span className={styles['locked']}>
            <Lock size={12} aria-hidden />
            {text(words[keptBecause])}
          </span>
        ) : (
          <>
            {remarks.map((remark) => (
              <span key={remark}>{remark}</span>
            ))}
            {kept ? <span>{text(words.kept)}</span> : rendersAgain && <span className={styles['renders']}>{text(words.renders)}</span>}
          </>
        )}
      </span>
    </div>
  );
}

function lengthMs(side: MergeSide | null): number {
  return side?.slot ? msOfSamples(side.slot.endSample - side.slot.startSample) : 0;
}

interface SideProps {
  readonly side: MergeSide | null;
  readonly parts: readonly TextPart[] | null;
  /** What a word that the other version has not is marked by. */
  readonly mark: 'del' | 'ins';
  readonly speaking: (characterId: string) => Speaking;
  readonly settings: ProjectSettings;
}

function Side({ side, parts, mark: Mark, speaking, settings }: SideProps) {
  if (!side) return <span className={styles['absent']} aria-hidden />;
  const { name, colour } = speaking(side.characterId);
  return (
    <span className={styles['side']}>
      <span className={styles['head']}>
        <span className={styles['number']}>{side.number + 1}</span>
        <span className={styles['who']} style={{ '--hue': `var(--hue-${String(colour)})` } as CSSProperties}>
          {name}
        </span>
        {side.slot && <span>{formatTime(side.slot.startSample, settings)}</span>}
      </span>
      <span className={styles['said']}>
        {parts ? parts.map((part, index) => (part.changed ? <Mark key={index}>{part.text}</Mark> : <span key={index}>{part.text}</span>)) : side.text}
      </span>
    </span>
  );
}
