import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { FIT_REACH } from '../../shared/fit/fit-limits.ts';
import { lineToFit, placedLines } from '../../shared/fit/lines-to-fit.ts';
import { leastRateAt } from '../../shared/fit/plan-chain.ts';
import type { PredictedLength } from './predicted-lengths.ts';

type Predict = (document: ProjectDocument, lineIds: readonly string[], signal: AbortSignal | undefined) => Promise<PredictedLength[]>;

/** What the lines around a line mean for its speed. Asks about those few that can be felt, never about the whole script. */
export class LineNeighbours {
  readonly #predict: Predict;

  constructor(predict: Predict) {
    this.#predict = predict;
  }

  /**
   * The rate that the neighbours of a line ask of it (`FitPlan.leastRate`), as the script stands; 0 where they ask nothing.
   * A neighbour that cannot be planned asks nothing: whatever is wrong with it is told when it is spoken itself.
   */
  async leastRate(document: ProjectDocument, lineId: string, signal: AbortSignal | undefined): Promise<number> {
    const placed = placedLines(document).get(lineId);
    if (!placed) return 0;
    const from = Math.max(0, placed.place - FIT_REACH);
    const near = placed.chain.slice(from, placed.place + FIT_REACH + 1);
    const asked = near.filter(({ line }) => line.lineId !== lineId && (document.lines.get(line.lineId)?.text.trim() ?? '') !== '');
    const lengths = await Promise.all(asked.map(({ line }) => this.#predict(document, [line.lineId], signal).catch((): PredictedLength[] => [])));
    const elasticities = new Map(lengths.flat().map(({ lineId: id, elasticity }) => [id, elasticity]));
    return leastRateAt(
      near.map((each) => lineToFit(document, each, elasticities.get(each.line.lineId) ?? null)),
      placed.place - from,
    );
  }
}
