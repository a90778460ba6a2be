import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { ProjectDatabase } from '../../../database/project-database.ts';
import type { CommandCall } from '../../../shared/commands/run-commands.ts';
import { runCommands } from '../../../shared/commands/run-commands.ts';
import type { PlanView } from '../../../shared/contract/views.ts';
import { clipsOfLine, linesInOrder, tracksInOrder } from '../../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../shared/domain/project-document.ts';
import { invertPatches } from '../../../shared/domain/project-document.ts';
import type { LineDelivery } from '../../../shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../../shared/domain/time.ts';
import { VoxloomError } from '../../../shared/domain/voxloom-error.ts';
import type { SpeechService } from '../../speech/speech-service.ts';
import { storeTake } from '../keep-take.ts';
import { computePeaks } from '../peaks.ts';
import { harbourBed } from './harbour-bed.ts';
import type { SampleLine } from './sample-scene.ts';
import { SAMPLE_CHARACTERS, SAMPLE_LINES, SAMPLE_TITLE } from './sample-scene.ts';

export interface MakeSampleOptions {
  readonly speech: SpeechService;
  /** Who speaks all characters. */
  readonly voiceId: string;
  readonly signal?: AbortSignal;
  /** So many of all lines have been voiced. */
  readonly onProgress?: (voiced: number, lines: number) => void;
}

type Drawing = NonNullable<LineDelivery['drawing']>;

const BED_GAIN_DB = -6;
const BED_LEAD_SAMPLES = 2 * PROJECT_SAMPLE_RATE;
const BED_TAIL_SAMPLES = 4 * PROJECT_SAMPLE_RATE;
/** The voice speaks at about -28 LUFS; so much more makes the scene as loud as people expect. */
const VOICE_GAIN_DB = 6;
/** Where actors stand, by the order of the characters: -1 left to 1 right. */
const PANS = [0, -0.18, 0.18] as const;

/**
 * Makes the sample project at `path`, in place of a file there: a scene for three characters, voiced, some phones drawn, on
 * tracks over a bed, with an empty history. The file appears when it is whole.
 * @throws VoxloomError what speaking throws; `request.cancelled` on abort.
 */
