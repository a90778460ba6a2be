import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

export interface ShellChoice {
  readonly shell: 'electron' | 'web';
  /** What to run: a program and its first arguments. */
  readonly program: string;
  readonly args: readonly string[];
  /** Tells the author which it is, and why. */
  readonly sentence: string;
}

export interface ShellWishes {
  /** Folder of the project. */
  readonly root: string;
  /** Node that is to run the web shell. */
  readonly node: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the author asked for, if anything. */
  readonly wish: 'electron' | 'web' | undefined;
}

/** Electron where its binary is, or else the web shell. Both carry the same studio and the same window. */
export function chooseShell({ root, node, environment, wish }: ShellWishes): ShellChoice {
  const web = { shell: 'web', program: node, args: [join(root, 'src-main/shells/web/main.ts')] } as const;
  if (wish === 'web') return { ...web, sentence: 'Starting the web shell, as you asked.' };
  const electron = electronBinary(root, environment);
  if (electron === undefined) {
    return { ...web, sentence: 'Electron is not on this machine, so this is the web shell: the same studio in a browser window. "npm start -- --get-electron" fetches Electron.' };
  }
  return { shell: 'electron', program: electron, args: [root], sentence: 'Starting Electron.' };
}

/** @returns the binary of the electron package, wherever it was put; it comes by download, never with `npm ci`. */
export function electronBinary(root: string, environment: ShellWishes['environment']): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const given = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const binary = join(given !== undefined && isAbsolute(given) ? given : join(folder, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}
