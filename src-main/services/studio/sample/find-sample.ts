import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { RenderQueueView } from '../../../shared/contract/views.ts';
import { VoxloomError } from '../../../shared/domain/voxloom-error.ts';
import type { SpeechService } from '../../speech/speech-service.ts';
import { exists } from '../free-path.ts';
import { makeSampleProject } from './make-sample-project.ts';
import { SAMPLE_LINES } from './sample-scene.ts';

/** Where the sample project is when it was made with the program. */
export const BUILT_SAMPLE = fileURLToPath(new URL('../../../../dist/sample/harbour.vox', import.meta.url));

export interface SampleFinderOptions {
  /** Path of the sample that came with the program. */
  readonly builtSample: string;
  /** Where one that is made here is kept. */
  readonly dataFolder: string;
  readonly speech: SpeechService;
  /** Installed voices; the first that speaks English says the sample. */
  readonly voices: readonly { readonly id: string; readonly language: string }[];
  /** Told like the rendering of any lines while the sample is being voiced. */
  readonly onProgress: (view: RenderQueueView) => void;
}

/** Finds the sample project: the one that came with the program, one that was made here before, or a new one. */
export class SampleFinder {
  readonly #options: SampleFinderOptions;
  #making: Promise<string> | undefined;

  constructor(options: SampleFinderOptions) {
    this.#options = options;
  }

  /** @throws VoxloomError what `makeSampleProject` throws. */
  async find(signal: AbortSignal): Promise<string> {
    const own = join(this.#options.dataFolder, 'sample', 'harbour.vox');
    for (const path of [this.#options.builtSample, own]) if (await exists(path)) return path;
    // Whoever asks meanwhile waits for the same one.
    this.#making ??= this.#make(own, signal).finally(() => (this.#making = undefined));
    return this.#making;
  }

  async #make(path: string, signal: AbortSignal): Promise<string> {
    const { speech, voices, onProgress } = this.#options;
    const voice = voices.find(({ language }) => /^en\b/i.test(language)) ?? voices[0];
    if (!voice) throw new VoxloomError('input.voice-unknown', 'There is no voice to speak with: none is installed.');
    const startedMs = performance.now();
    onProgress(viewOf(0, undefined));
    try {
      await makeSampleProject(path, {
        speech,
        voiceId: voice.id,
        signal,
        onProgress: (voiced, lines) => {
          onProgress(viewOf(voiced, ((performance.now() - startedMs) / voiced) * (lines - voiced)));
        },
      });
      return path;
    } finally {
      onProgress({ paused: false, jobs: [] });
    }
  }
}

function viewOf(voiced: number, remainingMs: number | undefined): RenderQueueView {
  const jobs = SAMPLE_LINES.slice(voiced).map((_line, index) => ({
    lineId: `sample-${voiced + index}`,
    state: index === 0 ? ('rendering' as const) : ('waiting' as const),
    share: 0,
  }));
  return { paused: false, jobs, ...(remainingMs !== undefined && { remainingMs }) };
}
