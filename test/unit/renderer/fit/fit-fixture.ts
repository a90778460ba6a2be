import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { Line, Take } from '../../../../src-main/shared/domain/project-rows.ts';
import { recipeKey } from '../../../../src-main/shared/domain/recipe.ts';
import { lineFits } from '../../../../src-renderer/fit/line-fits.ts';

export const SECOND = 48_000;

export interface SlottedLine {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Seconds of phones that the line was foretold to have. */
  readonly phones: number;
  readonly changes?: Partial<Line>;
  /** Of a fresh take. */
  readonly take?: Partial<Take>;
}

/** Lines of one speaker with slots in seconds, some with a fresh take. */
export function slottedScript(lines: readonly SlottedLine[]): ProjectDocument {
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const document: ProjectDocument = {
    ...emptyDocument(),
    characters: new Map([['mara', { id: 'mara', order: 'a', name: 'Mara', aliases: [], colour: 0, voiceId: 'tone', delivery }]]),
    lines: new Map(
      lines.map(({ id, from, to, changes, take }) => [
        id,
        { id, order: id, characterId: 'mara', text: `Line ${id}.`, slot: { startSample: from * SECOND, endSample: to * SECOND }, fit: 'fit', locked: false, seed: 1, overrides: [], takeId: take ? `take ${id}` : null, ...changes },
      ]),
    ),
  };
  const takes = lines.flatMap(({ id, take }): [string, Take][] =>
    take
      ? [[`take ${id}`, { id: `take ${id}`, lineId: id, number: 1, name: '', starred: false, locked: false, seed: 1, recipe: recipeKey(document, id) ?? '', soundId: 'a'.repeat(64), lengthSamples: SECOND, loudnessLufs: -20, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0, ...take }]]
      : [],
  );
  return { ...document, takes: new Map(takes) };
}

export function fitsOf(lines: readonly SlottedLine[], document = slottedScript(lines)) {
  const phones = new Map(lines.map(({ id, phones: seconds }) => [id, seconds]));
  const foretold = {
    elasticityOf: (lineId: string) => ({ fixedMs: 0, pausesMs: 0, shortestPausesMs: 0, phonesMs: (phones.get(lineId) ?? 0) * 1000 }),
    isTyped: () => false,
  };
  return { document, fits: lineFits(document, foretold) };
}
