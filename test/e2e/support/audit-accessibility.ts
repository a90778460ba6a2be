import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string | null; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
  readonly passes: readonly unknown[];
}

/** What axe found in the window as it is now. */
export interface Audit {
  /** Rules that hold somewhere in the window: an audit of nothing has none. */
  readonly rulesPassed: number;
  /** Serious and critical violations, one line for each element. */
  readonly violations: readonly string[];
}

/** Runs axe over the whole window, with all its rules. */
export async function auditAccessibility(page: Page): Promise<Audit> {
  if (!(await page.evaluate<boolean>('typeof axe !== "undefined"'))) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate<AxeResult>('axe.run(document, { resultTypes: ["violations", "passes"] })');
  return {
    rulesPassed: passes.length,
    violations: violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html.slice(0, 200)} ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 300)}`)),
  };
}
