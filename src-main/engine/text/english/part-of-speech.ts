import type { SentenceWord } from './sentence-context.ts';

export type WordTags = ReadonlySet<string>;
/** Tags of each word of a sentence; an empty list when the tagger cut the sentence into other words. */
export type Tagger = (words: readonly SentenceWord[]) => readonly WordTags[];

let loading: Promise<Tagger> | undefined;

/** Loads the part-of-speech tagger (compromise) on first use: it takes a moment, and most texts never ask. */
export function loadTagger(): Promise<Tagger> {
  loading ??= import('compromise/two').then(({ default: nlp }) => {
    let latest: { readonly words: readonly SentenceWord[]; readonly tags: readonly WordTags[] } | undefined;
    return (words) => {
      if (latest?.words !== words) {
        // A contraction gives a second term with an empty text: "do" and "not" for "don't".
        const terms = nlp(written(words)).termList().filter((term) => term.text !== '');
        latest = { words, tags: terms.length === words.length ? terms.map((term) => term.tags ?? new Set()) : [] };
      }
      return latest.tags;
    };
  });
  return loading;
}

function written(words: readonly SentenceWord[]): string {
  const text = words.map(({ spoken, pauseAfter }) => (spoken === 'i' ? 'I' : spoken) + (pauseAfter ? ',' : '')).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
