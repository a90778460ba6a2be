import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import type { TimeFormat } from './format-time.ts';
import { formatTime } from './format-time.ts';
import type { Draft } from './gestures/gesture.ts';

/** What a gesture changes, with sign and unit: `+1.240 s`, `−3.0 dB`, or a position in the project's format. */
export function formatFigure(figure: NonNullable<Draft['figure']>, format: TimeFormat): string {
  if (figure.kind === 'position') return formatTime(figure.samples, format);
  if (figure.kind === 'gain') return `${signed(figure.gainDb, 1)} dB`;
  return `${signed(figure.samples / PROJECT_SAMPLE_RATE, 3)} s`;
}

export function signed(value: number, digits: number): string {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}
