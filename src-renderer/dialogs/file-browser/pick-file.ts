import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import type { Store } from '../../state/store.ts';
import { createStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { words } from './file-browser.messages.ts';

export type FileKind = 'project' | 'script' | 'subtitles' | 'audio' | 'picture' | 'lexicon' | 'folder';

/** Endings of each kind's files, lower case; a folder has none. */
export const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  project: ['vox'],
  script: ['txt', 'md', 'srt', 'vtt', 'ass', 'ssa', 'ttml', 'dfxp'],
  subtitles: ['srt', 'vtt', 'ass', 'ssa', 'ttml', 'dfxp', 'xml'],
  audio: ['wav', 'mp3', 'flac', 'm4a', 'aac', 'ogg', 'opus', 'mp4', 'mov', 'webm', 'mkv'],
  picture: ['mp4', 'mov', 'm4v', 'webm', 'mkv'],
  lexicon: ['csv', 'pls', 'xml'],
  folder: [],
};

/** What the window's own file browser was asked for; `done` is told once, null for "never mind". */
export type FileQuestion =
  | { readonly purpose: 'open'; readonly kind: FileKind; readonly done: (path: string | null) => void }
  | { readonly purpose: 'save'; readonly suggestedName: string; readonly extension: string; readonly done: (path: string | null) => void };

const questions = new WeakMap<Studio, Store<FileQuestion | null>>();

export function fileQuestionOf(studio: Studio): Store<FileQuestion | null> {
  const known = questions.get(studio);
  if (known) return known;
  const made = createStore<FileQuestion | null>(null);
  questions.set(studio, made);
  return made;
}

/**
 * Lets the author choose a file or a folder that is there: in the system's dialog where the shell has it, else in the
 * window's own. @returns its absolute path, or null.
 */
export async function pickFile(studio: Studio, kind: FileKind): Promise<string | null> {
  if (studio.capabilities.nativeDialogs) {
    const { path } = await studio.connection.request('dialog.open', { title: say(studio, kind), kinds: [kind] });
    return path;
  }
  return await ask(studio, (done) => ({ purpose: 'open', kind, done }));
}

/** Lets the author choose where a file is to be written. `extension` without a dot. @returns an absolute path with it, or null. */
export async function pickSaveTarget(studio: Studio, suggestedName: string, extension: string): Promise<string | null> {
  if (studio.capabilities.nativeDialogs) {
    const { path } = await studio.connection.request('dialog.save', { title: say(studio, 'save'), suggestedName, extension });
    return path;
  }
  return await ask(studio, (done) => ({ purpose: 'save', suggestedName, extension, done }));
}

function ask(studio: Studio, question: (done: (path: string | null) => void) => FileQuestion): Promise<string | null> {
  return new Promise((resolve) => {
    const store = fileQuestionOf(studio);
    store.get()?.done(null);
    const asked = question((path) => {
      if (store.get() === asked) store.set(null);
      resolve(path);
    });
    store.set(asked);
  });
}

function say(studio: Studio, key: FileKind | 'save'): string {
  return formatMessage(words[key], windowLanguage(studio.settings.get().language, navigator.languages));
}
