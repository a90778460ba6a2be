import type { BaseDelivery } from '../../../src-main/shared/domain/project-rows.ts';
import type { Message } from '../../i18n/messages.ts';
import { words } from './script.messages.ts';

interface DeliverySlider {
  readonly field: keyof BaseDelivery;
  readonly label: Message;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
}

/** The sliders of a delivery, in the order they are shown, with the ranges that a row may hold. */
export const DELIVERY_SLIDERS: readonly DeliverySlider[] = [
  { field: 'pace', label: words.pace, min: 0.5, max: 2, step: 0.05, unit: '×' },
  { field: 'pitchSemitones', label: words.pitch, min: -12, max: 12, step: 0.5, unit: 'st' },
  { field: 'range', label: words.range, min: 0, max: 2, step: 0.05, unit: '×' },
  { field: 'energyDb', label: words.energy, min: -12, max: 12, step: 0.5, unit: 'dB' },
  { field: 'pauses', label: words.pauses, min: 0, max: 4, step: 0.1, unit: '×' },
];
