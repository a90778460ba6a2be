import type { AppSettings } from '../../src-main/shared/contract/views.ts';

/** Under which name the window remembers whether the strip of rates is shown. */
export const RATES_SHOWN = 'timeline.rates';

/** Shown until somebody hides it. */
export function showsRates({ layout }: Pick<AppSettings, 'layout'>): boolean {
  return layout[RATES_SHOWN] !== false;
}
