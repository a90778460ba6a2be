import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { charactersInOrder, clipsOfLine, cuesOfFile, cuesOfLine, linesInOrder } from '../../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { applyPatches, emptyDocument, invertPatches } from '../../../../src-main/shared/domain/project-document.ts';
import { lineState, recipeKey } from '../../../../src-main/shared/domain/recipe.ts';
import { samplesOfMs } from '../../../../src-main/shared/domain/time.ts';
import { knownGroups } from '../../../../src-main/shared/script/known-groups.ts';
import { importCommands, linesOfCues } from '../../../../src-main/shared/script/lines-of-cues.ts';
import { canAccept, linesToRender, mergeCommands } from '../../../../src-main/shared/script/merge-commands.ts';
import type { MergeKind, MergePlan } from '../../../../src-main/shared/script/plan-merge.ts';
import { planMerge } from '../../../../src-main/shared/script/plan-merge.ts';
import type { SpokenLine } from '../../../../src-main/shared/script/spoken-lines.ts';
import { spokenLines } from '../../../../src-main/shared/script/spoken-lines.ts';
import { numberedIds, subtitles } from './subtitles.ts';

type Said = readonly [speaker: string | null, text: string, startMs: number, endMs: number];

const CAST = { voiceId: 'v', someone: 'Narrator' };

/** A project that a file was brought into, each line voiced by a take that fits its recipe, on a track. */
function voiced(said: readonly Said[], groups: readonly (readonly number[])[] = []): ProjectDocument {
  const newId = numberedIds('first');
  const made = linesOfCues(subtitles(...said), { ...CAST, cast: [], newId, groups });
  let { document } = runCommands(emptyDocument(), importCommands(made, null));
  const track = { id: 't', name: 'All', kind: 'voice' as const, characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
  ({ document } = runCommands(document, [{ name: 'track.add', arguments: { track, after: null } }]));
  const takes = new Map(document.takes);
  const lines = new Map(document.lines);
  const clips = new Map(document.clips);
  for (const line of linesInOrder(document)) {
    const id = `take-${line.id}`;
    takes.set(id, { id, lineId: line.id, number: 1, name: '', starred: false, locked: false, seed: 0, recipe: recipeKey(document, line.id) ?? '', soundId: '0'.repeat(64), lengthSamples: 48_000, loudnessLufs: null, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 });
    clips.set(`clip-${line.id}`, { id: `clip-${line.id}`, trackId: 't', lineId: line.id, takeId: id, assetId: null, startSample: line.slot?.startSample ?? 0, offsetSamples: 0, lengthSamples: 48_000, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] });
    lines.set(line.id, { ...line, takeId: id });
  }
  return { ...document, takes, lines, clips };
}

const incomingOf = (said: readonly Said[], groups: readonly (readonly number[])[] = []): SpokenLine[] => spokenLines(subtitles(...said).cues, { groups });
const planOf = (document: ProjectDocument, incoming: readonly SpokenLine[], prefix = 'second') => planMerge(document, incoming, { ...CAST, newId: numberedIds(prefix) });
const everything = (plan: MergePlan): Set<string> => new Set(plan.entries.map(({ id }) => id));
const kinds = (plan: MergePlan): MergeKind[] => plan.entries.map(({ kind }) => kind);

function merged(document: ProjectDocument, said: readonly Said[], accepted?: (plan: MergePlan) => ReadonlySet<string>, groups: readonly (readonly number[])[] = []) {
  const read = subtitles(...said);
  const plan = planOf(document, spokenLines(read.cues, { groups }));
  const chosen = (accepted ?? everything)(plan);
  const calls = mergeCommands(document, plan, chosen, { file: read.file, newId: numberedIds('cue') });
  return { plan, calls, chosen, ...runCommands(document, calls) };
}

const WORDS = 'tide harbour lantern captain rope storm island cellar window ladder silver morning winter garden thunder engine bottle letter mirror shadow'.split(' ');

/** A scene whose lines are as different as those of a film. */
function scene(count: number): Said[] {
  return Array.from({ length: count }, (_, index): Said => {
    const word = (step: number): string => WORDS[(index * step + step * step) % WORDS.length] ?? '';
    const text = index % 9 === 0 ? 'Yes.' : `The ${word(3)} and the ${word(7)} of ${word(11)} number ${String(index)}.`;
    return [index % 3 === 0 ? 'MARA' : 'JOSS', text, index * 3000, index * 3000 + 1500 + (index % 7) * 100];
  });
}

const staleLines = (document: ProjectDocument): string[] => linesInOrder(document).flatMap(({ id }) => (lineState(document, id) === 'fresh' ? [] : [id]));

