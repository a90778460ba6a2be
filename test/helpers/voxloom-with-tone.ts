// The command line as `main.ts` starts it, with voices from a folder of the test and a stand-in that speaks them:
//   node voxloom-with-tone.ts <folder of voices> <arguments>...
import { runMain } from '../../src-main/cli/run-main.ts';

const [voices, ...args] = process.argv.slice(2);
await runMain(args, {
  voiceFolders: [voices ?? ''],
  voiceModule: new URL('./stand-in-synthesiser.ts', import.meta.url).href,
});
