import { characterDeliveryOf, deliveryOf } from '../../../src-main/shared/domain/delivery-of.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { SliderField } from '../../components/slider-field.tsx';
import type { Message } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import styles from './delivery-panel.module.css';
import { words } from './delivery.messages.ts';
import type { DeliverySession, ShapeName } from './delivery-session.ts';

interface Shape {
  readonly name: ShapeName;
  readonly label: Message;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: Message | string;
}

/** Ranges are those of `Delivery`. */
const SHAPES: readonly Shape[] = [
  { name: 'pace', label: words.pace, min: 0.5, max: 2, step: 0.01, unit: '×' },
  { name: 'pitchSemitones', label: words.pitch, min: -12, max: 12, step: 0.1, unit: words.semitones },
  { name: 'range', label: words.range, min: 0, max: 2, step: 0.01, unit: '×' },
  { name: 'energyDb', label: words.energy, min: -12, max: 12, step: 0.5, unit: 'dB' },
  { name: 'pauses', label: words.pauses, min: 0, max: 4, step: 0.05, unit: '×' },
];

/** The sliders of a delivery. They start where the character's are; a moved one shows that as its default. */
export function ShapeSliders({ session }: { readonly session: DeliverySession }) {
  const text = useText();
  const studio = useStudio();
  const lineId = useStore(session.state, (state) => state.lineId);
  const editable = useStore(session.state, (state) => state.editable);
  const document = useStore(studio.project.state, (project) => project?.document);
  if (lineId === null || !document) return null;
  const delivery = deliveryOf(document, lineId);
  const inherited = characterDeliveryOf(document, lineId);
  return (
    <div className={styles['sliders']}>
      {SHAPES.map(({ name, label, min, max, step, unit }) => (
        <div
          key={name}
          onDoubleClick={(event) => {
            // In the number, a double click selects it.
            if (editable && !(event.target instanceof HTMLInputElement && event.target.type !== 'range')) session.commitShape({ [name]: null });
          }}
        >
          <SliderField
            label={text(label)}
            value={delivery[name]}
            min={min}
            max={max}
            step={step}
            unit={typeof unit === 'string' ? unit : text(unit)}
            defaultValue={inherited[name]}
            disabled={!editable}
            onChange={(draft) => {
              if (draft === null) session.cancel();
              else session.draftShape({ [name]: draft });
            }}
            onCommit={(value) => {
              session.commitShape({ [name]: isInherited(document, session.selectedLines(), name, value) ? null : value });
            }}
          />
        </div>
      ))}
    </div>
  );
}

/** Whether `value` is what every one of the lines has from its character anyway. */
function isInherited(document: ProjectDocument, lineIds: readonly string[], name: ShapeName, value: number): boolean {
  return lineIds.every((id) => Math.abs(characterDeliveryOf(document, id)[name] - value) < 1e-9);
}
