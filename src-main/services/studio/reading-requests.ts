import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { RequestHandlers } from '../../shared/contract/contract.ts';
import { linesInOrder } from '../../shared/domain/in-order.ts';
import type { LexiconEntry } from '../../shared/domain/project-rows.ts';
import { LineRequests } from '../speech/line-requests.ts';
import { ReadingRisks } from '../speech/reading-risks.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import type { PresentProject } from './present-project.ts';

/** What of a script should be looked at before it is rendered. */
export function readingRequests(present: PresentProject, engine: Pick<EngineClient, 'risks'>, globalLexicon: () => readonly LexiconEntry[]): Pick<RequestHandlers, 'reading.preflight'> {
  const requests = new LineRequests(globalLexicon);
  const risks = new ReadingRisks(engine);
  return {
    'reading.preflight': async ({ lineIds }, signal) => {
      const { document } = present.need().session;
      const wanted = lineIds && new Set(lineIds);
      const lines = linesInOrder(document).filter(({ id }) => wanted?.has(id) ?? true);
      const asked = lines.map(({ id }) => {
        const { voice, text, lexicon, overrides } = requests.request(document, { lineId: id }, 'free');
        return { lineId: id, request: { voice, text, ...(lexicon && { lexicon }), ...(overrides && { overrides }) } };
      });
      return { risks: await risks.find(asked, abortSignalOf(signal)), words: lines.reduce((sum, { text }) => sum + wordsIn(text), 0) };
    },
  };
}

function wordsIn(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
