import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { ReadRequest, SpeakRequest } from '../../engine/process/protocol.ts';
import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { ReadingRisk } from '../../shared/contract/dubbing-views.ts';
import { linesInOrder } from '../../shared/domain/in-order.ts';
import type { LexiconEntry } from '../../shared/domain/project-rows.ts';
import { LineRequests } from '../speech/line-requests.ts';
import { ReadingRisks } from '../speech/reading-risks.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import type { PresentProject } from './present-project.ts';

/** Lines that are looked up in one go: a long script must not hold everything else up. */
const BATCH = 200;

/** What of a script should be looked at before it is rendered. */
export function readingRequests(present: PresentProject, engine: Pick<EngineClient, 'risks'>, globalLexicon: () => readonly LexiconEntry[]): Pick<RequestHandlers, 'reading.preflight'> {
  const requests = new LineRequests(globalLexicon);
  const risks = new ReadingRisks(engine);
  return {
    'reading.preflight': async ({ lineIds }, signal) => {
      const { document } = present.need().session;
      const wanted = lineIds && new Set(lineIds);
      const lines = linesInOrder(document).filter(({ id }) => wanted?.has(id) ?? true);
      const found: ReadingRisk[] = [];
      let words = 0;
      for (let from = 0; from < lines.length; from += BATCH) {
        const batch = lines.slice(from, from + BATCH);
        found.push(...(await risks.find(batch.map(({ id }) => ({ lineId: id, request: readRequest(requests.request(document, { lineId: id }, 'free')) })), abortSignalOf(signal))));
        words += batch.reduce((sum, { text }) => sum + wordsIn(text), 0);
      }
      return { risks: found, words };
    },
  };
}

function readRequest({ voice, text, lexicon, overrides }: SpeakRequest): ReadRequest {
  return { voice, text, ...(lexicon && { lexicon }), ...(overrides && { overrides }) };
}

function wordsIn(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
