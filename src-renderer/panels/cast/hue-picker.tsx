import { Popover } from '@base-ui/react/popover';
import type { CSSProperties, PointerEvent } from 'react';
import { useState } from 'react';

import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { useText } from '../../i18n/use-text.ts';
import { initialsOf } from '../../components/initials.ts';
import { words } from './cast.messages.ts';
import styles from './hue-picker.module.css';

const HUES = Array.from({ length: 12 }, (_, hue) => hue);

interface HuePickerProps {
  readonly character: Character;
  readonly disabled: boolean;
  readonly onPick: (colour: number) => void;
  readonly onGrip: (event: PointerEvent, characterId: string) => void;
}

/** A character's chip; opens the palette, and drags the character to another place. */
export function HuePicker({ character, disabled, onPick, onGrip }: HuePickerProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const label = text(words.hueOf, { name: character.name });
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={styles['chip']}
        data-tooltip={label}
        disabled={disabled}
        onPointerDown={(event) => {
          onGrip(event, character.id);
        }}
      >
        <span className="visually-hidden">{label}</span>
        <span aria-hidden>{initialsOf(character.name)}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles['positioner']} sideOffset={4} align="start">
          <Popover.Popup className={styles['palette']} aria-label={label}>
            {HUES.map((hue) => (
              <button
                key={hue}
                type="button"
                className={styles['hue']}
                style={{ '--hue': `var(--hue-${hue})` } as CSSProperties}
                aria-pressed={hue === character.colour}
                onClick={() => {
                  setOpen(false);
                  if (hue !== character.colour) onPick(hue);
                }}
              >
                <span className="visually-hidden">{text(words.hue, { number: hue + 1 })}</span>
                <span aria-hidden>{initialsOf(character.name)}</span>
              </button>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
