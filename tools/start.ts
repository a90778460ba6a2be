// `npm start`: builds the window if need be, and opens the studio in the best shell there is.
//   npm start -- [--web | --electron | --get-electron] [project.vox] [options of the shell]
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { BUILT_SAMPLE } from '../src-main/services/studio/sample/find-sample.ts';
import { chooseShell, electronBinary } from './start/choose-shell.ts';
import { runChild } from './start/run-child.ts';
import { isWindowStale, rebuildWindow } from './start/window-build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const own = new Set(['--web', '--electron', '--get-electron']);
const asked = process.argv.slice(2).filter((arg) => own.has(arg));
const forShell = process.argv.slice(2).filter((arg) => !own.has(arg));

async function runNode(script: string, ...args: string[]): Promise<void> {
  const code = await runChild(process.execPath, [join(root, script), ...args], root);
  if (code !== 0) throw new Error(`${script} ended with exit code ${code}`);
}

try {
  if (asked.includes('--get-electron') && electronBinary(root, process.env) === undefined) {
    console.log('Fetching Electron, about 120 MB, once.');
    await runNode('node_modules/electron/install.js').catch(() => {
      console.log('Electron could not be fetched.');
    });
  }
  if (await isWindowStale(root)) {
    console.log('Building the window.');
    await rebuildWindow(root, (folder) => runNode('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', folder));
  }
  const wish = asked.includes('--web') ? 'web' : asked.includes('--electron') ? 'electron' : undefined;
  const choice = chooseShell({ root, node: process.execPath, environment: process.env, wish });
  if (wish === 'electron' && choice.shell !== 'electron') throw new Error('Electron is not on this machine; "npm start -- --get-electron" fetches it');
  if (choice.shell === 'electron') {
    console.log('Building the program for Electron.');
    await runNode('node_modules/typescript/bin/tsc', '-p', 'src-main/tsconfig.build.json');
    await runNode('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--config', 'vite.preload.config.ts');
  }
  // Voiced once, so that the first project a person sees can be played at once. Without it the studio voices it by itself.
  if (!existsSync(BUILT_SAMPLE)) await runNode('tools/make-sample.ts').catch(() => undefined);
  console.log(choice.sentence);
  process.exitCode = await runChild(choice.program, [...choice.args, ...forShell], process.cwd());
} catch (error) {
  console.error(`Voxloom did not start: ${error instanceof Error ? error.message : String(error)}.`);
  process.exitCode = 1;
}
