import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string | null; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
  readonly passes: readonly { readonly id: string }[];
}

/** What axe found in the window as it is now. */
export interface Audit {
  /** Rules that hold somewhere in the window: an audit of nothing has none. */
  readonly passed: readonly string[];
  /** Serious and critical violations, one line for each element. */
  readonly violations: readonly string[];
}

/**
 * Runs axe over the window, or over the layer that lies over it when there is one.
 * @param rules ids of axe's rules; all of them without.
 */
export async function auditAccessibility(page: Page, rules?: readonly string[]): Promise<Audit> {
  if (!(await page.evaluate<boolean>('typeof axe !== "undefined"'))) await page.evaluate(AXE);
  const options = { resultTypes: ['violations', 'passes'], ...(rules && { runOnly: { type: 'rule', values: rules } }) };
  const { violations, passes } = await page.evaluate<AxeResult>(`axe.run(document.querySelector('[role=dialog], [role=menu]') ?? document, ${JSON.stringify(options)})`);
  return {
    passed: passes.map(({ id }) => id),
    violations: violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html.slice(0, 200)} ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 300)}`)),
  };
}
