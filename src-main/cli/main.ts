import { BUNDLED_VOICES } from '../services/installed-voices.ts';
import { runMain } from './run-main.ts';

await runMain(process.argv.slice(2), { voiceFolders: [BUNDLED_VOICES] });
