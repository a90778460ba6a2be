import type { AppSettings } from '../../src-main/shared/contract/views.ts';
import type { Studio } from './studio.ts';
import { tell } from './tell.ts';

/** Changes settings of the program: at once on screen, then for good. */
export function changeSettings(studio: Studio, changes: Partial<AppSettings>): void {
  studio.settings.set((present) => ({ ...present, ...changes }));
  void tell(studio, studio.connection.request('settings.change', changes));
}

/** Remembers one size or fold of the window. */
export function rememberLayout(studio: Studio, name: string, value: number | boolean | string): void {
  const { layout } = studio.settings.get();
  if (layout[name] !== value) changeSettings(studio, { layout: { ...layout, [name]: value } });
}