export async function makeSampleProject(path: string, options: MakeSampleOptions): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${randomUUID().slice(0, 12)}.partial`;
  try {
    const database = ProjectDatabase.create(partial, { title: SAMPLE_TITLE, language: 'en-US' });
    try {
      await fill(database, options);
    } finally {
      database.close();
    }
    // What readers of the former file left beside it does not belong to this one.
    for (const ending of ['-wal', '-shm']) await rm(path + ending, { force: true });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Gathers edits, each made on what the ones before it made. */
class Draft {
  document: ProjectDocument;
  readonly calls: CommandCall[] = [];

  constructor(document: ProjectDocument) {
    this.document = document;
  }

  run(name: string, args: unknown): void {
    const call = { name, arguments: args };
    this.document = runCommands(this.document, [call]).document;
    this.calls.push(call);
  }
}

async function fill(database: ProjectDatabase, options: MakeSampleOptions): Promise<void> {
  const before = database.readDocument();
  const draft = new Draft(before);
  addScript(draft, options.voiceId);
  await voiceLines(draft, database, options);
  setScene(draft);
  addBed(draft, database);
  const { patches } = runCommands(before, draft.calls);
  database.commit({ calls: draft.calls, patches, inverse: invertPatches(before, patches), atMs: Date.now() });
  // Undo is for what the author does in it.
  database.forgetHistory();
}

function addScript(draft: Draft, voiceId: string): void {
  const characters = SAMPLE_CHARACTERS.map((character) => ({ ...character, id: randomUUID(), voiceId }));
  const lines = SAMPLE_LINES.map(({ character, text }) => ({ id: randomUUID(), characterId: characters[character]?.id ?? '', text, slot: null }));
  draft.run('script.insert', { after: null, characters, lines });
  for (const [index, { changes }] of SAMPLE_LINES.entries()) {
    if (changes) draft.run('delivery.change', { lineIds: [lines[index]?.id], changes });
  }
}

async function voiceLines(draft: Draft, database: ProjectDatabase, { speech, signal, onProgress }: MakeSampleOptions): Promise<void> {
  const lines = linesInOrder(draft.document);
  for (const [index, { id, seed }] of lines.entries()) {
    if (signal?.aborted) throw new VoxloomError('request.cancelled', 'Making the sample project was stopped.');
    const drawn = SAMPLE_LINES[index]?.drawn;
    const drawing = drawn && draw(await speech.plan(draft.document, { lineId: id }, signal), drawn);
    if (drawing) draft.run('delivery.draw', { lineId: id, drawing });
    const take = await speech.renderTake(draft.document, id, seed, { ...(signal && { signal }) });
    const call = storeTake(database, take);
    draft.run(call.name, call.arguments);
    onProgress?.(index + 1, lines.length);
  }
}

/** Stretches the stressed vowel of a word and bends its F0; undefined where a voice says the line without that word. */
function draw(plan: PlanView, { word, stretch, bendSemitones }: NonNullable<SampleLine['drawn']>): Drawing | undefined {
  const span = plan.words.find(({ spoken }) => spoken.toLowerCase() === word);
  const inWord = plan.tokens.map((token, index) => ({ ...token, index })).filter(({ index }) => span && index >= span.firstToken && index <= span.lastToken);
  const vowel = inWord.find(({ symbol }) => symbol.endsWith('1')) ?? inWord.find(({ kind }) => kind === 'vowel');
  if (!vowel) return undefined;
  const bent = vowel.f0Hz * 2 ** (bendSemitones / 12);
  const middle = vowel.f0Hz * 2 ** (bendSemitones / 36);
  return {
    symbols: plan.tokens.map(({ symbol }) => symbol),
    edits: { [vowel.index]: { durationMs: Math.round(vowel.lengthMs * stretch), f0Curve: [vowel.f0Hz, middle, bent] } },
  };
}

/** Puts the actors in their places and marks the scene's turns. */
function setScene(draft: Draft): void {
  const firstClips = linesInOrder(draft.document).map(({ id }) => clipsOfLine(draft.document, id)[0]);
  draft.run('clip.move', { ids: firstClips.map((clip) => clip?.id), bySamples: BED_LEAD_SAMPLES, trackId: null, ripple: false });
  for (const [index, { id }] of tracksInOrder(draft.document).entries()) {
    draft.run('track.change', { id, changes: { gainDb: VOICE_GAIN_DB, pan: PANS[index] ?? 0 } });
  }
  for (const [index, { id }] of linesInOrder(draft.document).entries()) {
    const name = SAMPLE_LINES[index]?.marker;
    const atSample = clipsOfLine(draft.document, id)[0]?.startSample ?? 0;
    if (name !== undefined) draft.run('marker.add', { marker: { id: randomUUID(), atSample, name, colour: index % 12 } });
  }
}

/** Lays the bed under the whole scene: clips of one sound, one after the other, that fade in at the start and out at the end. */
function addBed(draft: Draft, database: ProjectDatabase): void {
  const samples = harbourBed();
  const { soundId, frames } = database.putSound({ channels: 2, chunks: samples });
  database.putPeaks(soundId, computePeaks(samples, 2));
  const asset = { id: randomUUID(), name: 'Harbour at dawn', soundId, lengthSamples: frames, channels: 2 };
  draft.run('asset.add', { asset });
  const trackId = randomUUID();
  const after = tracksInOrder(draft.document).at(-1)?.id ?? null;
  const track = { id: trackId, name: 'Harbour', kind: 'bed', characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
  draft.run('track.add', { track, after });
  const sceneEnd = Math.max(...[...draft.document.clips.values()].map(({ startSample, lengthSamples }) => startSample + lengthSamples));
  const end = sceneEnd + BED_TAIL_SAMPLES;
  for (let startSample = 0; startSample < end; startSample += frames) {
    const lengthSamples = Math.min(frames, end - startSample);
    const isLast = startSample + frames >= end;
    const clip = {
      id: randomUUID(),
      trackId,
      lineId: null,
      takeId: null,
      assetId: asset.id,
      startSample,
      offsetSamples: 0,
      lengthSamples,
      gainDb: BED_GAIN_DB,
      fadeInSamples: startSample === 0 ? Math.min(lengthSamples, BED_LEAD_SAMPLES) : 0,
      fadeOutSamples: isLast ? Math.min(lengthSamples, BED_TAIL_SAMPLES) : 0,
      envelope: [],
    };
    draft.run('clip.add', { clip });
  }
}
