import { ChevronLeft, ChevronRight, Volume2 } from 'lucide-react';
import { useRef, useState } from 'react';

import type { ReadingRisk } from '../../../src-main/shared/contract/dubbing-views.ts';
import { readPhones } from '../../../src-main/shared/phonetics/arpabet.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { phonesOfSpelling } from '../../panels/script/respell.ts';
import { scriptOrder } from '../../panels/script/move-in-script.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { hearInSentence, MOST_PHONES, type FixScope } from './fix-reading.ts';
import type { RiskGroup } from './listed-groups.ts';
import styles from './preflight-dialog.module.css';
import { words } from './preflight.messages.ts';
import { readableRespelling } from './readable-respelling.ts';
import { sentenceOf } from './sentence-of.ts';

interface RiskDetailProps {
  readonly group: RiskGroup;
  readonly onFix: (place: ReadingRisk, phones: readonly string[], scope: FixScope) => void;
  readonly onRight: () => void;
}

/** One question: where it stands, how it is said now, how else it could be said, and how far an answer reaches. */
export function RiskDetail({ group, onFix, onRight }: RiskDetailProps) {
  const studio = useStudio();
  const text = useText();
  const readOnly = studio.project.state.get()?.readOnly ?? true;
  const [at, setAt] = useState(0);
  const place = group.places[Math.min(at, group.places.length - 1)] ?? group.first;
  const line = useDocument((document) => document.lines.get(place.lineId));
  const [written, setWritten] = useState('');
  const [soundsLike, setSoundsLike] = useState('');
  const asked = useRef('');
  const read = readPhones(written);
  const chosen = 'phones' in read && read.phones.length > 0 && read.phones.length <= MOST_PHONES ? read.phones : null;
  const problem = 'unknown' in read ? text(words.unknownPhone, { symbol: read.unknown }) : read.phones.length > MOST_PHONES ? text(words.tooLong, { most: MOST_PHONES, count: read.phones.length }) : undefined;
  const { before, item, after } = sentenceOf(line?.text ?? '', place.span);
  const number = scriptOrder(studio).indexOf(place.lineId) + 1;
  const listHint = place.lexiconWord === null ? text(words.everyPlaceHint, { count: group.places.length }) : text(words.lexiconHint, { word: place.lexiconWord });
  const hear = (phones: readonly string[] | null) => {
    void tell(studio, hearInSentence(studio, place, phones));
  };
  const fix = (scope: FixScope) => {
    if (chosen) onFix(place, chosen, scope);
  };
  return (
    <section className={styles['detail']} aria-label={group.first.written}>
      <div className={styles['where']}>
        <span>{text(words.place, { number })}</span>
        {group.places.length > 1 && (
          <>
            <IconButton small label={text(words.previousPlace)} icon={<ChevronLeft />} disabled={at === 0} onClick={() => { setAt(at - 1); }} />
            <span>{text(words.placeOf, { at: at + 1, count: group.places.length })}</span>
            <IconButton small label={text(words.nextPlace)} icon={<ChevronRight />} disabled={at >= group.places.length - 1} onClick={() => { setAt(at + 1); }} />
          </>
        )}
      </div>
      <p className={styles['sentence']}>
        {before}
        <mark>{item}</mark>
        {after}
      </p>
      <div className={styles['now']}>
        <IconButton label={text(words.hear)} icon={<Volume2 />} onClick={() => { hear(null); }} />
        <div>
          <span className={styles['label']}>{text(words.saidNow)}</span>
          <p className={styles['spoken']}>{place.spoken === '' ? text(words.silent) : place.spoken}</p>
          <Sounds spoken={place.spoken} phones={place.phones} />
        </div>
      </div>
      {place.alternatives.length > 0 && (
        <div role="group" aria-label={text(words.ways)} className={styles['ways']}>
          <span className={styles['label']}>{text(words.ways)}</span>
          {place.alternatives.map(({ spoken, phones }) => (
            <div key={phones.join(' ')} className={styles['way']} data-chosen={chosen?.join(' ') === phones.join(' ')}>
              <IconButton small label={text(words.hearWay, { spoken })} icon={<Volume2 />} onClick={() => { hear(phones); }} />
              <button
                type="button"
                className={styles['choice']}
                aria-pressed={chosen?.join(' ') === phones.join(' ')}
                onClick={() => {
                  setWritten(phones.join(' '));
                  setSoundsLike('');
                }}
              >
                <span>{spoken}</span>
                <Sounds spoken={spoken} phones={phones} />
              </button>
            </div>
          ))}
        </div>
      )}
      <div className={styles['own']}>
        <TextField
          label={text(words.soundsLike)}
          placeholder={text(words.soundsLikeHint)}
          value={soundsLike}
          maxLength={200}
          onChange={(spelling) => {
            setSoundsLike(spelling);
            asked.current = spelling;
            void phonesOfSpelling(studio, place.lineId, spelling).then((found) => {
              if (found !== null && asked.current === spelling) setWritten(found.join(' '));
            });
          }}
        />
        <TextField label={text(words.phones)} value={written} problem={problem} onChange={setWritten} />
        <IconButton label={text(words.hearWay, { spoken: written })} icon={<Volume2 />} disabled={!chosen} onClick={() => { hear(chosen); }} />
      </div>
      <div className={styles['fixes']}>
        <Button disabled={!chosen || readOnly || line?.locked === true} data-tooltip={line?.locked === true ? text(words.lockedHint) : undefined} onClick={() => { fix('once'); }}>
          {text(words.fixOnce)}
        </Button>
        <Button kind="primary" disabled={!chosen || readOnly} data-tooltip={listHint} onClick={() => { fix('everywhere'); }}>
          {text(words.fixEverywhere)}
        </Button>
        <Button disabled={!chosen || place.lexiconWord === null} data-tooltip={place.lexiconWord === null ? text(words.notListed) : listHint} onClick={() => { fix('always'); }}>
          {text(words.fixAlways)}
        </Button>
        <Button kind="plain" onClick={onRight}>
          {text(words.isRight)}
        </Button>
      </div>
    </section>
  );
}

/** One word also in letters that everybody reads; of several only the phones, which carry no gaps. */
function Sounds({ spoken, phones }: { readonly spoken: string; readonly phones: readonly string[] }) {
  if (phones.length === 0) return null;
  return (
    <span className={styles['sounds']}>
      {!spoken.includes(' ') && <span className={styles['respelled']}>{readableRespelling(phones)}</span>}
      <span className={styles['phones']}>{phones.join(' ').toLowerCase()}</span>
    </span>
  );
}
