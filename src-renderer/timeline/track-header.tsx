import { MoreHorizontal } from 'lucide-react';
import type { CSSProperties } from 'react';

import type { Track } from '../../src-main/shared/domain/project-rows.ts';
import { runAction } from '../actions/run-action.ts';
import { selectTrack, trackActions } from '../actions/timeline/track-actions.ts';
import { classNames } from '../components/class-names.ts';
import { initialsOf } from '../components/initials.ts';
import { MenuButton } from '../components/menu-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { useDocument } from '../state/use-document.ts';
import { BedSettings } from './bed-settings.tsx';
import { timelineStateOf } from './timeline-state.ts';
import { words } from './timeline.messages.ts';
import styles from './track-header.module.css';
import { TrackFader } from './track-fader.tsx';
import { TrackNameField } from './track-name-field.tsx';

/** Name and mix of one track. */
export function TrackHeader({ track }: { readonly track: Track }) {
  const text = useText();
  const studio = useStudio();
  const { renamingTrackId } = timelineStateOf(studio);
  const isRenaming = useStore(renamingTrackId, (id) => id === track.id);
  const isSelected = useStore(studio.selection, (selection) => selection.trackId === track.id);
  const character = useDocument(({ characters }) => (track.characterId === null ? undefined : characters.get(track.characterId)));
  const { name } = track;
  const change = (changes: Partial<Track>, mergeKey?: string): void => {
    void tell(studio, studio.project.commit([{ name: 'track.change', arguments: { id: track.id, changes } }], mergeKey));
  };
  const select = (): void => {
    selectTrack(studio, track.id);
  };
  const hue = character ? `var(--hue-${character.colour})` : 'var(--text-3)';
  return (
    <li className={classNames(styles['header'], isSelected && styles['selected'])} style={{ '--hue': hue } as CSSProperties} onPointerDown={select} onFocus={select}>
      <span className={styles['chip']} aria-hidden>
        {initialsOf(name)}
      </span>
      {isRenaming ? (
        <TrackNameField track={track} />
      ) : (
        <button
          type="button"
          className={styles['name']}
          aria-label={text(words.trackOf, { name })}
          aria-pressed={isSelected}
          onClick={select}
          onDoubleClick={() => {
            renamingTrackId.set(track.id);
          }}
        >
          {name}
        </button>
      )}
      <MenuButton
        small
        align="end"
        label={text(words.trackMenu, { name })}
        icon={<MoreHorizontal />}
        entries={trackActions
          .filter(({ id }) => ['track.rename', 'track.moveUp', 'track.moveDown', 'track.remove', ...(track.kind === 'bed' ? ['track.bedSettings'] : [])].includes(id))
          .map((action) => ({
            id: action.id,
            label: text(action.title),
            danger: action.id === 'track.remove',
            onSelect: () => {
              select();
              runAction(studio, action);
            },
          }))}
      />
      <div className={styles['mix']}>
        {(
          [
            ['mute', words.mute, words.muteLetter],
            ['solo', words.solo, words.soloLetter],
            ...(track.kind === 'voice' ? ([['armed', words.arm, words.armLetter]] as const) : []),
          ] as const
        ).map(([key, label, letter]) => (
          <button
            key={key}
            type="button"
            className={classNames(styles['switch'], styles[key])}
            aria-label={text(label, { name })}
            data-tooltip={text(label, { name })}
            aria-pressed={track[key]}
            onClick={() => {
              change({ [key]: !track[key] });
            }}
          >
            {text(letter)}
          </button>
        ))}
        {track.kind === 'bed' && <BedSettings track={track} onChange={change} />}
        <TrackFader kind="gain" track={track} onChange={change} />
        <TrackFader kind="pan" track={track} onChange={change} />
      </div>
      <canvas className={styles['meter']} data-meter-of={track.id} aria-hidden />
    </li>
  );
}
