import type { RequestInput } from '../../../src-main/shared/contract/contract.ts';
import type { SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { CastChoice } from '../../../src-main/shared/script/cast-memory.ts';
import type { SpokenLine } from '../../../src-main/shared/script/spoken-lines.ts';
import type { Store } from '../../state/store.ts';
import { createStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { setDialog } from '../../state/window-view.ts';
import { EXTENSIONS } from '../file-browser/pick-file.ts';

/** A version that the script is compared with. */
export interface IncomingVersion {
  /** Of the file, or of what was pasted. */
  readonly name: string;
  readonly lines: readonly SpokenLine[];
  /** null for a plain script. */
  readonly file: SubtitleImport['file'] | null;
  readonly choices: ReadonlyMap<string, CastChoice>;
}

/** What was read of files and waits for the author, for the dialog that shows it. */
interface Incoming {
  readonly subtitles: SubtitleImport | null;
  /** The author came to compare, not to add. */
  readonly compares: boolean;
  readonly version: IncomingVersion | null;
}

const stores = new WeakMap<Studio, Store<Incoming>>();

export function incomingOf(studio: Studio): Store<Incoming> {
  const known = stores.get(studio);
  if (known) return known;
  const made = createStore<Incoming>({ subtitles: null, compares: false, version: null });
  stores.set(studio, made);
  return made;
}

export function isSubtitlePath(path: string): boolean {
  return EXTENSIONS.subtitles.includes(/\.([^./\\]+)$/u.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** Whether a text that was pasted is that of a subtitle file. */
export function isSubtitleText(text: string): boolean {
  return /^\s*(?:WEBVTT|<\?xml|<(?:\w+:)?tt[\s>]|\[Script Info\])|\d{2}[.,]\d{1,3} *--> *\d/iu.test(text);
}

/** Reads subtitles and shows what they would become. */
export async function showSubtitles(studio: Studio, source: RequestInput<'import.subtitles'>, compares = false): Promise<void> {
  const subtitles = await studio.connection.request('import.subtitles', source);
  incomingOf(studio).set((present) => ({ ...present, subtitles, compares }));
  setDialog('subtitles')(studio);
}

/** Shows what a version would change in the script. */
export function showComparison(studio: Studio, version: IncomingVersion): void {
  incomingOf(studio).set((present) => ({ ...present, version }));
  setDialog('compare')(studio);
}

/** Reads a script and shows what it would change. */
export async function compareScript(studio: Studio, path: string): Promise<void> {
  const { lines } = await studio.connection.request('import.script', { path });
  showComparison(studio, {
    name: path.split(/[/\\]/u).at(-1) ?? path,
    lines: lines.map(({ character, text, slot }) => ({ text, speaker: character, slot, cues: [] })),
    file: null,
    choices: new Map(),
  });
}
