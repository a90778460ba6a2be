import type { AppSettings } from '../../../src-main/shared/contract/views.ts';
import type { ExportForm } from './export-form.ts';

/** Choices that a project's next export begins with; where it went, its tags and its range are asked anew. */
const REMEMBERED = ['what', 'container', 'film', 'codec', 'keepsOriginal', 'depth', 'bitrateKbps', 'sampleRate', 'channels', 'loudness', 'nameTemplate', 'collision', 'cuePoints', 'gate', 'language', 'cueTimes'] as const satisfies readonly (keyof ExportForm)[];

/** Under which name the window remembers how a project was exported last. */
export function formKeyOf(projectPath: string): string {
  return `export.${projectPath}`;
}

export function formToRemember(form: ExportForm): string {
  return JSON.stringify([...REMEMBERED.map((name) => form[name]), form.companions]);
}

/**
 * `first` with what was remembered. What an older version remembered, or does not know, is passed over: each choice is taken
 * only if it is one of those that the dialog offers.
 */
export function withRemembered(first: ExportForm, { layout }: Pick<AppSettings, 'layout'>, projectPath: string, offers: (name: keyof ExportForm, value: unknown) => boolean): ExportForm {
  const kept = valuesOf(layout[formKeyOf(projectPath)]);
  const companions = kept.at(REMEMBERED.length);
  const known: [string, unknown][] = REMEMBERED.flatMap((name, index) => (offers(name, kept[index]) ? [[name, kept[index]] as [string, unknown]] : []));
  if (Array.isArray(companions) && companions.every((companion) => offers('companions', companion))) known.push(['companions', companions]);
  return { ...first, ...Object.fromEntries(known) };
}

function valuesOf(kept: unknown): readonly unknown[] {
  try {
    const values: unknown = typeof kept === 'string' ? JSON.parse(kept) : [];
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}
