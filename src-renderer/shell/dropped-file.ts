import { EXTENSIONS } from '../dialogs/file-browser/pick-file.ts';
import { isSubtitlePath, showSubtitles } from '../dialogs/import/incoming.ts';
import { offerFilmAt } from '../actions/picture/picture-actions.ts';
import { inform } from '../state/inform.ts';
import type { Studio } from '../state/studio.ts';
import { words } from './file-drop.messages.ts';

declare global {
  interface Window {
    /** Where a file lies that was dropped on the window; shown by Electron's preload script, absent in the web shell. */
    readonly voxloomPathOf?: (file: File) => string;
  }
}

/**
 * Begins what a file that was dropped on the window is for: a film is offered to be brought in, subtitles to be imported.
 * A browser tells the words of a file but not where it lies, so there a film has to be chosen in the window.
 */
export async function takeDroppedFile(studio: Studio, file: File): Promise<void> {
  const path = window.voxloomPathOf?.(file) ?? '';
  if (isSubtitlePath(file.name)) {
    if (path !== '') return showSubtitles(studio, { path });
    const text = textOf(await file.arrayBuffer());
    if (text !== null) return showSubtitles(studio, { text, name: file.name });
    inform(studio, words.otherEncoding, { name: file.name });
    return;
  }
  if (!isFilm(file.name)) {
    inform(studio, words.cannotTake, { name: file.name });
    return;
  }
  if (path !== '') return offerFilmAt(studio, path);
  inform(studio, words.noPath, { name: file.name });
}

function isFilm(name: string): boolean {
  return EXTENSIONS.picture.includes(/\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '');
}

/** null for what is no Unicode: of which encoding it is only the studio can tell, from the file itself. */
export function textOf(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
