// Makes the sample project that opens at the first start:
//   npm run sample [-- <file>]
import { resolve } from 'node:path';

import { BUNDLED_VOICES, chooseVoice } from '../src-main/services/installed-voices.ts';
import { PreviewStore } from '../src-main/services/speech/preview-store.ts';
import { SpeechService } from '../src-main/services/speech/speech-service.ts';
import { startEngine } from '../src-main/services/start-engine.ts';
import { BUILT_SAMPLE } from '../src-main/services/studio/sample/find-sample.ts';
import { makeSampleProject } from '../src-main/services/studio/sample/make-sample-project.ts';
import { integratedLoudness } from '../src-main/shared/mix/integrated-loudness.ts';

const target = resolve(process.argv[2] ?? BUILT_SAMPLE);
const voiceFolders = [BUNDLED_VOICES];
const engine = startEngine({ voiceFolders });
try {
  const speech = new SpeechService({
    engine,
    previews: new PreviewStore(),
    globalLexicon: () => [],
    measureLufs: (samples) => integratedLoudness(samples, 1),
  });
  const voiceId = await chooseVoice(voiceFolders);
  await makeSampleProject(target, {
    speech,
    voiceId,
    onProgress: (voiced, lines) => {
      process.stdout.write(`\rVoicing the sample scene: ${voiced} of ${lines} lines`);
    },
  });
  process.stdout.write(`\n${target}\n`);
} finally {
  await engine.close();
}
