import type { SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { retimed } from '../../../src-main/shared/script/retiming.ts';
import type { SentenceGroup } from '../../../src-main/shared/script/sentence-groups.ts';
import { textOfCue } from '../../../src-main/shared/script/spoken-lines.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { formatTime } from '../../timeline/format-time.ts';
import { RowList } from './row-list.tsx';
import type { SubtitleForm } from './subtitle-form.ts';
import styles from './subtitles-dialog.module.css';
import { reasonWords, words } from './subtitles.messages.ts';
import { withTicked } from './with-ticked.ts';

/** From here on an offer is called sure, and likely. */
const SURE = 0.9;
const LIKELY = 0.7;

interface SentenceOffersProps {
  readonly read: SubtitleImport;
  readonly form: SubtitleForm;
  readonly offers: readonly SentenceGroup[];
  readonly settings: ProjectSettings;
  readonly onChange: (joined: ReadonlySet<number>) => void;
}

/** Sentences that run across cues, as a list to tick. */
export function SentenceOffers({ read, form, offers, settings, onChange }: SentenceOffersProps) {
  const text = useText();
  const firsts = (chosen: readonly SentenceGroup[]) => new Set(chosen.flatMap(({ cues }) => cues.slice(0, 1)));
  const joined = offers.filter(({ cues }) => form.joined.has(cues[0] ?? -1)).length;
  return (
    <>
      {offers.length > 0 && (
        <div className={styles['bar']}>
          <p className={styles['quiet']}>{text(words.sentencesHint)}</p>
          <span role="status" className={styles['count']}>
            {text(words.joined, { count: joined, all: offers.length })}
          </span>
          <Button onClick={() => { onChange(firsts(offers)); }}>
            {text(words.acceptAll)}
          </Button>
          <Button onClick={() => { onChange(firsts(offers.filter(({ confidence }) => confidence >= SURE))); }}>
            {text(words.acceptSure)}
          </Button>
          <Button disabled={joined === 0} onClick={() => { onChange(new Set()); }}>
            {text(words.acceptNone)}
          </Button>
        </div>
      )}
      <RowList
        label={text(words.sentences)}
        count={offers.length}
        expectedPx={46}
        empty={text(words.noSentences)}
        keyOf={(index) => offers[index]?.cues[0] ?? index}
        isChecked={(index) => form.joined.has(offers[index]?.cues[0] ?? -1)}
        onToggle={(index) => {
          onChange(withTicked(form.joined, offers[index]?.cues[0] ?? -1));
        }}
      >
        {(index) => {
          const offer = offers[index];
          const first = read.cues[offer?.cues[0] ?? -1];
          if (!offer || !first) return null;
          return (
            <div className={styles['offer']}>
              <p className={styles['offered']}>
                {offer.cues.map((place, at) => (
                  <span key={place}>
                    {at > 0 && <span className={styles['seam']} role="presentation" />}
                    {textOfCue(read.cues[place] ?? { text: '' })}
                  </span>
                ))}
              </p>
              <p className={styles['why']}>
                <span>{formatTime(retimed(first.startSample, form.retiming), settings)}</span>
                {first.speaker !== null && <span>{first.speaker}</span>}
                <span>{text(reasonWords[offer.reason])}</span>
                <span>{text(offer.confidence >= SURE ? words.sure : offer.confidence >= LIKELY ? words.likely : words.perhaps)}</span>
              </p>
            </div>
          );
        }}
      </RowList>
    </>
  );
}
