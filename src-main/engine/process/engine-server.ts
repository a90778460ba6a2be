import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { TellNotice } from '../graph-session.ts';
import type { Synthesiser } from '../synthesis/synthesiser.ts';
import type { EnginePort } from './engine-port.ts';
import type { EngineAnswer, EngineCommand, EngineOptions, EngineQuestion } from './protocol.ts';
import { engineCommand } from './protocol.ts';

/** What the process needs from whoever makes voices speak. */
export interface VoiceModule {
  /** @throws VoxloomError `input.voice-unknown`, `voice.damaged`, `voice.too-new`. */
  openInstalledVoice(id: string, options: EngineOptions, onNotice: TellNotice): Promise<Synthesiser>;
}

export interface EngineServerOptions {
  readonly port: EnginePort;
  readonly importModule: (options: EngineOptions) => Promise<VoiceModule>;
  /** Ends the process. */
  readonly exit: (code: number) => void;
}

type SpeakCommand = Extract<EngineCommand, { kind: 'speak' }>;

interface SpeakingLine {
  readonly rank: number;
  /** Samples it may still send; at 0 or less it waits. */
  credit: number;
  readonly abort: AbortController;
}

/**
 * The engine's side of the protocol. Several lines may be open at once, but only the most urgent one with credit moves: the
 * others rest between two stretches of sound, so an audition overtakes a batch without losing what the batch had done.
 */
export class EngineServer {
  readonly #port: EnginePort;
  readonly #options: EngineServerOptions;
  readonly #lines = new Map<number, SpeakingLine>();
  readonly #voices = new Map<string, Promise<Synthesiser>>();
  #load: ((voice: string) => Promise<Synthesiser>) | undefined;
  #resting: (() => void)[] = [];

  constructor(options: EngineServerOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  serve(): void {
    this.#port.onMessage((message) => {
      this.#obey(engineCommand.parse(message));
    });
    this.#port.onClose(() => {
      this.#options.exit(0);
    });
  }

  #obey(command: EngineCommand): void {
    switch (command.kind) {
      case 'start':
        void this.#start(command.options);
        break;
      case 'speak':
        void this.#speak(command);
        break;
      case 'ask':
        void this.#ask(command.line, command.question);
        break;
      case 'grant': {
        const line = this.#lines.get(command.line);
        if (line) line.credit += command.samples;
        this.#wake();
        break;
      }
      case 'cancel':
        this.#lines.get(command.line)?.abort.abort();
        this.#wake();
        break;
      case 'ping':
        this.#reportAlive();
        break;
      case 'stop':
        this.#options.exit(0);
        break;
    }
  }

  async #start(options: EngineOptions): Promise<void> {
    const module = await this.#options.importModule(options);
    const onNotice: TellNotice = (message, detail) => {
      this.#port.post({ kind: 'notice', message, detail });
    };
    this.#load = (voice) => module.openInstalledVoice(voice, options, onNotice);
    this.#port.post({ kind: 'ready' });
    this.#reportAlive();
  }

  async #speak({ line: id, rank, request, credit }: SpeakCommand): Promise<void> {
    const line: SpeakingLine = { rank, credit, abort: new AbortController() };
    this.#lines.set(id, line);
    try {
      const { voice, ...synthesis } = request;
      const synthesiser = await this.#voice(voice);
      for await (const event of synthesiser.synthesise(synthesis, line.abort.signal)) {
        // The size goes first, so that the studio knows it before it sends the next line.
        if (event.kind === 'done') this.#reportAlive();
        this.#port.post({ kind: 'event', line: id, event });
        if (event.kind === 'done') break;
        if (event.kind === 'sound') line.credit -= event.samples.length;
        await this.#turn(line);
        if (line.abort.signal.aborted) throw new VoxloomError('engine.cancelled', 'The line was cancelled.');
      }
    } catch (error) {
      this.#port.post({ kind: 'failed', line: id, ...failure(error) });
    } finally {
      this.#lines.delete(id);
      this.#wake();
    }
  }

  /** Questions are short, so they wait for no line. */
  async #ask(id: number, question: EngineQuestion): Promise<void> {
    try {
      const answer = await answerFrom(await this.#voice(question.request.voice), question);
      this.#port.post({ kind: 'answer', line: id, answer });
    } catch (error) {
      this.#port.post({ kind: 'failed', line: id, ...failure(error) });
    }
  }

  /** Models are loaded once; a voice that failed to load may be mended, so it is tried again. */
  #voice(id: string): Promise<Synthesiser> {
    const known = this.#voices.get(id);
    if (known) return known;
    if (!this.#load) throw new VoxloomError('engine.failed', 'The voice engine was asked to speak before it had started.');
    const loading = this.#load(id);
    this.#voices.set(id, loading);
    loading.catch(() => this.#voices.delete(id));
    return loading;
  }

  /** Rests until the line may move on: it has credit and nobody more urgent can move. */
  async #turn(line: SpeakingLine): Promise<void> {
    while (!line.abort.signal.aborted && (line.credit <= 0 || this.#hasMoreUrgent(line))) {
      await new Promise<void>((resolve) => this.#resting.push(resolve));
    }
  }

  #hasMoreUrgent(line: SpeakingLine): boolean {
    return [...this.#lines.values()].some((other) => other.rank < line.rank && other.credit > 0);
  }

  #wake(): void {
    const resting = this.#resting;
    this.#resting = [];
    for (const resume of resting) resume();
  }

  #reportAlive(): void {
    this.#port.post({ kind: 'alive', residentBytes: process.memoryUsage.rss() });
  }
}

async function answerFrom(voice: Synthesiser, question: EngineQuestion): Promise<EngineAnswer> {
  const { about, request } = question;
  if (about === 'reading') return { about, reading: await voice.read(request) };
  if (about === 'risks') return { about, risks: await voice.risks(request) };
  if (about === 'plan') return { about, plan: await voice.plan(request) };
  return { about, length: await voice.length(request) };
}

function failure(error: unknown): Pick<VoxloomError, 'code' | 'message'> & { detail: string } {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof VoxloomError) return { code: error.code, message: error.message, detail };
  return { code: 'engine.failed', message: 'The voice engine could not speak this line.', detail };
}
