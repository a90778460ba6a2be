import supplement from '../../../../models/languages/en/supplement.json' with { type: 'json' };
import type { LetterToSound, Lexicon, PronunciationSource, ReadingItem } from '../reading.ts';
import type { WarningList } from '../warning-list.ts';
import { parseArpabet } from './arpabet.ts';
import { readAsCompound } from './compounds.ts';
import type { PronouncingDictionary } from './dictionary.ts';
import { weakForm, weakForms } from './function-words.ts';
import { isHomographDoubtful } from './homograph-doubt.ts';
import { homographForms, isHomograph, readHomograph } from './homographs.ts';
import { isLetterA, isUnpronounceable, letterName, spellOut } from './letter-names.ts';
import { readByMorphology } from './morphology.ts';
import type { KnownWord, LookUp } from './morphology.ts';
import { loadTagger } from './part-of-speech.ts';
import type { Tagger } from './part-of-speech.ts';
import { phonesOf } from './phone-classes.ts';
import { SentencePlace } from './sentence-context.ts';
import type { SentenceWord } from './sentence-context.ts';
import type { SpokenToken, SpokenWord } from './spoken-token.ts';
import { withS } from './word-endings.ts';

type Pronunciation = KnownWord<PronunciationSource> & { readonly doubtful?: true };

const NO_ENTRIES: Lexicon = new Map();
const SUPPLEMENT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(supplement).map(([word, phones]) => [word, phonesOf(phones)]),
);

/**
 * Words to phones for English. The first that knows a word decides: an override in the text, the author's lexicon, the
 * project's supplement, the homograph rules, the CMU dictionary, word formation, compounds, spelling out, and at last the
 * letter-to-sound model. Function words then take the form that fits their neighbours.
 */
export class EnglishPronouncer {
  readonly #dictionary: PronouncingDictionary;
  readonly #letterToSound: LetterToSound;

  constructor(dictionary: PronouncingDictionary, letterToSound: LetterToSound) {
    this.#dictionary = dictionary;
    this.#letterToSound = letterToSound;
  }

  /** The tokens as items of a reading, in the same order. `text` is what the tokens' spans refer to. */
  async pronounce(text: string, tokens: readonly SpokenToken[], lexicon: Lexicon, warnings: WarningList): Promise<ReadingItem[]> {
    const lookUp = this.#lookUpWith(checkedLexicon(lexicon));
    const sentences = sentencesOf(text, tokens);
    const places = await placesOf(sentences);
    const items: ReadingItem[] = [];
    for (const token of tokens) {
      if (token.kind !== 'word') {
        items.push(token);
        continue;
      }
      const said = await this.#read(token, places.get(token), lookUp);
      if (said.source === 'model') {
        warnings.add('guessed-word', `“${token.spoken}” is in no word list, so its sound is a guess.`, token.span);
      }
      items.push({ kind: 'word', spoken: token.spoken, span: token.span, ...said, ...(token.style && { style: token.style }) });
    }
    return withWeakForms(items);
  }

