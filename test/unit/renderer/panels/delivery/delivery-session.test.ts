import { describe, expect, it } from 'vitest';

import { selectLine, selectLines } from '../../../../../src-renderer/state/select.ts';
import { DeliverySession } from '../../../../../src-renderer/panels/delivery/delivery-session.ts';
import { planOfPhones, TWO_WORDS } from './plan-of-phones.ts';
import type { ScriptedStudio } from './scripted-studio.ts';
import { LINE, OTHER_LINE, scriptedStudio, settled } from './scripted-studio.ts';

async function opened(): Promise<ScriptedStudio & { readonly session: DeliverySession }> {
  const scripted = scriptedStudio();
  const session = new DeliverySession(scripted.studio);
  await settled();
  return Object.assign(scripted, { session });
}

const symbols = TWO_WORDS.tokens.map(({ symbol }) => symbol);
const committed = (studio: ScriptedStudio) => studio.of('project.commit').flatMap(({ commands }) => commands);

describe('the selected line', () => {
  it('is planned with its character’s delivery and nothing drawn', async () => {
    const { session, of } = await opened();
    expect(session.state.get()).toMatchObject({ lineId: LINE, plan: TWO_WORDS, edits: {}, editable: true, drafting: false });
    expect(of('speech.plan')).toEqual([{ lineId: LINE, delivery: { pace: 1.1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1, drawing: null } }]);
  });

  it('changes with the selection, and nothing of the other line stays', async () => {
    const { session, studio } = await opened();
    session.draw(() => ({ '2': { f0Hz: 220 } }));
    await settled();
    selectLine(studio, OTHER_LINE);
    await settled();
    expect(session.state.get()).toMatchObject({ lineId: OTHER_LINE, edits: {} });
    selectLine(studio, LINE);
    expect(session.state.get().edits).toEqual({ '2': { f0Hz: 220 } });
  });

  it('is planned again when its text changes, and its drawing goes with its phones', async () => {
    const opening = await opened();
    const { session, studio } = opening;
    session.draw(() => ({ '2': { f0Hz: 220 } }));
    await settled();
    const phones = TWO_WORDS.tokens.slice(1).map(({ symbol, lengthMs, f0Hz, word }) => ({ symbol, lengthMs, f0Hz, ...(word !== null && { word: word + 1 }) }));
    opening.plan = planOfPhones([{ symbol: '^', lengthMs: 50, f0Hz: 0 }, { symbol: 'S', lengthMs: 50, f0Hz: 0, word: 0 }, { symbol: '_', lengthMs: 0, f0Hz: 0 }, ...phones]);
    await studio.project.commit([{ name: 'line.setText', arguments: { id: LINE, text: 'so tie know' } }]);
    await settled();
    expect(session.state.get().plan).toBe(opening.plan);
    expect(session.state.get().edits).toEqual({ '4': { f0Hz: 220 } });
  });

  it('follows edits that come from elsewhere', async () => {
    const { session, change } = await opened();
    change([{ table: 'deliveries', id: LINE, row: { id: LINE, changes: {}, drawing: { symbols, edits: { '5': { energyDb: 3 } } } } }]);
    await settled();
    expect(session.state.get().edits).toEqual({ '5': { energyDb: 3 } });
  });

  it('is not planned again for an edit that does not change how it sounds', async () => {
    const { studio, of } = await opened();
    await studio.project.commit([{ name: 'line.setText', arguments: { id: OTHER_LINE, text: 'other' } }]);
    await settled();
    expect(of('speech.plan')).toHaveLength(1);
  });
});

describe('plans', () => {
  it('are not asked for again when what they were asked for is kept', async () => {
    const { session, of } = await opened();
    session.draw(() => ({ '2': { f0Hz: 230 } }));
    await settled();
    expect(of('speech.plan')).toHaveLength(2);
  });

  it('are asked for again once the studio knows a new text', async () => {
    const { studio, of } = await opened();
    const kept = studio.project.commit([{ name: 'line.setText', arguments: { id: LINE, text: 'so tie know' } }]);
    await settled();
    await kept;
    expect(of('speech.plan')).toHaveLength(3);
  });

  it('follow undo', async () => {
    const { session, change, of } = await opened();
    session.draw(() => ({ '2': { f0Hz: 230 } }));
    await settled();
    change([{ table: 'deliveries', id: LINE, row: null }]);
    await settled();
    expect(session.state.get().edits).toEqual({});
    expect(of('speech.plan').at(-1)?.delivery?.drawing).toBeNull();
  });
});

