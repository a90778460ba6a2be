import type { ExportSpec } from '../../../src-main/shared/contract/views.ts';
import { exportSpecOf, type ExportForm } from '../export/export-form.ts';

/** What would be delivered as things stand; the gate measures it and writes nothing, so where to does not matter. */
export function measuringSpec(form: ExportForm): ExportSpec | null {
  return exportSpecOf({ ...form, what: 'mix', file: 'mix.wav' }, null);
}
