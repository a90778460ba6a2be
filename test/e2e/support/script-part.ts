import type { Locator, Page } from 'playwright-core';

import { PRIMARY } from './primary-key.ts';

/** The script, as a person finds it: lines by their number from 1. */
export class ScriptPart {
  readonly #page: Page;
  readonly region: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.region = page.getByRole('region', { name: 'Script', exact: true });
  }

  line(number: number): Locator {
    return this.region.locator(`[role=row][aria-rowindex="${number}"]`);
  }

  text(number: number): Locator {
    return this.region.getByRole('textbox', { name: new RegExp(`^Text of line ${number},`) });
  }

  /** Its dot: "Rendered", "Changed since it was rendered", "Not rendered yet" ... */
  state(number: number, name: string): Locator {
    return this.line(number).getByRole('img', { name, exact: true });
  }

  /** Words of the reading that the selected line shows. */
  word(number: number, spoken: string): Locator {
    return this.region.getByRole('toolbar', { name: `Reading of line ${number}`, exact: true }).getByRole('button', { name: new RegExp(`^${spoken}:`) });
  }

  async select(number: number): Promise<void> {
    await this.text(number).click();
  }

  /** Writes a script into a project that has no line yet. */
  async writeFirst(script: string): Promise<void> {
    await this.region.getByRole('textbox', { name: 'Write a line, or paste a script' }).fill(script);
    await this.region.getByRole('button', { name: 'Add a line' }).last().click();
  }

  /** Types `text` over the line's words; the edit is there when the studio has committed it. */
  async rewrite(number: number, text: string): Promise<void> {
    await this.text(number).click();
    await this.#page.keyboard.press(`${PRIMARY}+a`);
    await this.#page.keyboard.type(text);
  }

  /** Renders the selected line and plays it, by its key. */
  async renderAndPlay(number: number): Promise<void> {
    await this.select(number);
    await this.#page.keyboard.press(`${PRIMARY}+Enter`);
  }
}