describe('a gesture', () => {
  it('shows every draft, plans the newest, and is kept once', async () => {
    const opening = await opened();
    const { session, of } = opening;
    session.begin();
    for (let hz = 201; hz <= 230; hz++) session.draft({ '2': { f0Hz: hz } });
    expect(session.state.get()).toMatchObject({ edits: { '2': { f0Hz: 230 } }, drafting: true });
    expect(committed(opening)).toEqual([]);
    await settled();
    const plans = of('speech.plan');
    expect(plans.length).toBeLessThanOrEqual(3);
    expect(plans.at(-1)?.delivery?.drawing).toEqual({ symbols, edits: { '2': { f0Hz: 230 } } });
    session.finish();
    expect(committed(opening)).toEqual([{ name: 'delivery.draw', arguments: { lineId: LINE, drawing: { symbols, edits: { '2': { f0Hz: 230 } } } } }]);
    await settled();
    expect(opening.document().deliveries.get(LINE)?.drawing?.edits).toEqual({ '2': { f0Hz: 230 } });
    expect(session.state.get()).toMatchObject({ edits: { '2': { f0Hz: 230 } }, drafting: false });
  });

  it('is heard when it is let go, as it was drawn, before it is kept', async () => {
    const { session, asked } = await opened();
    session.draw(() => ({ '2': { f0Hz: 230 } }));
    const names = asked.map(({ name }) => name).filter((name) => name !== 'speech.plan');
    expect(names).toEqual(['speech.preview', 'project.commit']);
    expect(asked.find(({ name }) => name === 'speech.preview')?.input).toMatchObject({ lineId: LINE, delivery: { drawing: { edits: { '2': { f0Hz: 230 } } } } });
    await settled();
    expect(session.state.get().heard?.what).toBe('line');
  });

  it('is silent when the author does not want to hear it', async () => {
    const { session, studio, of } = await opened();
    studio.settings.set((present) => ({ ...present, layout: { 'delivery.autoListen': false } }));
    session.draw(() => ({ '2': { f0Hz: 230 } }));
    await settled();
    expect(of('speech.preview')).toEqual([]);
  });

  it('that is taken back leaves everything as it was', async () => {
    const opening = await opened();
    const { session, of } = opening;
    session.draw(() => ({ '5': { energyDb: 2 } }));
    await settled();
    session.begin();
    session.draft({ '2': { f0Hz: 230 } });
    session.cancel();
    session.finish();
    await settled();
    expect(committed(opening)).toHaveLength(1);
    expect(session.state.get()).toMatchObject({ edits: { '5': { energyDb: 2 } }, drafting: false });
    expect(of('speech.plan').at(-1)?.delivery?.drawing?.edits).toEqual({ '5': { energyDb: 2 } });
  });

  it('that changes nothing keeps nothing', async () => {
    const opening = await opened();
    opening.session.begin();
    opening.session.finish();
    opening.session.draw((edits) => edits);
    opening.session.resetPhones([2]);
    opening.session.resetDrawing();
    await settled();
    expect(committed(opening)).toEqual([]);
  });

  it('that takes the last edit away takes the drawing away', async () => {
    const opening = await opened();
    opening.session.draw(() => ({ '2': { f0Hz: 230 } }));
    await settled();
    opening.session.resetPhones([1, 2]);
    await settled();
    expect(committed(opening).at(-1)).toEqual({ name: 'delivery.draw', arguments: { lineId: LINE, drawing: null } });
    expect(opening.document().deliveries.has(LINE)).toBe(false);
  });

  it('does not begin on a locked line', async () => {
    const opening = await opened();
    await opening.studio.project.commit([{ name: 'line.lock', arguments: { ids: [LINE], locked: true } }]);
    await settled();
    expect(opening.session.begin()).toBe(false);
    opening.session.draft({ '2': { f0Hz: 230 } });
    expect(opening.session.state.get().edits).toEqual({});
  });
});

describe('sliders', () => {
  it('change all selected lines at once, and null goes back to the character’s', async () => {
    const opening = await opened();
    const { session, studio } = opening;
    selectLines(studio, [LINE, OTHER_LINE], LINE);
    session.draftShape({ pace: 1.4 });
    await settled();
    expect(opening.of('speech.plan').at(-1)?.delivery?.pace).toBe(1.4);
    expect(committed(opening)).toEqual([]);
    session.commitShape({ pace: 1.4 });
    await settled();
    expect([...opening.document().deliveries.keys()]).toEqual([LINE, OTHER_LINE]);
    expect(opening.of('speech.preview').at(-1)?.delivery?.pace).toBe(1.4);
    session.commitShape({ pace: null });
    await settled();
    expect(opening.document().deliveries.size).toBe(0);
    expect(opening.of('speech.plan').at(-1)?.delivery?.pace).toBe(1.1);
  });
});

describe('comparison', () => {
  it('asks for the line without its delivery', async () => {
    const { session, of } = await opened();
    session.hearUntouched();
    await settled();
    expect(of('speech.preview')).toMatchObject([{ lineId: LINE, untouched: true }]);
    expect(session.state.get().heard?.what).toBe('untouched');
  });

  it('ends when the sound ends', async () => {
    const { session, studio } = await opened();
    session.hear();
    await settled();
    studio.transport.state.set((present) => ({ ...present, preview: null }));
    expect(session.state.get().heard).toBeNull();
  });
});
