import { describe, expect, it } from 'vitest';

import { exportSpec } from '../../../../../src-main/shared/contract/views.ts';
import { exportSpecOf, firstExportForm, withFilm, type ExportForm } from '../../../../../src-renderer/dialogs/export/export-form.ts';
import { PRESET_IDS, presetOf, PRESETS } from '../../../../../src-renderer/dialogs/export/export-presets.ts';
import { isOffered } from '../../../../../src-renderer/dialogs/export/offered-choices.ts';
import { formKeyOf, formToRemember, withRemembered } from '../../../../../src-renderer/dialogs/export/remembered-form.ts';

const first = firstExportForm({ title: 'Harbour', loudnessPreset: 'none', language: 'de-DE' });
const placed = { file: '/out/harbour', folder: '/out' };

describe('what the export dialog asks for', () => {
  it.each(PRESET_IDS)('as the preset %s is what the studio takes, and is known again', (id) => {
    const form = { ...first, ...PRESETS[id], ...placed };
    expect(exportSpec.parse(exportSpecOf(form, null))).toEqual(exportSpecOf(form, null));
    expect(presetOf(form)).toBe(id);
    expect(presetOf({ ...form, channels: form.channels === '1' ? '2' : '1' })).toBeUndefined();
  });

  it.each([
    ['mix', 'wav', '/out/harbour.wav'],
    ['voices', 'flac', '/out/harbour.flac'],
    ['beds', 'mp3', '/out/harbour.mp3'],
    ['video', 'wav', '/out/harbour.mp4'],
    ['stems', 'wav', '/out'],
  ] as const)('%s as %s goes to %s, whatever the file was chosen for', (what, container, target) => {
    expect(exportSpecOf({ ...first, folder: '/out', file: '/out/harbour.mp3', what, container }, null)).toMatchObject({ what, target });
  });

  it('has no depth of floats in FLAC, and a codec that its film can hold', () => {
    expect(exportSpecOf({ ...first, ...placed, container: 'flac', depth: '32f' }, null)?.format).toEqual({ container: 'flac', sampleRate: 48_000, depth: 24 });
    const webm = withFilm({ ...first, ...placed, what: 'video' }, 'webm');
    expect(exportSpecOf(webm, null)?.format).toMatchObject({ container: 'webm', codec: 'opus', language: 'de-DE' });
  });

  it('waits for a place and for names', () => {
    expect(exportSpecOf(first, null)).toBeNull();
    expect(exportSpecOf({ ...first, ...placed, what: 'lines', nameTemplate: ' ' }, null)).toBeNull();
  });
});

describe('what is remembered of a project’s exports', () => {
  const remembered = (kept: string): ExportForm => withRemembered(first, { layout: { [formKeyOf('/a.vox')]: kept } }, '/a.vox', isOffered);

  it('comes back the next time, without place, tags and range', () => {
    const form: ExportForm = { ...first, ...PRESETS.handoff, ...placed, title: 'Other', loopOnly: true };
    expect(remembered(formToRemember(form))).toEqual({ ...form, file: null, folder: null, title: 'Harbour', loopOnly: false });
    expect(withRemembered(first, { layout: {} }, '/a.vox', isOffered)).toEqual(first);
  });

  it('is passed over where it is no choice', () => {
    expect(remembered('["everything","tape",5,{}]')).toEqual(first);
    expect(remembered('{')).toEqual(first);
    expect(remembered('null')).toEqual(first);
  });
});
