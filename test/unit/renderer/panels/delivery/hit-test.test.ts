import { describe, expect, it } from 'vitest';

import { targetAt } from '../../../../../src-renderer/panels/delivery/hit-test.ts';
import type { DeliveryTool } from '../../../../../src-renderer/panels/delivery/hit-test.ts';
import { phoneCells } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { yOfHz } from '../../../../../src-renderer/panels/delivery/pitch-scale.ts';
import { energyOfY, pitchScaleOf, takeLayout, yOfEnergy } from '../../../../../src-renderer/panels/delivery/take-layout.ts';
import { xOfMs } from '../../../../../src-renderer/panels/delivery/time-view.ts';
import { NO_EDITS, TWO_WORDS } from './plan-of-phones.ts';

const layout = takeLayout(600, 500);
const view = { startMs: 0, pixelsPerMs: 1 };
const scale = pitchScaleOf(layout, { lowHz: 80, highHz: 400 });
const cells = phoneCells(TWO_WORDS, NO_EDITS);
const at = (x: number, y: number, tool: DeliveryTool = 'handles') => targetAt({ layout, view, scale, cells, tool }, x, y);
const inPhones = layout.phones.top + 10;
const inWords = layout.words.top + 10;

describe('what is under the pointer', () => {
  it('is the nearest edge of a phone, a few pixels to either side', () => {
    expect(at(157, inPhones)).toEqual({ kind: 'edge', index: 1 });
    expect(at(164, inPhones)).toEqual({ kind: 'edge', index: 1 });
    expect(at(230, inPhones)).toEqual({ kind: 'phone', index: 2 });
  });

  it('is the edge of the phone and not of a pause of no length at the same place', () => {
    expect(at(300, inPhones)).toEqual({ kind: 'edge', index: 2 });
  });

  it('is the handle of that pause among the words, and the word elsewhere', () => {
    expect(at(302, inWords)).toEqual({ kind: 'pause', index: 3 });
    expect(at(200, inWords)).toEqual({ kind: 'word', index: 2 });
  });

  it('is the pitch of a phone close to its handle or over it, and the phone away from it', () => {
    const y = yOfHz(scale, 200);
    expect(at(230, y)).toEqual({ kind: 'pitch', index: 2 });
    expect(at(180, y + 8)).toEqual({ kind: 'pitch', index: 2 });
    expect(at(230, y + 60)).toEqual({ kind: 'phone', index: 2 });
    expect(at(130, y)).toEqual({ kind: 'phone', index: 1 });
  });

  it('is paper for the pen, everywhere in the pitch lane', () => {
    expect(at(230, yOfHz(scale, 200), 'pen')).toEqual({ kind: 'pen' });
    expect(at(130, yOfHz(scale, 350), 'pen')).toEqual({ kind: 'pen' });
    expect(at(157, inPhones, 'pen')).toEqual({ kind: 'edge', index: 1 });
  });

  it('is the energy of a phone, but a pause has none', () => {
    expect(at(130, layout.energy.top + 20)).toEqual({ kind: 'energy', index: 1 });
    expect(at(50, layout.energy.top + 20)).toEqual({ kind: 'phone', index: 0 });
  });

  it('follows the view', () => {
    const close = { startMs: 100, pixelsPerMs: 3 };
    expect(targetAt({ layout, view: close, scale, cells, tool: 'handles' }, xOfMs(close, 160) + 3, inPhones)).toEqual({ kind: 'edge', index: 1 });
  });
});

describe('the lanes', () => {
  it('fill the height from top to bottom without a gap', () => {
    const lanes = [layout.ruler, layout.wave, layout.pitch, layout.energy, layout.phones, layout.words];
    lanes.reduce((top, lane) => {
      expect(lane.top).toBe(top);
      return top + lane.height;
    }, 0);
    expect(lanes.at(-1)).toEqual({ top: 478, height: 22 });
  });

  it('put an energy where they find it again', () => {
    for (const energyDb of [-12, -3.5, 0, 7, 12]) expect(energyOfY(layout, yOfEnergy(layout, energyDb))).toBeCloseTo(energyDb, 9);
  });
});
