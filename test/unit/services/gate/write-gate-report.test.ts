import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { checkGate, type GateSource } from '../../../../src-main/services/gate/check-gate.ts';
import { writeGateReport } from '../../../../src-main/services/gate/write-gate-report.ts';
import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { GATE_CODES } from '../../../../src-main/shared/contract/gate-views.ts';
import type { ExportSpec } from '../../../../src-main/shared/contract/views.ts';
import { emptyDocument, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { gateSentence } from '../../../../src-main/shared/gate/gate-sentence.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const SIGNAL = new AbortController().signal;

function project(): ProjectDocument {
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  return runCommands(emptyDocument({ title: 'Harbour', startFrame: 90_000 }), [
    {
      name: 'script.insert',
      arguments: {
        after: null,
        characters: [{ id: 'mara', name: 'Mara', colour: 0, voiceId: 'voice', delivery }],
        lines: [{ id: 'a', characterId: 'mara', text: '=SUM(1), "said" <she>', slot: { startSample: 96_000, endSample: 144_000 } }],
      },
    },
    { name: 'asset.add', arguments: { asset: { id: 'tone', name: 'Tone', soundId: 'b'.repeat(64), lengthSamples: 96_000, channels: 1 } } },
    { name: 'track.add', arguments: { track: { id: 'bed', name: 'Bed', kind: 'bed', characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false }, after: null } },
    {
      name: 'clip.add',
      arguments: { clip: { id: 'clip', trackId: 'bed', lineId: null, takeId: null, assetId: 'tone', startSample: 0, offsetSamples: 0, lengthSamples: 96_000, gainDb: 6, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] } },
    },
  ]).document;
}

/** A tone at half of full scale: with its clip raised by 6 dB it just reaches full scale. */
function source(document: ProjectDocument, level = 0.5): GateSource {
  const read = (_id: string, _channels: 1 | 2, start: number, frames: number): Float32Array => Float32Array.from({ length: frames }, (_, index) => level * Math.sin(((start + index) * 2 * Math.PI * 997) / 48_000));
  return { document, sounds: { read }, peaks: () => undefined, quietOf: () => 0, failed: new Map(), voices: [{ id: 'voice', name: 'Kathleen', language: 'en-US', licence: 'CC0-1.0', speaker: 'K' }] };
}

const SPEC: ExportSpec = {
  what: 'mix',
  target: '/mix.wav',
  format: { container: 'wav', sampleRate: 48_000, depth: 24 },
  loudness: 'none',
  channels: 2,
  nameTemplate: '{index}',
  collision: 'number',
  companions: [],
  cuePoints: 'none',
  gate: 'warn',
  tags: {},
  range: null,
};

describe('the delivery gate', () => {
  it('measures the mix that is asked for', async () => {
    const report = await checkGate(source(project()), SPEC, true, SIGNAL);
    expect(report.measures?.lengthMs).toBeCloseTo(2000, 6);
    // A sine in both channels at full scale measures -0.01 LUFS; this one is 0.02 dB below.
    expect(report.measures?.loudnessLufs).toBeCloseTo(0, 0);
    expect(report).toMatchObject({ title: 'Harbour', level: 'block', voices: [{ voiceId: 'voice', name: 'Kathleen', licence: 'CC0-1.0', lines: 1 }] });
    expect(report.findings.map(({ code }) => code)).toEqual(['line-missing']);
  });

  it('warns of a mix that will be clipped, and of one that a limiter would squash', async () => {
    const clipped = await checkGate(source(project(), 1), SPEC, true, SIGNAL);
    expect(clipped.findings.find(({ code }) => code === 'peak-over')?.values).toMatchObject({ limited: 'no' });
    const float = await checkGate(source(project(), 1), { ...SPEC, format: { container: 'wav', sampleRate: 48_000, depth: '32f' } }, true, SIGNAL);
    expect(float.findings.some(({ code }) => code === 'peak-over')).toBe(false);
    const quiet = await checkGate(source(project(), 0.001), { ...SPEC, loudness: 'streaming-14' }, true, SIGNAL);
    expect(quiet.findings.find(({ code }) => code === 'loudness-off')?.values['gainDb']).toBeCloseTo(40, 0);
  });

  it('does not measure where nobody asked for it', async () => {
    expect((await checkGate(source(project()), null, true, SIGNAL)).measures).toBeNull();
    expect((await checkGate(source(project()), SPEC, false, SIGNAL)).measures).toBeNull();
  });

  it('asks for a word about licences that ask for something', async () => {
    const base = source(project());
    const report = await checkGate({ ...base, voices: base.voices.map((voice) => ({ ...voice, licence: 'CC BY-SA 4.0' })) }, null, false, SIGNAL);
    expect(report.findings.map(({ code, level }) => [code, level])).toContainEqual(['voice-licence', 'warn']);
  });
});

describe('a saved report', () => {
  const saved = async (format: 'csv' | 'json' | 'html', language: 'en' | 'zh-CN' = 'en'): Promise<string> => {
    const document = project();
    const report = await checkGate(source(document), null, false, SIGNAL);
    const path = join(folder, `report.${format}`);
    await writeGateReport(report, document, { path, format, language });
    return readFileSync(path, 'utf8');
  };

  it('is a table that no table program runs as a formula, with the timecode of the programme', async () => {
    expect(await saved('csv')).toBe(
      '\uFEFFlevel,code,line,timecode,character,text,finding\r\n' + 'block,line-missing,1,01:00:02:00,Mara,"\'=SUM(1), ""said"" <she>",It has no take yet. Render it.\r\n',
    );
  });

  it('is a page that nothing of the script breaks', async () => {
    const page = await saved('html', 'zh-CN');
    expect(page).toContain('=SUM(1), &quot;said&quot; &lt;she&gt;');
    expect(page).toContain('还没有录次，请渲染。');
    expect(page).not.toContain('<she>');
  });

  it('is data with its sentences', async () => {
    expect(JSON.parse(await saved('json'))).toMatchObject({ level: 'block', findings: [{ code: 'line-missing', lineId: 'a', sentence: 'It has no take yet. Render it.' }] });
  });

  it('has a sentence for every finding in both languages', () => {
    for (const code of GATE_CODES) {
      const values = { seconds: 1, rate: 1.2, before: 1, decibels: 3, gainDb: 20, limited: 'yes', reason: 'off', other: 'Joss', cue: 3, voice: 'Kathleen', licence: 'CC BY', path: '/a.mp4' };
      const [english, chinese] = [gateSentence({ code, values }, 'en'), gateSentence({ code, values }, 'zh-CN')];
      expect(english).toMatch(/^[A-Z].*\.$/);
      expect(chinese).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(english + chinese).not.toMatch(/undefined|NaN/);
    }
  });
});
