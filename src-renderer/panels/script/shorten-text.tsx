import { useMemo } from 'react';

import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { applyShortening, shortenOffers, type ShortenOffer } from '../../../src-main/shared/fit/shorten-offers.ts';
import type { LineFit } from '../../fit/line-fits.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import styles from './fit-notice.module.css';
import { scriptViewOf } from './script-view.ts';
import { words } from './script.messages.ts';
import { useReading } from './use-reading.ts';

/** Share of a spoken line that is phones and not pauses, where nobody has measured it. */
const USUAL_PHONES = 0.85;

/** Words that a line could do without, each with what it would save; the author picks, and the rest is reckoned again. */
export function ShortenText({ line, written, fit }: { readonly line: Line; readonly written: string; readonly fit: LineFit }) {
  const text = useText();
  const studio = useStudio();
  const { drafts, lengths } = scriptViewOf(studio);
  const language = useDocument(({ settings }) => settings.get('project')?.language ?? 'en');
  const reading = useReading(line, written);
  const elasticity = useStore(lengths.state, (known) => known.get(line.id)?.elasticity ?? null);
  const offers = useMemo(() => {
    const phonesMs = (elasticity?.phonesMs ?? fit.seconds * fit.rate * 1000 * USUAL_PHONES) / fit.rate;
    return shortenOffers({ text: written, language, phonesMs, ...(reading?.text === written && { words: reading.words }) });
  }, [written, language, reading, elasticity, fit.seconds, fit.rate]);
  if (offers.length === 0) return <p className={styles['what']}>{text(words.shortenByHand)}</p>;
  return (
    <>
      <p className={styles['what']}>{text(words.shorten)}</p>
      <div className={styles['offers']}>
        {offers.map((offer) => (
          <Button key={`${offer.start}-${offer.kind}`} aria-label={labelOf(offer)} onClick={() => void tell(studio, pick(offer))}>
            <span>
              <span className={styles['gone']}>{offer.written}</span>
              {offer.shorter !== '' && ` → ${offer.shorter}`}{' '}
              <span className={styles['saved']}>{text(words.saves, { seconds: seconds(offer) })}</span>
            </span>
          </Button>
        ))}
      </div>
    </>
  );

  /** What is seen stands in it as it is seen: whoever speaks to the window says that. */
  function labelOf(offer: ShortenOffer): string {
    return text(offer.shorter === '' ? words.dropWords : words.replaceWords, { written: offer.written, shorter: offer.shorter, seconds: seconds(offer) });
  }

  /** What was typed meanwhile comes first; an offer for words that are no longer there is let go. */
  async function pick(offer: ShortenOffer): Promise<void> {
    await drafts.flush(line.id);
    const present = studio.project.state.get()?.document.lines.get(line.id)?.text;
    if (present !== written) return;
    await studio.project.commit([{ name: 'line.setText', arguments: { id: line.id, text: applyShortening(written, offer) } }], undefined, 'lines.fixFit');
  }
}

function seconds({ savedMs }: ShortenOffer): string {
  return (savedMs / 1000).toFixed(2);
}
