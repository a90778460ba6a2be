import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { GlobalLexicon } from './global-lexicon.ts';

type LexiconRequests = Pick<RequestHandlers, 'globalLexicon.list' | 'globalLexicon.put' | 'globalLexicon.remove'>;

export function lexiconRequests(lexicon: GlobalLexicon): LexiconRequests {
  return {
    'globalLexicon.list': () => Promise.resolve({ entries: [...lexicon.entries] }),
    'globalLexicon.put': ({ entries }) => {
      lexicon.put(entries);
      return Promise.resolve({});
    },
    'globalLexicon.remove': ({ id }) => {
      lexicon.remove(id);
      return Promise.resolve({});
    },
  };
}
