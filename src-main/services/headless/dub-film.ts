import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';

import type { StudioHost } from '../../shared/contract/studio-host.ts';
import type { ExportJob, ExportSpec, TakeDetail, VoiceView } from '../../shared/contract/views.ts';
import type { Duck } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { castCommands, uncast } from './cast-project.ts';
import { putOriginalSound, putPicture } from './film-programme.ts';
import { reportCues, type CueReport } from './film-report.ts';
import { HeadlessProject, type FailedLine } from './headless-project.ts';
import { passGate, type GateOutcome } from './pass-gate.ts';
import { putSubtitles } from './put-subtitles.ts';
import { readCastFile, type CastMember } from './read-cast-file.ts';
import { StageMeter, type StageProgress } from './stage-meter.ts';

/** A film to be dubbed. Paths may be relative to the working folder. */
export interface FilmJob {
  readonly film: string;
  readonly subtitles: string;
  /** Without, everybody speaks with the first voice there is. */
  readonly castFile?: string;
  /** The film to make. */
  readonly target: string;
  /** Made if it is not there; gone on with if it is. */
  readonly projectPath: string;
  /** How the original sound makes room for speech. */
  readonly duck: Duck;
  readonly joinsSentences: boolean;
  /** BCP 47; without, that of the first character's voice. */
  readonly language?: string;
  readonly format: FilmFormat;
  readonly loudness: ExportSpec['loudness'];
  readonly companions: ExportSpec['companions'];
  readonly gate: ExportSpec['gate'];
  /** Where to save what the delivery gate finds: .csv, .json or .html. */
  readonly reportPath?: string;
}

export type FilmFormat = Omit<Extract<ExportSpec['format'], { readonly codec: unknown }>, 'language'>;

export interface FilmSummary {
  readonly projectPath: string;
  /** Undefined where the gate did not let the film be made. */
  readonly film: ExportJob['files'][number] | undefined;
  readonly cues: readonly CueReport[];
  readonly rendered: number;
  readonly failed: readonly FailedLine[];
  readonly gate: GateOutcome;
  /** One sentence each. */
  readonly warnings: readonly string[];
  /** Seconds of each stage. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Weights are what each took of a film of ten minutes. */
const STAGES = [
  { name: 'project', weight: 1 },
  { name: 'original sound', weight: 15 },
  { name: 'speech', weight: 50 },
  { name: 'check', weight: 8 },
  { name: 'film', weight: 40 },
];

/**
 * The whole way from a film and its subtitles to a dubbed film. Everything that is done is in the project's file at once, so
 * that the same call goes on where an earlier one was stopped, however it was: what is there is not done again.
 * @throws VoxloomError `input.*` for what the author has to mend, `engine.cancelled` on abort, `project.read-only` for a
 * project that is open elsewhere, and what the export fails with.
 */
export async function dubFilm(job: FilmJob, studio: StudioHost, signal: AbortSignal, onProgress: (progress: StageProgress) => void = () => undefined): Promise<FilmSummary> {
  const { voices } = await studio.handlers['studio.connect']({}, signal);
  const [firstVoice] = voices;
  if (!firstVoice) throw new VoxloomError('input.voice-unknown', 'There is no voice to speak with: none is installed.');
  const cast = job.castFile === undefined ? new Map<string, CastMember>() : await readCastFile(job.castFile, voices.map(({ id }) => id));
  const language = job.language ?? languageOf(cast, voices, firstVoice);
  const meter = new StageMeter(STAGES, onProgress);

  const { project, picture, faults } = await meter.run('project', async () => {
    const opened = await openOrMake(studio, job, signal);
    const shown = await putPicture(opened, job.film, { language });
    const mended = await putSubtitles(opened, { path: job.subtitles, cast, otherVoice: firstVoice.id, joinsSentences: job.joinsSentences });
    await opened.commit(castCommands(opened.document, cast));
    return { project: opened, picture: shown, faults: mended };
  });
  const warnings = [
    ...faults.map(({ message }) => message),
    ...uncast(project.document, cast).map((name) => `${name} is not in the cast and speaks with "${firstVoice.id}".`),
  ];
  const detailOf = (takeId: string): Promise<TakeDetail | undefined> => project.request('take.detail', { takeId }).catch(() => undefined);
  // The engine speaks in a process of its own, so both get on at once.
  const [{ rendered, failed }] = await Promise.all([
    meter.run('speech', (onShare) => project.renderChanged(onShare)),
    meter.run('original sound', (onShare) => putOriginalSound(project, picture, job.duck, onShare)),
  ]);
  const spec = specOf(job, language);
  const gate = await meter.run('check', () => passGate(project, spec, job.reportPath));
  const exported = gate.isBlocked ? undefined : await meter.run('film', (onShare) => project.export(spec, onShare));
  const cues = await reportCues(project.document, detailOf);
  return { projectPath: project.path, film: exported?.files[0], cues, rendered, failed, gate, warnings: [...warnings, ...(exported?.warnings ?? [])], stages: meter.seconds };
}

async function openOrMake(studio: StudioHost, { projectPath, target }: FilmJob, signal: AbortSignal): Promise<HeadlessProject> {
  const path = resolve(projectPath);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere ? HeadlessProject.open(studio, path, signal) : HeadlessProject.create(studio, path, basename(target, extname(target)), signal);
}

function languageOf(cast: ReadonlyMap<string, CastMember>, voices: readonly VoiceView[], firstVoice: VoiceView): string {
  const [first] = cast.values();
  return (voices.find(({ id }) => id === first?.voice) ?? firstVoice).language;
}

function specOf({ target, format, loudness, companions, gate }: FilmJob, language: string): ExportSpec {
  return {
    what: 'video',
    target: resolve(target),
    format: { ...format, language },
    loudness,
    channels: 2,
    nameTemplate: '{index}',
    collision: 'replace',
    companions: [...companions],
    cuePoints: 'none',
    gate,
    tags: {},
    range: null,
  };
}
