import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import type { FitOffer } from './fit-offers.ts';
import { fitOffers } from './fit-offers.ts';
import { formatSeconds } from './format-seconds.ts';
import type { LineStanding } from './line-standing.ts';
import styles from './over-slot.module.css';
import { words } from './script.messages.ts';

/** By how much a line passes its slot; under the shown line, what can be done about it. */
export function OverSlot({ line, standing, shown }: { readonly line: Line; readonly standing: LineStanding; readonly shown: boolean }) {
  const text = useText();
  return (
    <div className={styles['over']}>
      <p>{text(standing.predicted ? words.overByPredicted : words.overBy, { seconds: formatSeconds(standing.overSeconds) })}</p>
      {shown && !line.locked && <Offers lineId={line.id} standing={standing} />}
    </div>
  );
}

function Offers({ lineId, standing }: { readonly lineId: string; readonly standing: LineStanding }) {
  const text = useText();
  const studio = useStudio();
  const document = useStore(studio.project.state, (state) => (state?.readOnly === false ? state.document : undefined));
  const offers = document ? fitOffers(document, lineId, standing) : [];
  const label = (offer: FitOffer): string => {
    if (offer.kind === 'pace') return text(words.fitPace, { pace: offer.pace.toFixed(2) });
    return offer.kind === 'slot' ? text(words.fitSlot, { seconds: formatSeconds(standing.overSeconds) }) : text(words.fitNoSlot);
  };
  return (
    <div role="group" aria-label={text(words.fitOffers)} className={styles['offers']}>
      {offers.map((offer) => (
        <Button key={offer.kind} onClick={() => void tell(studio, studio.project.commit([callOf(offer)]))}>
          {label(offer)}
        </Button>
      ))}
    </div>
  );

  function callOf(offer: FitOffer): CommandCall {
    if (offer.kind === 'pace') return { name: 'delivery.change', arguments: { lineIds: [lineId], changes: { pace: offer.pace } } };
    const startSample = document?.lines.get(lineId)?.slot?.startSample ?? 0;
    return { name: 'line.setSlot', arguments: { id: lineId, slot: offer.kind === 'slot' ? { startSample, endSample: offer.endSample } : null } };
  }
}
