import { Circle, CircleCheck, Ellipsis, Lock, Pencil, Play, Square, Star, Trash2, Unlock } from 'lucide-react';
import { useState } from 'react';

import type { Take } from '../../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import type { MenuEntry } from '../../components/menu-entry.ts';
import { formatFigure } from '../../i18n/format-figures.ts';
import { useText } from '../../i18n/use-text.ts';
import { useIsHeard } from '../../state/heard.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { formatSeconds } from '../script/format-seconds.ts';
import { comparisonOf, playTake } from './take-comparison.ts';
import { TakeName } from './take-name.tsx';
import styles from './take-row.module.css';
import { words } from './takes.messages.ts';

interface TakeRowProps {
  readonly take: Take;
  /** It is the one that its line's clip plays. */
  readonly chosen: boolean;
  readonly stale: boolean;
  /** The line refuses another take. */
  readonly lineLocked: boolean;
}

export function TakeRow({ take, chosen, stale, lineLocked }: TakeRowProps) {
  const studio = useStudio();
  const text = useText();
  const [renaming, setRenaming] = useState(false);
  const playing = useIsHeard(take.id);
  const comparison = comparisonOf(studio);
  const side = useStore(comparison, ({ a, b }) => (a === take.id ? 'A' : b === take.id ? 'B' : null));
  const { number } = take;
  const overSeconds = take.overSamples / PROJECT_SAMPLE_RATE;
  const commit = (name: string, args: unknown) => void tell(studio, studio.project.commit([{ name, arguments: args }]));
  const change = (changes: Partial<Pick<Take, 'name' | 'starred' | 'locked'>>) => {
    commit('take.change', { id: take.id, changes });
  };
  const more: readonly MenuEntry[] = [
    {
      id: 'rename',
      label: text(words.renameMenu),
      icon: <Pencil />,
      onSelect: () => {
        setRenaming(true);
      },
    },
    { id: 'lock', label: text(take.locked ? words.unlockMenu : words.lockMenu), icon: take.locked ? <Unlock /> : <Lock />, onSelect: () => { change({ locked: !take.locked }); } },
    { id: 'a', label: text(words.compareA), onSelect: () => { comparison.set((present) => ({ ...present, a: take.id })); } },
    { id: 'b', label: text(words.compareB), onSelect: () => { comparison.set((present) => ({ ...present, b: take.id })); } },
    'separator',
    { id: 'remove', label: text(words.remove), icon: <Trash2 />, danger: true, disabled: take.locked || (chosen && lineLocked), onSelect: () => { commit('take.remove', { ids: [take.id] }); } },
  ];
  return (
    <li className={styles['take']} data-chosen={chosen} aria-current={chosen}>
      <IconButton
        small
        label={text(chosen ? words.chosen : words.choose, { number })}
        icon={chosen ? <CircleCheck /> : <Circle />}
        pressed={chosen}
        disabled={lineLocked && !chosen}
        onClick={() => {
          if (!chosen) commit('take.choose', { lineId: take.lineId, takeId: take.id });
        }}
      />
      <IconButton
        small
        label={text(playing ? words.stop : words.play, { number })}
        icon={playing ? <Square /> : <Play />}
        onClick={() => {
          if (playing) studio.transport.stop();
          else void tell(studio, playTake(studio, take));
        }}
      />
      <div className={styles['what']}>
        <TakeName take={take} renaming={renaming} onDone={(name) => {
          setRenaming(false);
          if (name !== null && name !== take.name) change({ name });
        }} onRename={() => { setRenaming(true); }} />
        <p className={styles['figures']} data-tooltip={text(words.seed, { seed: take.seed })}>
          <span>{text(words.length, { seconds: formatSeconds(take.lengthSamples / PROJECT_SAMPLE_RATE) })}</span>
          {take.loudnessLufs !== null && <span>{text(words.loudness, { lufs: formatFigure(take.loudnessLufs) })}</span>}
          <span className={styles['seed']}>{text(words.seed, { seed: take.seed })}</span>
          {overSeconds >= 0.01 && <span className={styles['warm']}>{text(words.over, { seconds: overSeconds.toFixed(2) })}</span>}
        </p>
      </div>
      {side !== null && <span className={styles['side']}>{side}</span>}
      {stale && <span role="img" className={styles['stale']} aria-label={text(words.stale)} data-tooltip={text(words.stale)} />}
      {take.locked && <Lock size={14} className={styles['lock']} aria-hidden />}
      <IconButton small label={text(words.star, { number })} icon={<Star className={take.starred ? styles['starred'] : ''} />} pressed={take.starred} onClick={() => { change({ starred: !take.starred }); }} />
      <MenuButton small label={text(words.more, { number })} icon={<Ellipsis />} entries={more} align="end" />
    </li>
  );
}
