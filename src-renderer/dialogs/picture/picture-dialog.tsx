import { useState } from 'react';

import type { ProbedPicture } from '../../../src-main/shared/contract/dubbing-views.ts';
import { nearestFrameRate } from '../../../src-main/shared/domain/timecode.ts';
import { bringInFilm } from '../../actions/picture/bring-in-film.ts';
import { documentOf, settings } from '../../actions/timeline/here.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import type { Text } from '../../i18n/use-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { codecName } from '../../panels/picture/codec-name.ts';
import { offeredPicture } from '../../panels/picture/picture-state.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { formatSeconds } from '../../timeline/format-time.ts';
import styles from './picture-dialog.module.css';
import { words } from './picture-dialog.messages.ts';

/** What a film holds, and what of it is to come into the project. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }) {
  const film = useStore(offeredPicture(useStudio()), (present) => present);
  return film && <FilmForm key={film.path} film={film} onClose={onClose} />;
}

function FilmForm({ film, onClose }: { readonly film: ProbedPicture; readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const { frameRate, conform } = settings(studio);
  const [former] = documentOf(studio).pictures.values();
  const mayHaveSound = film.soundTracks.length > 0 && conform === null;
  const counted = conform === null ? nearestFrameRate(film.frameRate) : null;
  const [soundTrack, setSoundTrack] = useState(mayHaveSound ? '0' : 'none');
  const [ducks, setDucks] = useState(true);
  const [follows, setFollows] = useState(counted !== null && counted !== frameRate);
  const bringIn = () => {
    onClose();
    void tell(studio, bringInFilm(studio, film, { soundTrack: soundTrack === 'none' ? null : Number(soundTrack), ducks, frameRate: follows ? counted : null }));
  };
  return (
    <DialogFrame
      title={text(words.title)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text(words.cancel)}</Button>
          <Button kind="primary" onClick={bringIn}>
            {text(words.bringIn)}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <div>
          <p className={styles['name']}>{film.name}</p>
          <p className={styles['quiet']}>
            {text(words.facts, { width: film.width, height: film.height, rate: Number(film.frameRate.toFixed(3)), length: formatSeconds(film.lengthSamples, 0), codec: codecName(film.videoCodec) })}
          </p>
          <p className={styles['quiet']}>{former ? text(words.replaces, { name: former.name }) : text(words.staysThere)}</p>
        </div>
        {film.soundTracks.length === 0 && <p>{text(words.noSound)}</p>}
        {film.soundTracks.length > 0 && conform !== null && <p>{text(words.conformed)}</p>}
        {mayHaveSound && (
          <>
            <SelectField
              label={text(words.sound)}
              value={soundTrack}
              options={[...film.soundTracks.map((track, index) => ({ value: String(index), label: trackLabel(text, track, index) })), { value: 'none', label: text(words.leave) }]}
              onChange={setSoundTrack}
            />
            <Toggle label={text(words.duck)} checked={ducks && soundTrack !== 'none'} disabled={soundTrack === 'none'} onChange={setDucks} />
          </>
        )}
        {counted !== null && counted !== frameRate && <Toggle label={text(words.followRate, { rate: counted })} checked={follows} onChange={setFollows} />}
      </div>
    </DialogFrame>
  );
}

function trackLabel(text: Text, { language, codec, channels, name }: ProbedPicture['soundTracks'][number], index: number): string {
  const known = language === '' || language === 'und' ? (name === '' ? text(words.unknownLanguage) : name) : language;
  return text(words.track, { number: index + 1, language: known, codec: codecName(codec), channels });
}
