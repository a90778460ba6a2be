// How long after an edit of a word its line is heard: from the draft to the first bytes of its preview, as a window would
// read them, warm, through the services and the engine process. Prints one line of JSON a kind of edit.
//   node tools/pinned-node.mjs test/bench/edit-to-sound.ts [--edits 30] [--voice kathleen-en]
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import { PreviewStore } from '../../src-main/services/speech/preview-store.ts';
import type { LineDraft } from '../../src-main/services/speech/speech-service.ts';
import { SpeechService } from '../../src-main/services/speech/speech-service.ts';
import { startEngine } from '../../src-main/services/start-engine.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';
import { emptyDocument, type ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../src-main/shared/domain/project-rows.ts';
import { percentile } from './percentile.ts';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '30' }, voice: { type: 'string', default: 'kathleen-en' } } });

const WORDS = 'harbor garden kitchen village station valley meadow cottage mountain market'.split(' ');
/** About 5 s of speech. */
const text = (edit: number): string => `We left the ${WORDS[edit % WORDS.length] ?? ''} before sunrise, and nobody said a word until the train had crossed the ${WORDS[(edit * 7 + 3) % WORDS.length] ?? ''}.`;

/** Lines with slots stand close behind one another, so that each has a say in how fast the others are. */
function lineRow(id: string, slot: Line['slot']): Line {
  return { id, order: id, characterId: 'anna', text: text(id.length), slot, fit: 'fit', locked: false, seed: 1, overrides: [], takeId: null };
}

const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
const delivery = { pace, pitchSemitones, range, energyDb, pauses };
const document: ProjectDocument = {
  ...emptyDocument(),
  characters: new Map([['anna', { id: 'anna', order: 'a', name: 'Anna', aliases: [], colour: 0, voiceId: values.voice, delivery }]]),
  lines: new Map([lineRow('line', null), ...[0, 1, 2, 3, 4].map((place) => lineRow(`slotted ${place}`, { startSample: place * 230_000, endSample: place * 230_000 + 216_000 }))].map((line) => [line.id, line])),
};

const engine = startEngine({ voiceFolders: [BUNDLED_VOICES] });
const previews = new PreviewStore();
const speech = new SpeechService({ engine, previews, globalLexicon: () => [], measureLufs: () => null });

/** Time to the first bytes, and the seconds of sound that followed. */
async function hear(draft: LineDraft): Promise<{ firstMs: number; seconds: number }> {
  const startMs = performance.now();
  const sound = previews.open(await speech.preview(document, draft));
  if (!sound) throw new Error('the preview is gone');
  let firstMs: number | undefined;
  let bytes = 0;
  for await (const chunk of sound) {
    firstMs ??= performance.now() - startMs;
    bytes += chunk.byteLength;
  }
  return { firstMs: firstMs ?? Infinity, seconds: bytes / 4 / 48_000 };
}

const { tokens } = await speech.plan(document, { lineId: 'line' });
const symbols = tokens.map(({ symbol }) => symbol);
const vowel = tokens.findLastIndex(({ kind }) => kind === 'vowel');
const drawn = (edit: number): NonNullable<LineDraft['delivery']> => ({
  ...delivery,
  drawing: { symbols, edits: { [vowel]: { durationMs: 120 + edit, f0Curve: [180, 200 + edit, 170] } } },
});
const EDITS: Readonly<Record<string, (edit: number) => LineDraft>> = {
  'a word of the text': (edit) => ({ lineId: 'line', text: text(edit + 1) }),
  'a word of a line with a slot': (edit) => ({ lineId: 'slotted 2', text: text(edit + 1) }),
  'a length and a curve drawn': (edit) => ({ lineId: 'line', delivery: drawn(edit) }),
};

for (let warmUp = 0; warmUp < 3; warmUp += 1) await hear({ lineId: 'line', text: text(warmUp + 50) });
for (const [kind, edit] of Object.entries(EDITS)) {
  const runs: { firstMs: number; seconds: number }[] = [];
  for (let index = 0; index < Number(values.edits); index += 1) runs.push(await hear(edit(index)));
  const times = runs.map(({ firstMs }) => firstMs);
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0) / runs.length;
  const round = (value: number): number => Math.round(value * 10) / 10;
  console.log(
    JSON.stringify({
      edit: kind,
      edits: runs.length,
      lineSeconds: round(seconds),
      firstSoundMedianMs: round(percentile(times, 0.5)),
      firstSoundP95Ms: round(percentile(times, 0.95)),
      targetMs: 300,
      cores: availableParallelism(),
      loadAverage: round(loadavg()[0] ?? 0),
    }),
  );
}
await engine.close();
