import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { AppDatabase } from '../../database/app-database.ts';
import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { OpenStudio, StudioHost, StudioOptions } from '../../shared/contract/studio-host.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { integratedLoudness } from '../../shared/mix/integrated-loudness.ts';
import { listInstalledVoices } from '../installed-voices.ts';
import { findPictureFile, pictureRequests } from '../picture/picture-requests.ts';
import { PreviewStore } from '../speech/preview-store.ts';
import { SpeechService } from '../speech/speech-service.ts';
import { engineOptions } from '../start-engine.ts';
import { AppMemory } from './app-memory.ts';
import { connectRequest } from './connect-request.ts';
import { engineRequests } from './engine-requests.ts';
import { exportRequests } from './export-requests.ts';
import { fileRequests } from './file-requests.ts';
import { furnishProject } from './furnish-project.ts';
import { GlobalLexicon } from './global-lexicon.ts';
import { HomeFolders } from './home-folders.ts';
import { gateRequests } from './gate-requests.ts';
import { importRequests } from './import-requests.ts';
import { lexiconFileRequests } from './lexicon-file-requests.ts';
import { lexiconRequests } from './lexicon-requests.ts';
import { mediaRoutes } from './media-routes.ts';
import { PresentProject } from './present-project.ts';
import { projectRequests } from './project-requests.ts';
import { readingRequests } from './reading-requests.ts';
import { BUILT_SAMPLE, SampleFinder } from './sample/find-sample.ts';
import { settingsRequests } from './settings-requests.ts';
import { speechRequests } from './speech-requests.ts';
import { StudioEngine } from './studio-engine.ts';
import { StudioEvents } from './studio-events.ts';
import { StudioStatus } from './studio-status.ts';

/** What a test may put in the place of what the program comes with. */
export interface StudioParts {
  /** URL of the module that opens voices; see `VoiceModule`. */
  readonly voiceModule?: string;
  /** Path of the sample project that came with the program. */
  readonly builtSample?: string;
}

/** Opens the studio: everything the contract promises, over the engine, the project's file and the app's own database. */
export const openStudio: OpenStudio = (options) => openStudioWith(options, {});

/** @throws VoxloomError `input.target-unwritable` when the data folder cannot be had; `project.write-failed`. */
export async function openStudioWith(options: StudioOptions, { voiceModule, builtSample = BUILT_SAMPLE }: StudioParts): Promise<StudioHost> {
  const { dataFolder, documentsFolder, voiceFolders, launchModule } = options;
  const database = await openAppDatabase(dataFolder);
  const memory = new AppMemory(database, documentsFolder);
  const events = new StudioEvents();
  const [installed, folders] = await Promise.all([listInstalledVoices(voiceFolders), HomeFolders.at(options.homeFolder)]);
  const facts = { voice: installed.voices[0]?.name ?? null, threads: engineOptions({ voiceFolders }).threads };
  const status = new StudioStatus(events, facts, [...database.notices, ...installed.problems]);

  const engine = new StudioEngine({
    settings: { voiceFolders, ...(voiceModule !== undefined && { voiceModule }), ...(launchModule && { launchModule }) },
    provider: memory.settings().provider,
    voices: installed.voices.map(({ id }) => id),
    onStatus: (engineStatus) => {
      status.engineChanged(engineStatus);
    },
    onNotice: (message) => {
      status.notice('warning', message);
    },
  });
  const lexicon = new GlobalLexicon(database);
  const previews = new PreviewStore();
  const speech = new SpeechService({
    engine,
    previews,
    globalLexicon: () => lexicon.entries,
    measureLufs: (samples) => integratedLoudness(samples, 1),
  });
  const backupFolder = join(dataFolder, 'backups');
  const present = new PresentProject({
    furnish: (session) => furnishProject(session, { speech, events, status, backupFolder }),
    onChange: (change) => {
      events.tell('project.changed', change);
    },
    onFailure: (error) => {
      status.failure(error);
    },
    onSwitch: (project) => {
      events.tell('project.switched', { project: project?.session.snapshot() ?? null });
      status.renderingChanged(project?.rendering.queue.view ?? { paused: false, jobs: [] });
    },
  });
  const sample = new SampleFinder({
    builtSample,
    dataFolder,
    speech,
    voices: installed.voices,
    onProgress: (view) => {
      status.renderingChanged(view);
    },
  });

  const handlers: RequestHandlers = {
    ...connectRequest({ options, memory, voices: installed.voices, present, status }),
    ...settingsRequests(memory, engine, events),
    ...projectRequests({ present, memory, backupFolder, findSample: (signal) => sample.find(signal) }),
    ...lexiconRequests(lexicon),
    ...lexiconFileRequests({ present, lexicon, engine, voices: installed.voices }),
    ...speechRequests(present, speech),
    ...readingRequests(present, engine, () => lexicon.entries),
    ...importRequests(present, events, status),
    ...pictureRequests(present, events),
    ...exportRequests(present, installed.voices),
    ...gateRequests(present, installed.voices),
    ...engineRequests(engine),
    ...fileRequests(options, folders),
  };
  await openFirstProject(handlers, options.projectPath, status);

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    previews.close();
    await present.close();
    await engine.close();
    database.close();
  };
  return {
    handlers,
    serveMedia: mediaRoutes({
      findSound: (soundId) => present.now?.session.database.sound(soundId),
      findPeaks: (soundId) => present.now?.session.database.peaks(soundId),
      findPicture: (pictureId) => findPictureFile(present, pictureId),
      takePreview: (previewId) => previews.open(previewId),
    }),
    subscribe: (listener) => events.subscribe(listener),
    close: () => (closing ??= close()),
  };
}

async function openAppDatabase(dataFolder: string): Promise<AppDatabase> {
  await mkdir(dataFolder, { recursive: true }).catch((cause: unknown) => {
    throw new VoxloomError('input.target-unwritable', `The folder "${dataFolder}", where Voxloom keeps its settings, cannot be made.`, { cause });
  });
  return AppDatabase.open(join(dataFolder, 'voxloom.db'));
}

async function openFirstProject(handlers: RequestHandlers, path: string | undefined, status: StudioStatus): Promise<void> {
  if (path === undefined) return;
  try {
    await handlers['project.open']({ path }, new AbortController().signal);
  } catch (error) {
    status.failure(error);
  }
}
