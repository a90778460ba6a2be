import { Popover } from '@base-ui/react/popover';
import { useRef, useState } from 'react';

import type { Duck, Track } from '../../src-main/shared/domain/project-rows.ts';
import { classNames } from '../components/class-names.ts';
import { SelectField } from '../components/select-field.tsx';
import { SliderField } from '../components/slider-field.tsx';
import { Toggle } from '../components/toggle.tsx';
import { useText } from '../i18n/use-text.ts';
import { newId } from '../state/new-id.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import styles from './bed-settings.module.css';
import { DUCK_PRESETS, presetOf } from './duck-presets.ts';
import { timelineStateOf } from './timeline-state.ts';
import { words } from './timeline.messages.ts';

interface BedSettingsProps {
  readonly track: Track;
  readonly onChange: (changes: Partial<Track>, mergeKey?: string) => void;
}

const SLIDERS = [
  ['depthDb', words.duckDepth, { min: 0, max: 24, step: 0.5, unit: 'dB' }],
  ['attackMs', words.duckAttack, { min: 1, max: 2000, step: 1, unit: 'ms' }],
  ['releaseMs', words.duckRelease, { min: 1, max: 5000, step: 1, unit: 'ms' }],
  ['lookAheadMs', words.duckLookAhead, { min: 0, max: 2000, step: 1, unit: 'ms' }],
] as const;

/** So often at most is a moving slider committed. */
const COMMIT_MS = 60;

/** What a bed carries and how it makes room for speech: a button in its header that shows whether it does. */
export function BedSettings({ track, onChange }: BedSettingsProps) {
  const text = useText();
  const { settingBedId } = timelineStateOf(useStudio());
  const isOpen = useStore(settingBedId, (id) => id === track.id);
  const { name, duck, content } = track;
  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => {
        settingBedId.set(open ? track.id : null);
      }}
    >
      <Popover.Trigger className={classNames(styles['switch'], duck !== null && styles['ducks'])} aria-label={text(words.bedSettings, { name })} data-tooltip={text(words.bedSettings, { name })}>
        {text(words.duckLetter)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles['positioner']} align="start" side="top" sideOffset={6} collisionPadding={8}>
          <Popover.Popup
            className={styles['popup']}
            onKeyDown={(event) => {
              event.stopPropagation();
            }}
          >
            <Popover.Title className={styles['title']}>{text(words.bedSettings, { name })}</Popover.Title>
            <SelectField
              inline
              label={text(words.bedContent)}
              value={content ?? 'music'}
              options={(['music', 'effects', 'original'] as const).map((value) => ({ value, label: text(words[value]) }))}
              onChange={(chosen) => {
                onChange({ content: chosen });
              }}
            />
            <Toggle
              label={text(words.ducks)}
              checked={duck !== null}
              onChange={(ducks) => {
                onChange({ duck: ducks ? DUCK_PRESETS.narration : null });
              }}
            />
            <p className={styles['hint']}>{text(words.ducksHint)}</p>
            {duck && <DuckSliders duck={duck} onChange={onChange} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** They are set by ear: each is committed while it moves, and one move of it is one step of undo. */
function DuckSliders({ duck, onChange }: { readonly duck: Duck; readonly onChange: BedSettingsProps['onChange'] }) {
  const text = useText();
  const [gesture, setGesture] = useState<{ readonly mergeKey: string; readonly before: Duck } | null>(null);
  const toldAtMs = useRef(0);
  const preset = presetOf(duck);
  // A slider measures from where it was taken up, though the track has moved on with it.
  const shown = gesture?.before ?? duck;
  const move = (changes: Partial<Duck>): void => {
    const present = gesture ?? { mergeKey: `duck.${newId()}`, before: duck };
    if (!gesture) setGesture(present);
    if (performance.now() - toldAtMs.current < COMMIT_MS) return;
    toldAtMs.current = performance.now();
    onChange({ duck: { ...present.before, ...changes } }, present.mergeKey);
  };
  const end = (changes: Partial<Duck>): void => {
    onChange({ duck: { ...shown, ...changes } }, gesture?.mergeKey);
    setGesture(null);
  };
  return (
    <>
      <SelectField
        inline
        label={text(words.duckPreset)}
        value={preset ?? 'own'}
        options={[
          ...(['narration', 'interview', 'lector'] as const).map((value) => ({ value, label: text(words[value]) })),
          { value: 'own' as const, label: text(words.ownSetting), disabled: true },
        ]}
        onChange={(chosen) => {
          if (chosen !== 'own') onChange({ duck: DUCK_PRESETS[chosen] });
        }}
      />
      {SLIDERS.map(([key, label, scale]) => (
        <SliderField
          key={key}
          {...scale}
          label={text(label)}
          value={shown[key]}
          defaultValue={DUCK_PRESETS[preset ?? 'narration'][key]}
          onChange={(draft) => {
            if (draft !== null) move({ [key]: draft });
            else if (gesture && duck === gesture.before) setGesture(null);
            else if (gesture) end({});
          }}
          onCommit={(value) => {
            end({ [key]: value });
          }}
        />
      ))}
    </>
  );
}
