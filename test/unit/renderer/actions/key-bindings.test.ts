import { describe, expect, it } from 'vitest';

import { DEFAULT_APP_SETTINGS } from '../../../../src-main/shared/contract/views.ts';
import type { Action } from '../../../../src-renderer/actions/action.ts';
import { actionOf, ALL_ACTIONS } from '../../../../src-renderer/actions/all-actions.ts';
import type { KeyPlace } from '../../../../src-renderer/actions/handle-key.ts';
import { actionOfKey } from '../../../../src-renderer/actions/handle-key.ts';
import { bindKeys, conflictsOf } from '../../../../src-renderer/actions/key-bindings.ts';
import { normalChord } from '../../../../src-renderer/actions/key-chord.ts';
import { KEY_PRESETS } from '../../../../src-renderer/actions/key-presets.ts';
import { studioOf } from '../studio-of.ts';

const title = { en: 'x', 'zh-CN': 'x' };
const action = (id: string, keys: readonly string[], more: Partial<Action> = {}): Action => ({ id, title, keys, run: () => undefined, ...more });
const usual = { keyPreset: 'voxloom', keys: {} } as const;
const HERE: KeyPlace = { inText: false, inLayer: false, controlUses: () => false };
const press = (code: string, held: { ctrlKey?: boolean; isComposing?: boolean } = {}) => ({
  code,
  key: code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  getModifierState: () => false,
  ...held,
});

describe('key bindings', () => {
  const play = action('transport.playStop', ['Space']);
  const split = action('clip.split', ['Mod+KeyK']);

  it('use the action’s own keys, the preset’s over them, and the author’s over both', () => {
    expect(bindKeys([split], usual).chordsOf('clip.split')).toEqual(['Mod+KeyK']);
    expect(bindKeys([split], { keyPreset: 'reaper', keys: {} }).chordsOf('clip.split')).toEqual(['KeyS']);
    expect(bindKeys([split], { keyPreset: 'reaper', keys: { 'clip.split': 'Shift+Mod+KeyX' } }).chordsOf('clip.split')).toEqual(['Mod+Shift+KeyX']);
    expect(bindKeys([split], { keyPreset: 'reaper', keys: { 'clip.split': null } }).chordsOf('clip.split')).toEqual([]);
  });

  it('give a key that the author chose to what they chose it for', () => {
    const bindings = bindKeys([play, split], { keyPreset: 'voxloom', keys: { 'clip.split': 'Space' } });
    expect(bindings.actionsOf('Space').map(({ id }) => id)).toEqual(['clip.split', 'transport.playStop']);
    expect(conflictsOf(bindings, split, { keys: { 'clip.split': 'Space' } })).toEqual([play]);
  });

  it('call no conflict what shares a key by design', () => {
    const line = action('line.remove', ['Delete']);
    const clip = action('clip.remove', ['Delete']);
    expect(conflictsOf(bindKeys([line, clip], usual), line, usual)).toEqual([]);
  });
});

describe('the action of a key press', async () => {
  const studio = await studioOf();
  const play = action('play', ['Space']);
  const render = action('render', ['Mod+Enter'], { inText: true });
  const never = action('never', ['KeyX'], { enabled: () => false });
  const second = action('second', ['KeyX']);
  const bindings = bindKeys([play, render, never, second], usual);

  it('is the first that makes sense here', () => {
    expect(actionOfKey(studio, bindings, press('KeyX'), HERE)).toBe(second);
  });

  it('passes over one whose keys are its own only elsewhere', () => {
    let isThere = false;
    const step = action('step', ['ArrowRight'], { takesKeys: () => isThere });
    const other = action('other', ['ArrowRight']);
    const both = bindKeys([step, other], usual);
    expect(actionOfKey(studio, both, press('ArrowRight'), HERE)).toBe(other);
    isThere = true;
    expect(actionOfKey(studio, both, press('ArrowRight'), HERE)).toBe(step);
  });

  it('is nothing inside text unless the action says so', () => {
    const inText = { ...HERE, inText: true };
    expect(actionOfKey(studio, bindings, press('Space'), inText)).toBeUndefined();
    expect(actionOfKey(studio, bindings, press('Enter', { ctrlKey: true }), inText)).toBe(render);
    expect(actionOfKey(studio, bindings, press('Enter', { ctrlKey: true, isComposing: true }), inText)).toBeUndefined();
  });

  it('is nothing behind a dialog, and leaves a control the plain keys it uses', () => {
    expect(actionOfKey(studio, bindings, press('Space'), { ...HERE, inLayer: true })).toBeUndefined();
    const onButton = { ...HERE, controlUses: (code: string) => code === 'Space' || code === 'Enter' };
    expect(actionOfKey(studio, bindings, press('Space'), onButton)).toBeUndefined();
    expect(actionOfKey(studio, bindings, press('Enter', { ctrlKey: true }), onButton)).toBe(render);
  });
});

describe('all actions', () => {
  it('have ids of their own, of the form area.verb', () => {
    const ids = ALL_ACTIONS.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z0-9]*$/.test(id))).toEqual([]);
  });

  it('have keys that are written as they are pressed', () => {
    const odd = ALL_ACTIONS.flatMap(({ keys = [] }) => keys).filter((chord) => chord !== normalChord(chord));
    expect(odd).toEqual([]);
  });

  it.each(Object.keys(KEY_PRESETS).map((name) => name as keyof typeof KEY_PRESETS))('are what the preset %s binds, each on a key of its own', (keyPreset) => {
    const bindings = bindKeys(ALL_ACTIONS, { keyPreset, keys: DEFAULT_APP_SETTINGS.keys });
    for (const [id, chords] of Object.entries(KEY_PRESETS[keyPreset])) {
      expect(actionOf(id).id).toBe(id);
      for (const chord of chords) expect(bindings.actionsOf(normalChord(chord)).map((bound) => bound.id)).toEqual([id]);
    }
  });
});
