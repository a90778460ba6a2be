import { Fragment } from 'react';

import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { isFlagged, type LineFit } from '../../fit/line-fits.ts';
import { lineFitsOf } from '../../fit/use-line-fits.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { fitOffers, type FitOffer } from './fit-offers.ts';
import styles from './fit-notice.module.css';
import { words } from './script.messages.ts';
import { ShortenText } from './shorten-text.tsx';

/** Whether there is something to say about how a line meets its slot. */
export function hasFitNotice(fit: LineFit | null): fit is LineFit {
  return fit !== null && (isFlagged(fit) || fit.overSeconds + fit.overlapSeconds > 0 || fit.stretch < 1);
}

interface FitNoticeProps {
  readonly line: Line;
  /** What stands in the editor, which may not be committed yet. */
  readonly written: string;
  readonly fit: LineFit;
  /** Only the line that is shown offers what can be done. */
  readonly shown: boolean;
}

/** By how much a line passes its slot, and what was done about it; under the shown line, what can be done. */
export function FitNotice({ line, written, fit, shown }: FitNoticeProps) {
  const text = useText();
  const seconds = fit.overSeconds.toFixed(2);
  const parts = [
    ...(fit.overSeconds > 0 ? [text(fit.rendered ? words.overBy : words.overByPredicted, { seconds }) + (fit.fit === 'overlap' ? text(words.overAccepted) : '')] : []),
    ...(fit.overlapSeconds > 0 ? [text(fit.rendered ? words.overlaps : words.overlapsPredicted, { seconds: fit.overlapSeconds.toFixed(2) }) + (fit.fit === 'overlap' ? text(words.overAccepted) : '')] : []),
    ...(fit.stretch < 1 ? [text(words.stretchedTo, { percent: Math.round(100 * fit.stretch) })] : []),
    ...(fit.neighbourJump > 0 ? [text(words.jumps, { jump: fit.neighbourJump.toFixed(2) })] : []),
  ];
  return (
    <div className={styles['notice']} data-flagged={isFlagged(fit)}>
      <p>
        {parts.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && <span aria-hidden> · </span>}
            <span>{part}</span>
          </Fragment>
        ))}
      </p>
      {shown && !line.locked && <Offers line={line} written={written} fit={fit} />}
    </div>
  );
}

function Offers({ line, written, fit }: { readonly line: Line; readonly written: string; readonly fit: LineFit }) {
  const text = useText();
  const studio = useStudio();
  const document = useStore(studio.project.state, (state) => (state?.readOnly === false ? state.document : undefined));
  const fits = useStore(lineFitsOf(studio), (present) => present);
  if (!document) return null;
  return (
    <div role="group" aria-label={text(words.fitOffers)}>
      {fit.overSeconds > 0 && <ShortenText line={line} written={written} fit={fit} />}
      <div className={styles['offers']}>
        {fitOffers(document, fits, line.id).map((offer) => (
          <Button key={offer.kind} onClick={() => void tell(studio, take(offer))}>
            {label(offer)}
          </Button>
        ))}
      </div>
    </div>
  );

  function take(offer: FitOffer): Promise<unknown> {
    if (offer.kind === 'even') return studio.connection.request('render.enqueue', { lineIds: [...offer.lineIds], takes: 1 });
    const call =
      offer.kind === 'move'
        ? { name: 'line.setSlot', arguments: { id: line.id, slot: offer.slot } }
        : { name: 'line.setFit', arguments: { ids: [line.id], fit: offer.kind } };
    return studio.project.commit([call], undefined, 'lines.fixFit');
  }

  function label(offer: FitOffer): string {
    switch (offer.kind) {
      case 'move': {
        const [earlier, later, left] = [offer.earlierSeconds, offer.laterSeconds, offer.leftSeconds].map((seconds) => seconds.toFixed(2)) as [string, string, string];
        const moved = text(offer.earlierSeconds === 0 ? words.moveLater : offer.laterSeconds === 0 ? words.moveEarlier : words.moveBoth, { earlier, later });
        return offer.leftSeconds < 0.01 ? moved : text(words.movedLeaves, { moved, left });
      }
      case 'even':
        return text(words.evenOut, { count: offer.lineIds.length });
      case 'overlap':
        return text(words.allowOverlap);
      case 'stretch':
        return text(words.stretchWaveform, { percent: Math.round(100 * offer.share) });
      case 'fit':
        return text(line.fit === 'overlap' ? words.forbidOverlap : words.stretchNoMore);
    }
  }
}