describe('a second version of a file', () => {
  it('with 20 edits in 300 lines asks for exactly those 20 to be rendered', () => {
    const before = scene(300);
    const document = voiced(before);
    expect(staleLines(document)).toEqual([]);
    const edited = new Set(Array.from({ length: 20 }, (_, index) => 7 + index * 14));
    // The whole film comes 2 s later, so that every line but the edited ones has moved.
    const after = before.map(([speaker, text, startMs, endMs], index): Said => [speaker, edited.has(index) ? `${text.slice(0, -1)} after all.` : text, startMs + 2000, endMs + 2000]);
    const { plan, document: result, chosen, patches } = merged(document, after);
    const changed = linesInOrder(document).flatMap(({ id }, index) => (edited.has(index) ? [id] : []));
    expect(staleLines(result)).toEqual(changed);
    expect(linesToRender(plan, chosen)).toEqual(changed);
    expect(result.takes).toEqual(document.takes);
    for (const { id, slot } of linesInOrder(result)) expect(clipsOfLine(result, id)[0]?.startSample).toBe(slot?.startSample);
    expect(applyPatches(result, invertPatches(document, patches))).toEqual(document);
  });

  it('asks for nothing when scenes change places, lines go and only times move', () => {
    const before = scene(60);
    const document = voiced(before);
    const cut = [...before.slice(30, 40), ...before.slice(0, 30), ...before.slice(45)].map(([speaker, text, startMs, endMs], index): Said => [speaker, text, index * 3000, index * 3000 + endMs - startMs]);
    const { plan, document: result } = merged(document, cut);
    expect(plan.entries.filter(({ kind }) => kind === 'removed').map(({ old }) => old?.number)).toEqual([40, 41, 42, 43, 44]);
    expect(kinds(plan)).not.toContain('changed');
    expect(kinds(plan)).not.toContain('new');
    expect(staleLines(result)).toEqual([]);
    expect(linesInOrder(result).map(({ text }) => text)).toEqual(cut.map(([, text]) => text));
  });

  it('knows a line that was cut down to a part of it among others that came and went', () => {
    const document = voiced([['A', 'Somewhere a rope tapped against a mast.', 0, 2000], ['B', 'You came. I had almost stopped looking at the road.', 3000, 6000], ['A', 'The bus gave up.', 7000, 8000]]);
    const incoming: SpokenLine[] = [['A', 'A gull cried.'], ['B', 'You came.'], ['A', 'The bus gave up.']].map(([speaker = '', text = '']) => ({ speaker, text, slot: null, cues: [] }));
    expect(planOf(document, incoming).entries.map(({ kind, new: side }) => [kind, side?.text ?? null])).toEqual([
      ['removed', null],
      ['new', 'A gull cried.'],
      ['changed', 'You came.'],
      ['same', 'The bus gave up.'],
    ]);
  });

  it('knows which of several equal lines went by its time', () => {
    const document = voiced([['A', 'Yes.', 0, 900], ['A', 'Yes.', 2000, 2700], ['A', 'No.', 4000, 5000]]);
    const { plan } = merged(document, [['A', 'Yes.', 2000, 2700], ['A', 'No.', 4000, 5000]]);
    expect(kinds(plan)).toEqual(['removed', 'same', 'same']);
  });

  it('shows what is changed, moved, new and removed with both sides', () => {
    const document = voiced([['MARA', 'The tide is out.', 0, 2000], ['JOSS', 'You said seven.', 3000, 5000], ['MARA', 'I did.', 6000, 7000], ['JOSS', 'The lantern is lit, and nobody comes.', 8000, 9000]]);
    const { plan, document: result } = merged(document, [['JOSS', 'The lantern is lit, and nobody comes.', 0, 1000], ['MARA', 'The tide is out at last.', 1500, 3500], ['PILOT', 'Row on.', 4000, 4500], ['JOSS', 'You said seven.', 5000, 7000]]);
    expect(plan.entries.map(({ kind, old, new: side }) => [kind, old?.text ?? null, side?.text ?? null])).toEqual([
      ['moved', 'The lantern is lit, and nobody comes.', 'The lantern is lit, and nobody comes.'],
      ['changed', 'The tide is out.', 'The tide is out at last.'],
      ['new', null, 'Row on.'],
      ['moved', 'You said seven.', 'You said seven.'],
      ['removed', 'I did.', null],
    ]);
    expect(linesInOrder(result).map(({ text }) => text)).toEqual(['The lantern is lit, and nobody comes.', 'The tide is out at last.', 'Row on.', 'You said seven.']);
    expect(charactersInOrder(result).map(({ name, aliases }) => [name, aliases])).toEqual([['MARA', ['MARA']], ['JOSS', ['JOSS']], ['PILOT', ['PILOT']]]);
    expect([...result.subtitleFiles.keys()]).toEqual([...document.subtitleFiles.keys()]);
  });

  it('leaves locked lines as they are, wherever they would go, and lines with a locked take where they are', () => {
    const said: Said[] = [['A', 'The first of four lines.', 0, 2000], ['A', 'The second of four lines.', 3000, 5000], ['A', 'The third of four lines.', 6000, 8000], ['A', 'The fourth of four lines.', 9000, 11_000]];
    let document = voiced(said);
    const [first, second, third] = linesInOrder(document).map(({ id }) => id);
    ({ document } = runCommands(document, [
      { name: 'line.lock', arguments: { ids: [first, second], locked: true } },
      { name: 'take.change', arguments: { id: `take-${third ?? ''}`, changes: { locked: true } } },
    ]));
    const { plan, document: result } = merged(document, [['A', 'The fourth of four lines.', 0, 2000], ['A', 'The first of more lines.', 3000, 5000]]);
    expect(plan.entries.map(({ kind, keptBecause }) => [kind, keptBecause])).toEqual(expect.arrayContaining([['changed', 'locked'], ['removed', 'locked'], ['removed', 'lockedTake']]));
    for (const id of [first, second, third]) expect(result.lines.get(id ?? '')).toEqual(document.lines.get(id ?? ''));
    expect(result.takes).toEqual(document.takes);
  });

  it('keeps what was not accepted, with the cues of the new file tied to it', () => {
    const document = voiced([['A', 'The tide is out.', 0, 2000], ['A', 'You said seven.', 3000, 5000]]);
    const { document: result, plan } = merged(document, [['A', 'The tide is out.', 0, 2000], ['A', 'New between.', 2100, 2900], ['A', 'You said eight.', 3500, 5500]], () => new Set());
    expect(kinds(plan)).toEqual(['same', 'new', 'changed']);
    expect(linesInOrder(result)).toEqual(linesInOrder(document));
    const [file] = result.subtitleFiles.keys();
    expect(cuesOfFile(result, file ?? '').map(({ index, text, startSample, span }) => [index, text, startSample, span.end])).toEqual([
      [0, 'The tide is out.', 0, 16],
      [2, 'You said eight.', samplesOfMs(3000), 15],
    ]);
  });

  it('speaks cues together that are spoken together already', () => {
    const before: Said[] = [['A', 'When the tide', 0, 1000], ['A', 'is out,', 1100, 2000], ['A', 'we walk.', 2100, 3000], ['B', 'Both of us?', 4000, 5000]];
    const document = voiced(before, [[0, 1, 2]]);
    const after: Said[] = [['B', 'Wait a moment here.', 0, 900], ...before.map(([speaker, text, startMs, endMs]): Said => [speaker, text, startMs + 1000, endMs + 1000])];
    const groups = knownGroups(document, subtitles(...after).cues);
    expect(groups).toEqual([[1, 2, 3]]);
    const { plan, document: result } = merged(document, after, undefined, groups);
    expect(kinds(plan)).toEqual(['new', 'moved', 'moved']);
    expect(cuesOfLine(result, plan.entries[1]?.id ?? '').map(({ index, span }) => [index, span.start])).toEqual([[1, 0], [2, 14], [3, 22]]);
  });

  it('of a plain script leaves slots and cues alone', () => {
    const document = voiced([['MARA', 'The tide is out.', 0, 2000], ['JOSS', 'You said seven.', 3000, 5000]]);
    const incoming: SpokenLine[] = [{ text: 'The tide is out.', speaker: null, slot: null, cues: [] }, { text: 'You said eight.', speaker: 'Joss', slot: null, cues: [] }, { text: 'Row.', speaker: null, slot: null, cues: [] }];
    const plan = planOf(document, incoming);
    expect(kinds(plan)).toEqual(['same', 'changed', 'new']);
    const result = runCommands(document, mergeCommands(document, plan, everything(plan), { newId: numberedIds('x') })).document;
    expect(linesInOrder(result).map(({ slot }) => slot?.startSample)).toEqual([0, samplesOfMs(3000), undefined]);
    expect(result.cues.size).toBe(2);
    expect(linesInOrder(result)[2]?.characterId).toBe(linesInOrder(result)[1]?.characterId);
  });

  it('is only compared with the lines that it is of', () => {
    const document = voiced([['A', 'Reel one.', 0, 2000], ['A', 'The tide is out.', 3000, 5000], ['A', 'Reel three.', 6000, 7000]]);
    const [, second] = linesInOrder(document);
    const incoming = incomingOf([['A', 'The tide is out.', 3000, 5000], ['A', 'Something new.', 5100, 5900]]);
    const plan = planMerge(document, incoming, { ...CAST, newId: numberedIds('x'), lineIds: new Set([second?.id ?? '']) });
    expect(kinds(plan)).toEqual(['same', 'new']);
    const result = runCommands(document, mergeCommands(document, plan, everything(plan), { newId: numberedIds('y') })).document;
    expect(linesInOrder(result).map(({ text }) => text)).toEqual(['Reel one.', 'The tide is out.', 'Something new.', 'Reel three.']);
  });

  it('of 10,000 lines is compared in seconds, whatever changed', () => {
    const lines = scene(10_000);
    const document = voiced(lines);
    const worst = lines.toReversed().map(([speaker, text], index): Said => [speaker, `Indeed, ${text}`, index * 3000, index * 3000 + 1000]);
    const usual = lines.filter((_, index) => index % 97 !== 5).map(([speaker, text, startMs, endMs], index): Said => [speaker, index % 50 === 0 ? `But ${text}` : text, startMs + 40, endMs + 40]);
    for (const [after, limitMs] of [[usual, 5000], [worst, 15_000]] as const) {
      const incoming = incomingOf(after);
      // Time of this process, whatever else the machine is busy with.
      const started = process.cpuUsage();
      const plan = planOf(document, incoming);
      const calls = mergeCommands(document, plan, everything(plan), { newId: numberedIds('x') });
      const { document: result } = runCommands(document, calls);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1000).toBeLessThan(limitMs);
      expect(linesInOrder(result).map(({ text }) => text)).toEqual(after.map(([, text]) => text));
    }
  });
});

