import type { Locator, Page } from 'playwright-core';

import { takeLayout, yOfEnergy } from '../../../src-renderer/panels/delivery/take-layout.ts';
import type { Lane, TakeLayout } from '../../../src-renderer/panels/delivery/take-layout.ts';
import type { Place } from './drag-pointer.ts';

/** Room that the picture leaves after the end of a line, ms. */
const TAIL_MS = 150;
/** How finely the hand feels for a handle, CSS px. */
const FEEL_PX = 10;

/** A phone or a pause as the window tells it to a screen reader. */
export interface ShownPhone {
  /** Among those that can be walked. */
  readonly index: number;
  /** ARPABET; empty for a pause. */
  readonly symbol: string;
  readonly word: string;
  readonly startMs: number;
  readonly lengthMs: number;
  /** Null where it has no pitch that can be drawn. */
  readonly pitchHz: number | null;
  readonly drawn: boolean;
}

/** The picture of the selected line, and where its handles are. */
export class TakePicture {
  readonly #page: Page;
  readonly list: Locator;
  readonly toolbar: Locator;
  readonly #canvas: Locator;

  constructor(page: Page) {
    this.#page = page;
    const region = page.getByRole('region', { name: 'The line', exact: true });
    this.list = region.getByRole('listbox', { name: 'Phones of the line' });
    this.toolbar = region.getByRole('toolbar', { name: 'Take' });
    this.#canvas = region.locator('canvas[aria-hidden]').last();
  }

  button(name: string): Locator {
    return this.toolbar.getByRole('button', { name, exact: true });
  }

  async phones(): Promise<readonly ShownPhone[]> {
    await this.list.waitFor();
    let startMs = 0;
    return (await this.list.getByRole('option').allInnerTexts()).map((said, index) => {
      const lengthMs = Number(/(\d+) ms/.exec(said)?.[1] ?? 0);
      const hz = /(\d+) Hz/.exec(said)?.[1];
      const [, symbol = '', word = ''] = /^(\S+) in (\S+),/.exec(said) ?? [];
      const phone = { index, symbol, word, startMs, lengthMs, pitchHz: hz === undefined ? null : Number(hz), drawn: said.endsWith(', drawn') };
      startMs += lengthMs;
      return phone;
    });
  }

  /** @throws Error when no word of the line has such a phone. */
  async phone(symbol: string, word: string): Promise<ShownPhone> {
    const phones = await this.phones();
    const found = phones.find((phone) => phone.word === word && phone.symbol.toLowerCase() === symbol);
    if (!found) throw new Error(`no ${symbol} in ${word} among ${phones.map((phone) => `${phone.symbol} in ${phone.word}`).join(', ')}`);
    return found;
  }

  /** The middle of a phone, on the handle of its pitch. */
  async pitchHandle({ startMs, lengthMs }: ShownPhone): Promise<Place> {
    const { layout } = await this.#stage();
    const x = await this.#xOf(startMs + lengthMs / 2);
    const felt: number[] = [];
    for (let y = layout.pitch.top + 2; y < layout.pitch.top + layout.pitch.height; y += FEEL_PX) {
      const place = await this.#placeOf(x, y);
      await this.#page.mouse.move(place.x, place.y);
      if ((await this.#cursor()) === 'ns-resize') felt.push(place.y);
      else if (felt.length > 0) break;
    }
    if (felt.length === 0) throw new Error('there is no pitch handle over this phone');
    return { ...(await this.#placeOf(x, 0)), y: felt.reduce((sum, y) => sum + y, 0) / felt.length };
  }

  /** The right edge of a phone, in the row of phones. */
  async edge({ startMs, lengthMs }: ShownPhone): Promise<Place> {
    return await this.#inLane((layout) => layout.phones, startMs + lengthMs);
  }

  /** A time of the line at a share of the height of the pitch, 0 at its top. */
  async pitchPlace(ms: number, share: number): Promise<Place> {
    return await this.#inLane((layout) => layout.pitch, ms, share);
  }

  async energyHandle({ startMs, lengthMs }: ShownPhone): Promise<Place> {
    const { layout } = await this.#stage();
    return await this.#placeOf(await this.#xOf(startMs + lengthMs / 2), yOfEnergy(layout, 0));
  }

  /** CSS px that a millisecond is wide now. */
  async pixelsPerMs(): Promise<number> {
    const { width } = await this.#stage();
    const phones = await this.phones();
    const last = phones.at(-1);
    return width / ((last ? last.startMs + last.lengthMs : 0) + TAIL_MS);
  }

  async #inLane(laneOf: (layout: TakeLayout) => Lane, ms: number, share = 0.5): Promise<Place> {
    const { layout } = await this.#stage();
    const lane = laneOf(layout);
    return await this.#placeOf(await this.#xOf(ms), lane.top + lane.height * share);
  }

  async #xOf(ms: number): Promise<number> {
    return ms * (await this.pixelsPerMs());
  }

  async #placeOf(x: number, y: number): Promise<Place> {
    const { left, top } = await this.#stage();
    return { x: left + x, y: top + y };
  }

  async #cursor(): Promise<string> {
    return /cursor: ([\w-]+)/.exec((await this.#canvas.getAttribute('style')) ?? '')?.[1] ?? '';
  }

  async #stage(): Promise<{ readonly left: number; readonly top: number; readonly width: number; readonly layout: TakeLayout }> {
    const box = await this.#canvas.boundingBox();
    if (!box) throw new Error('the picture of the line is not on screen');
    return { left: box.x, top: box.y, width: box.width, layout: takeLayout(box.width, box.height) };
  }
}
