import { describe, expect, it } from 'vitest';

import { runCommands, type CommandCall } from '../../../../src-main/shared/commands/run-commands.ts';
import type { GateFinding } from '../../../../src-main/shared/contract/gate-views.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { clipsOfLine } from '../../../../src-main/shared/domain/in-order.ts';
import { emptyDocument, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { recipeKey } from '../../../../src-main/shared/domain/recipe.ts';
import { checkDocument } from '../../../../src-main/shared/gate/check-document.ts';

const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
const delivery = { pace, pitchSemitones, range, energyDb, pauses };
const SECOND = 48_000;
const FACTS = { failed: new Map<string, string>(), voices: new Set(['voice']) };

const edited = (document: ProjectDocument, ...calls: CommandCall[]): ProjectDocument => runCommands(document, calls).document;
const call = (name: string, args: object): CommandCall => ({ name, arguments: args });
const found = (document: ProjectDocument, facts = FACTS): [string, string, string | null][] => checkDocument(document, facts).map(({ code, level, lineId }) => [code, level, lineId]);

/** Mara speaks lines a and c, Joss line b; each has a slot of two seconds, three seconds apart, and a cue. */
function script(): ProjectDocument {
  const lines = ['a', 'b', 'c'].map((id, index) => ({
    id,
    characterId: id === 'b' ? 'joss' : 'mara',
    text: `This is line ${id}.`,
    slot: { startSample: 3 * index * SECOND, endSample: (3 * index + 2) * SECOND },
  }));
  return edited(
    emptyDocument(),
    call('script.insert', { after: null, characters: ['mara', 'joss'].map((id, colour) => ({ id, name: id, colour, voiceId: 'voice', delivery })), lines }),
    call('subtitles.put', {
      file: { id: 'file', name: 'film.srt', format: 'srt', encoding: 'utf-8', byteOrderMark: false, text: '' },
      cues: lines.map(({ id, slot, text }, index) => ({ id: `cue-${id}`, fileId: 'file', index, part: 0, lineId: id, ...slot, text, speaker: null, span: { start: 0, end: text.length } })),
    }),
  );
}

function withTake(document: ProjectDocument, lineId: string, changes: object = {}): ProjectDocument {
  const take = {
    id: `take-${lineId}`,
    lineId,
    name: '',
    starred: false,
    locked: false,
    seed: 0,
    recipe: recipeKey(document, lineId) ?? '',
    soundId: 'a'.repeat(64),
    lengthSamples: 2 * SECOND,
    loudnessLufs: -20,
    overSamples: 0,
    rate: 1,
    stretch: 1,
    createdAtMs: 1,
    ...changes,
  };
  return edited(document, call('take.add', { take, clipId: `clip-${lineId}`, trackId: `track-${document.lines.get(lineId)?.characterId ?? ''}` }));
}

const voiced = (changes: Readonly<Record<string, object>> = {}): ProjectDocument => ['a', 'b', 'c'].reduce((present, id) => withTake(present, id, changes[id]), script());

describe('what stands against a delivery', () => {
  it('is nothing where every line has a fresh take in its slot', () => {
    expect(found(voiced())).toEqual([]);
  });

  it('is every line without a take', () => {
    expect(found(withTake(script(), 'a'))).toEqual([
      ['line-missing', 'block', 'b'],
      ['line-missing', 'block', 'c'],
    ]);
  });

  it('is text that changed since its take, and a rendering that failed', () => {
    const changed = edited(voiced(), call('line.setText', { id: 'b', text: 'Another text.' }));
    expect(found(changed)).toEqual([['line-stale', 'block', 'b']]);
    expect(found(changed, { ...FACTS, failed: new Map([['b', 'no memory']]) })).toEqual([['line-failed', 'block', 'b']]);
  });

  it('is a voice that is not there, for lines that still have to be rendered', () => {
    expect(found(withTake(script(), 'a'), { ...FACTS, voices: new Set() }).filter(([code]) => code === 'voice-missing')).toEqual([
      ['voice-missing', 'block', 'b'],
      ['voice-missing', 'block', 'c'],
    ]);
  });

  it('is what is longer than its slot, unless the author allowed it', () => {
    const over = voiced({ a: { overSamples: SECOND / 2, lengthSamples: 2.5 * SECOND, rate: 1.3 } });
    expect(checkDocument(over, FACTS).filter(({ code }) => code === 'line-over')).toEqual([
      { code: 'line-over', level: 'block', lineId: 'a', atSample: 0, values: { seconds: 0.5, rate: 1.3 } } satisfies GateFinding,
    ]);
    expect(found(edited(over, call('line.setFit', { ids: ['a'], fit: 'overlap' }))).filter(([code]) => code === 'line-over')).toEqual([['line-over', 'note', 'a']]);
  });

  it('is speech over speech: of one speaker it blocks, of two it warns, allowed it is noted', () => {
    const late = (document: ProjectDocument, lineId: string, bySeconds: number): ProjectDocument =>
      edited(document, call('clip.move', { ids: clipsOfLine(document, lineId).map(({ id }) => id), bySamples: bySeconds * SECOND, trackId: null, ripple: false }));
    const two = late(voiced(), 'b', -2);
    expect(found(two).filter(([code]) => code === 'line-overlaps')).toEqual([['line-overlaps', 'warn', 'b']]);
    expect(found(edited(two, call('line.setFit', { ids: ['b'], fit: 'overlap' }))).filter(([code]) => code === 'line-overlaps')).toEqual([['line-overlaps', 'note', 'b']]);
    const one = late(voiced(), 'c', -5);
    expect(found(one).filter(([code]) => code === 'line-overlaps')).toEqual([['line-overlaps', 'block', 'c']]);
  });

  it('is speech that starts away from its slot, and a cue during which nothing is heard', () => {
    const moved = edited(voiced(), call('clip.move', { ids: ['clip-c'], bySamples: 4 * SECOND, trackId: null, ripple: false }));
    expect(found(moved)).toEqual([
      ['line-off-slot', 'warn', 'c'],
      ['cue-silent', 'warn', 'c'],
    ]);
  });

  it('lets 40 ms pass and no more', () => {
    const by = (samples: number): string[] => found(edited(voiced(), call('clip.move', { ids: ['clip-c'], bySamples: samples, trackId: null, ripple: false }))).map(([code]) => code);
    expect(by(1920)).toEqual([]);
    expect(by(1921)).toEqual(['line-off-slot']);
  });

  it('is what is not heard: muted tracks, clips that were taken away, takes of silence', () => {
    const silent = (document: ProjectDocument): GateFinding['values'][] => checkDocument(document, FACTS).filter(({ code }) => code === 'line-silent').map(({ values }) => values);
    expect(silent(edited(voiced(), call('track.change', { id: 'track-joss', changes: { mute: true } })))).toEqual([{ reason: 'muted' }]);
    expect(silent(edited(voiced(), call('clip.remove', { ids: ['clip-b'], ripple: false })))).toEqual([{ reason: 'off' }]);
    expect(silent(voiced({ b: { loudnessLufs: null } }))).toEqual([{ reason: 'quiet' }]);
  });

  it('is a speaker who suddenly rushes, not two speakers of different speed', () => {
    expect(found(voiced({ b: { rate: 1.3 } }))).toEqual([]);
    expect(found(voiced({ c: { rate: 1.2 } }))).toEqual([['rate-jump', 'warn', 'c']]);
    expect(found(voiced({ a: { rate: 1.1 }, c: { rate: 1.25 } }))).toEqual([]);
  });
});