describe('any two versions', () => {
  const cue = fc.tuple(fc.constantFrom('A', 'B', null), fc.constantFrom('Yes.', 'No.', 'The tide is out.', 'The tide is in.', 'You said seven o’clock.', '潮水退了。', 'Row on, all of you.'), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 3000 }));
  const timed = (cues: readonly (readonly [string | null, string, number, number])[]): Said[] => {
    let clock = 0;
    return cues.map(([speaker, text, gapMs, lengthMs]): Said => {
      const startMs = clock + gapMs;
      clock = startMs + lengthMs;
      return [speaker, text, startMs, clock];
    });
  };
  /** The second version is made of pieces of the first, and of new lines. */
  const versions = fc.array(cue, { minLength: 1, maxLength: 9 }).chain((first) => fc.tuple(fc.constant(timed(first)), fc.array(fc.oneof(fc.constantFrom(...first), cue), { maxLength: 9 }).map(timed)));

  it('are one after the merge, every line is told once, and one undo brings all back', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(versions, ([first, second]) => {
        const document = voiced(first);
        const incoming = incomingOf(second);
        const { plan, document: result, patches } = merged(document, second);
        expect(plan.entries.flatMap(({ incoming: number }) => number ?? []).sort((a, b) => a - b)).toEqual(incoming.map((_, index) => index));
        expect(plan.entries.flatMap(({ lineId }) => lineId ?? []).sort()).toEqual([...document.lines.keys()].sort());
        expect(linesInOrder(result).map(({ text }) => text)).toEqual(incoming.map(({ text }) => text));
        const again = planOf(result, incoming, 'third');
        expect(new Set(kinds(again))).toEqual(new Set(incoming.length > 0 ? ['same'] : []));
        expect(mergeCommands(result, again, everything(again), { file: subtitles(...second).file, newId: numberedIds('again') })).toEqual([]);
        expect(applyPatches(result, invertPatches(document, patches))).toEqual(document);
        const stale = staleLines(result);
        expect(linesToRender(plan, everything(plan)).sort()).toEqual(stale.sort());
      }),
      { numRuns: 10_000, seed: 11 },
    );
  });

  it('leave alone what is locked or was not accepted', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(versions, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), ([first, second], choices, locks) => {
        const open = voiced(first);
        const ids = linesInOrder(open).flatMap(({ id }, index) => (locks[index] ? [id] : []));
        const document = ids.length === 0 ? open : runCommands(open, [{ name: 'line.lock', arguments: { ids, locked: true } }]).document;
        const { plan, document: result, patches } = merged(document, second, (made) => new Set(made.entries.flatMap(({ id }, index) => (choices[index] ? [id] : []))));
        plan.entries.forEach((entry, index) => {
          const takes = canAccept(entry) && choices[index] === true;
          const line = result.lines.get(entry.id);
          if (entry.lineId === null) expect(line !== undefined).toBe(takes);
          else if (!takes) expect(line).toEqual(document.lines.get(entry.lineId));
          else if (entry.new) expect(line).toMatchObject({ text: entry.new.text, characterId: entry.new.characterId, slot: entry.new.slot });
          else expect(line).toBeUndefined();
        });
        for (const row of result.cues.values()) {
          const text = result.lines.get(row.lineId)?.text ?? '';
          expect(row.span.start).toBeLessThanOrEqual(row.span.end);
          expect(row.span.end).toBeLessThanOrEqual(text.length);
        }
        expect(applyPatches(result, invertPatches(document, patches))).toEqual(document);
      }),
      { numRuns: 3_000, seed: 12 },
    );
  });
});
