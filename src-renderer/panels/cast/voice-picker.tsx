import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { words } from './cast.messages.ts';

interface VoicePickerProps {
  readonly character: Character;
  readonly disabled: boolean;
  readonly onPick: (voiceId: string) => void;
}

/** Installed voices; a voice that this machine does not have stays chosen and says so. */
export function VoicePicker({ character, disabled, onPick }: VoicePickerProps) {
  const studio = useStudio();
  const text = useText();
  const voices = useStore(studio.voices, (installed) => installed);
  const missing = voices.every(({ id }) => id !== character.voiceId);
  return (
    <SelectField
      label={text(words.voiceOf, { name: character.name })}
      labelHidden
      disabled={disabled}
      value={character.voiceId}
      options={[
        ...(missing ? [{ value: character.voiceId, label: text(words.missingVoice, { voice: character.voiceId }) }] : []),
        ...voices.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` })),
      ]}
      onChange={onPick}
    />
  );
}
