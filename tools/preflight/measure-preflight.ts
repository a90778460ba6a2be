import { readFileSync } from 'node:fs';

import type { RiskyPlace, TextFrontEnd } from '../../src-main/engine/text/reading.ts';
import { groupRisks } from '../../src-main/shared/domain/group-risks.ts';

const FIXTURES = new URL('../../test/fixtures/', import.meta.url);
const REGISTERS = ['novel', 'documentary', 'tutorial', 'dialogue', 'news', 'report'] as const;

export interface PlantedMisread {
  readonly text: string;
  /** The stretch of it that has to be flagged. */
  readonly item: string;
  readonly kind: RiskyPlace['kind'];
}

export interface ProseFlags {
  readonly register: string;
  readonly words: number;
  /** Distinct risks of the text, the same word with the same reading counted once. */
  readonly flags: readonly RiskyPlace[];
}

export interface PlantedResult {
  readonly items: number;
  readonly missed: readonly PlantedMisread[];
  /** Caught, and filed under the kind that the list names. */
  readonly rightKind: number;
}

/** Flags of ordinary prose, one text a register and the prompts that the first voice was recorded with. */
export async function measureProse(frontEnd: TextFrontEnd): Promise<ProseFlags[]> {
  const texts = REGISTERS.map((register) => ({ register, lines: readFileSync(new URL(`preflight/prose-${register}.txt`, FIXTURES), 'utf8').trim().split('\n') }));
  const prompts = new Set(
    readFileSync(new URL('golden/kathleen-en-tokens.jsonl', FIXTURES), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { readonly text: string }).text),
  );
  texts.push({ register: 'prompts' as (typeof REGISTERS)[number], lines: [...prompts] });
  return Promise.all(texts.map(async ({ register, lines }) => ({ register, words: lines.join(' ').split(/\s+/).length, flags: await flagsOf(lines, frontEnd) })));
}

/** Which of the planted misreads are flagged. */
export async function measurePlanted(part: 'development' | 'held-out', frontEnd: TextFrontEnd): Promise<PlantedResult> {
  const items = JSON.parse(readFileSync(new URL(`preflight/planted-${part}.json`, FIXTURES), 'utf8')) as readonly PlantedMisread[];
  const missed: PlantedMisread[] = [];
  let rightKind = 0;
  for (const planted of items) {
    const start = planted.text.indexOf(planted.item);
    const risks = await frontEnd.risks(await frontEnd.read(planted.text));
    const hit = risks.filter(({ span }) => span.start < start + planted.item.length && span.end > start);
    if (hit.length === 0) missed.push(planted);
    else if (hit.some(({ kind }) => kind === planted.kind)) rightKind += 1;
  }
  return { items: items.length, missed, rightKind };
}

async function flagsOf(lines: readonly string[], frontEnd: TextFrontEnd): Promise<RiskyPlace[]> {
  const risks: RiskyPlace[] = [];
  for (const line of lines) risks.push(...(await frontEnd.risks(await frontEnd.read(line))));
  return groupRisks(risks).flatMap(([first]) => (first ? [first] : []));
}