  /** See `TextFrontEnd.pronunciations`. */
  async pronunciations(word: string): Promise<readonly (readonly string[])[]> {
    const name = letterName(word);
    const supplied = SUPPLEMENT.get(word);
    const listed = [...(supplied ? [supplied] : []), ...homographForms(word), ...this.#dictionary.pronunciations(word), ...weakForms(word), ...(name ? [name] : [])];
    if (listed.length === 0) listed.push((await this.#derive(word, this.#lookUpWith(NO_ENTRIES))).phones);
    if (listed.length === 1 && /^[a-z']*[a-z][a-z']*$/.test(word)) listed.push(await this.#letterToSound.guess(word));
    return [...new Map(listed.map((phones) => [phones.join(' '), phones])).values()];
  }

  #lookUpWith(lexicon: Lexicon): LookUp<PronunciationSource> {
    return (word) => {
      const own = lexicon.get(word);
      if (own) return { phones: own, source: 'lexicon' };
      const listed = SUPPLEMENT.get(word) ?? this.#dictionary.pronunciations(word)[0];
      return listed && { phones: listed, source: 'dictionary' };
    };
  }

  async #read(word: SpokenWord, place: SentencePlace | undefined, lookUp: LookUp<PronunciationSource>): Promise<Pronunciation> {
    const { spoken, phones } = word;
    if (phones && phones.length > 0) return { phones, source: 'override' };
    const name = word.letter || (spoken === 'a' && place && isLetterA(place.at(-1), place.at(1))) ? letterName(spoken) : undefined;
    if (name) return { phones: name, source: 'spelled' };
    const known = lookUp(spoken);
    if (known?.source === 'lexicon' || SUPPLEMENT.has(spoken)) return known ?? this.#derive(spoken, lookUp);
    const chosen = place && readHomograph(place);
    if (chosen) return { phones: chosen, source: 'homograph', ...(isHomographDoubtful(place) && { doubtful: true }) };
    return known ?? this.#derive(spoken, lookUp);
  }

  /** A word that no list has. */
  async #derive(word: string, lookUp: LookUp<PronunciationSource>): Promise<Pronunciation> {
    const withCompounds: LookUp<PronunciationSource> = (base) => lookUp(base) ?? readAsCompound(base, lookUp);
    const formed = readByMorphology(word, lookUp);
    if (formed) return { phones: formed.phones, source: formed.source === 'lexicon' ? 'lexicon' : 'morphology' };
    const compound = readAsCompound(word, lookUp) ?? readByMorphology(word, withCompounds);
    if (compound) return { phones: compound.phones, source: 'compound' };
    const possessed = /^(.*[a-z])'s$/.exec(word)?.[1];
    if (possessed !== undefined) {
      const owner = await this.#spellOrGuess(possessed);
      return { phones: withS(owner.phones), source: owner.source };
    }
    return this.#spellOrGuess(word);
  }

  async #spellOrGuess(word: string): Promise<Pronunciation> {
    const spelled = isUnpronounceable(word) ? spellOut(word) : [];
    if (spelled.length > 0) return { phones: spelled, source: 'spelled' };
    return { phones: await this.#letterToSound.guess(word), source: 'model' };
  }
}

interface PlacedWord {
  readonly token: SpokenWord;
  readonly word: SentenceWord;
}

function sentencesOf(text: string, tokens: readonly SpokenToken[]): PlacedWord[][] {
  const sentences: PlacedWord[][] = [[]];
  tokens.forEach((token, index) => {
    if (token.kind === 'word') {
      const capital = /^\p{Lu}/u.test(text.slice(token.span.start, token.span.end));
      const pauseAfter = nextSpoken(tokens, index)?.kind === 'pause';
      sentences.at(-1)?.push({ token, word: { spoken: token.spoken, capital, pauseAfter } });
    } else if (token.kind === 'pause' && /[.?!]/.test(token.mark)) sentences.push([]);
  });
  return sentences;
}

/** Where each word stands whose reading depends on it. The tagger is loaded only for texts with a homograph. */
async function placesOf(sentences: readonly PlacedWord[][]): Promise<ReadonlyMap<SpokenWord, SentencePlace>> {
  const homographs = sentences.some((sentence) => sentence.some(({ word }) => isHomograph(word.spoken)));
  const tagger: Tagger = homographs ? await loadTagger() : () => [];
  const places = new Map<SpokenWord, SentencePlace>();
  for (const sentence of sentences) {
    const words = sentence.map(({ word }) => word);
    sentence.forEach(({ token, word: { spoken } }, index) => {
      if (spoken === 'a' || isHomograph(spoken)) places.set(token, new SentencePlace(words, index, tagger));
    });
  }
  return places;
}

/** The item behind `index` that is heard: marks are not. */
function nextSpoken<Item extends { readonly kind: string }>(items: readonly Item[], index: number): Item | undefined {
  let next = index + 1;
  while (items[next]?.kind === 'mark') next += 1;
  return items[next];
}

/** Author's entries in the dictionary's alphabet; entries that are no ARPABET are left out, so the usual reading stands. */
function checkedLexicon(lexicon: Lexicon): Lexicon {
  const checked = new Map<string, readonly string[]>();
  for (const [word, phones] of lexicon) {
    const parsed = parseArpabet(phones.join(' '));
    if ('phones' in parsed) checked.set(word, parsed.phones);
  }
  return checked;
}

function withWeakForms(items: readonly ReadingItem[]): ReadingItem[] {
  return items.map((item, index) => {
    if (item.kind !== 'word' || item.source !== 'dictionary') return item;
    const next = nextSpoken(items, index);
    const phones = weakForm(item.spoken, next?.kind === 'word' ? next.phones : undefined);
    return phones ? { ...item, phones } : item;
  });
}
