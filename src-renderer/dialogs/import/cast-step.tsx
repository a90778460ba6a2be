import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import type { VoiceView } from '../../../src-main/shared/contract/views.ts';
import type { CastChoice } from '../../../src-main/shared/script/cast-memory.ts';
import { matchCast } from '../../../src-main/shared/script/cast-memory.ts';
import { NAMELESS } from '../../../src-main/shared/script/lines-of-cues.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Speaker } from './subtitle-form.ts';
import styles from './subtitles-dialog.module.css';
import { words } from './subtitles.messages.ts';

interface CastStepProps {
  readonly speakers: readonly Speaker[];
  readonly cast: readonly Character[];
  readonly voices: readonly VoiceView[];
  /** Voice of new characters unless chosen. */
  readonly voiceId: string;
  readonly choices: ReadonlyMap<string, CastChoice>;
  readonly onChange: (choices: ReadonlyMap<string, CastChoice>) => void;
}

/** Who of the cast speaks each name of the file. Names that were met before are cast already. */
export function CastStep({ speakers, cast, voices, voiceId, choices, onChange }: CastStepProps) {
  const text = useText();
  const matched = matchCast(speakers.map(({ name }) => name), cast);
  if (speakers.length === 0) return <p className={styles['quiet']}>{text(words.noSpeakers)}</p>;
  const choose = (key: string, choice: CastChoice | null) => {
    const next = new Map(choices);
    if (choice) next.set(key, choice);
    else next.delete(key);
    onChange(next);
  };
  return (
    <div className={styles['castList']}>
      <div className={styles['castHead']} aria-hidden>
        <span>{text(words.speaker)}</span>
        <span>{text(words.who)}</span>
        <span>{text(words.nameOfNew)}</span>
        <span>{text(words.voice)}</span>
      </div>
      {speakers.map(({ key, name, lines }) => {
        const nameless = key === NAMELESS;
        const shown = nameless ? text(words.nameless) : name;
        const choice = choices.get(key);
        const made = choice && 'name' in choice ? choice : null;
        const present = choice && 'characterId' in choice ? choice.characterId : made || nameless ? undefined : matched.get(key);
        const unset = nameless && !choice;
        const fresh = { name: made?.name ?? (nameless ? text(words.narrator) : name), voiceId: made?.voiceId ?? voiceId };
        return (
          <div key={key} role="group" aria-label={shown} className={styles['castRow']}>
            <span className={styles['speaker']}>
              <span>{shown}</span>
              <span className={styles['quiet']}>{text(words.linesOf, { count: lines })}</span>
            </span>
            <SelectField
              label={text(words.whoSpeaks, { name: shown })}
              labelHidden
              value={present ?? (unset ? BEFORE : NEW)}
              options={[
                ...(nameless ? [{ value: BEFORE, label: text(words.speakerBefore) }] : []),
                { value: NEW, label: text(words.newCharacter) },
                ...cast.map((character) => ({ value: character.id, label: character.name })),
              ]}
              onChange={(value) => {
                choose(key, value === BEFORE ? null : value === NEW ? fresh : { characterId: value });
              }}
            />
            {present === undefined && !unset && (
              <>
                <TextField
                  label={text(words.nameOfNew)}
                  labelHidden
                  maxLength={100}
                  value={fresh.name}
                  onChange={(typed) => {
                    choose(key, { ...fresh, name: typed });
                  }}
                />
                <SelectField
                  label={text(words.voiceOf, { name: fresh.name })}
                  labelHidden
                  value={fresh.voiceId}
                  options={voices.map(({ id, name: label }) => ({ value: id, label }))}
                  onChange={(value) => {
                    choose(key, { ...fresh, voiceId: value });
                  }}
                />
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}

const NEW = '\u0000new';
const BEFORE = '\u0000before';
