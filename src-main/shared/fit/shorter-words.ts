/** What a language can do without, and what it can say shorter. Patterns are whole words unless the language has none. */
export interface ShorterWords {
  /** Said without meaning: dropped wherever they stand. */
  readonly fillers: readonly string[];
  /** Degrees and manners: the sentence stands without them, if with less colour. */
  readonly modifiers: readonly string[];
  /** Shape of further modifiers, with words of that shape that are none. */
  readonly modifierShape?: { readonly pattern: RegExp; readonly except: ReadonlySet<string> };
  /** Words to drop between two others, as "that" in "I know that you"; group 1 stays before, group 2 after. */
  readonly connectives: readonly RegExp[];
  /** Longer way to say it, shorter way. */
  readonly shorter: readonly (readonly [long: string, short: string])[];
  /** As `shorter`, but only where another word follows: "it is late", never "yes, it is." */
  readonly contractions: readonly (readonly [long: string, short: string])[];
  readonly spaced: boolean;
}

const be = (subjects: string, verb: string, ending: string): (readonly [string, string])[] => subjects.split(' ').map((subject) => [`${subject} ${verb}`, `${subject}'${ending}`] as const);

const ENGLISH: ShorterWords = {
  spaced: true,
  fillers: ['you know', 'i mean', 'sort of', 'kind of', 'of course', 'in fact', 'as a matter of fact', 'at the end of the day', 'to be honest', 'if you will', 'as it were', 'well', 'oh', 'um', 'uh', 'er', 'anyway', 'actually', 'basically', 'literally', 'honestly', 'obviously', 'frankly'],
  modifiers: ['just', 'really', 'very', 'quite', 'rather', 'simply', 'indeed', 'perhaps', 'somewhat', 'somehow', 'already', 'even', 'still', 'then', 'own', 'at all', 'by the way', 'right now', 'once again'],
  modifierShape: {
    pattern: /[a-z]{3,}ly/iu,
    except: new Set('only family reply supply apply early daily july italy ally bully belly jelly ugly holy rely lily silly lovely lonely friendly unfriendly likely unlikely elderly deadly curly hardly barely scarcely nearly mostly partly weekly monthly yearly assembly anomaly butterfly imply comply multiply homely lively costly orderly sally molly billy polly emily kelly dolly wily chilly hilly'.split(' ')),
  },
  connectives: [/\b((?:say|says|said|think|thinks|thought|know|knows|knew|believe|believes|believed|hope|hopes|hoped|feel|feels|felt|see|sure|glad|afraid|sorry|certain|promise|promised|so)) that ((?:i|you|he|she|it|we|they|the|a|an|this|these|those|there|my|your|his|her|its|our|their)\b)/giu],
  shorter: [
    ['due to the fact that', 'because'],
    ['in spite of the fact that', 'although'],
    ['at this point in time', 'now'],
    ['at the present time', 'now'],
    ['in the event that', 'if'],
    ['in order to', 'to'],
    ['so as to', 'to'],
    ['for the purpose of', 'for'],
    ['with regard to', 'about'],
    ['in spite of', 'despite'],
    ['each and every', 'every'],
    ['as well as', 'and'],
    ['is able to', 'can'],
    ['are able to', 'can'],
    ['was able to', 'could'],
    ['were able to', 'could'],
    ['has to', 'must'],
    ['have to', 'must'],
    ['a great deal of', 'much'],
    ['the majority of', 'most'],
    ['however', 'but'],
    ['therefore', 'so'],
    ['approximately', 'about'],
    ['immediately', 'at once'],
  ],
  contractions: [
    ...'do does did is are was were have has had would could should must need'.split(' ').map((verb) => [`${verb} not`, `${verb}n't`] as const),
    ['will not', "won't"],
    ['cannot', "can't"],
    ['can not', "can't"],
    ['i am', "i'm"],
    ['let us', "let's"],
    ...be('you we they', 'are', 're'),
    ...be('he she it that there what who where here', 'is', 's'),
    ...be('i you he she it we they', 'will', 'll'),
    ...be('i you he she we they', 'would', 'd'),
    ...'been got seen had done gone never always'.split(' ').flatMap((next) => 'i you we they'.split(' ').map((subject) => [`${subject} have ${next}`, `${subject}'ve ${next}`] as const)),
  ],
};

const GERMAN: ShorterWords = {
  spaced: true,
  fillers: ['sozusagen', 'gewissermaßen', 'im Grunde genommen', 'im Grunde', 'an und für sich', 'wie gesagt', 'weißt du', 'wissen Sie', 'ich meine', 'ehrlich gesagt', 'irgendwie', 'quasi', 'also', 'tja', 'naja', 'ähm', 'äh', 'halt', 'eben', 'eigentlich', 'übrigens', 'sowieso', 'ohnehin'],
  modifiers: ['wirklich', 'sehr', 'ganz', 'ziemlich', 'einfach', 'natürlich', 'tatsächlich', 'bestimmt', 'sicherlich', 'offensichtlich', 'grundsätzlich', 'letztendlich', 'durchaus', 'überhaupt', 'gerade', 'nun', 'doch', 'mal', 'schon', 'wohl', 'ja', 'noch einmal'],
  connectives: [],
  shorter: [
    ['aufgrund der Tatsache, dass', 'weil'],
    ['zum jetzigen Zeitpunkt', 'jetzt'],
    ['zu diesem Zeitpunkt', 'jetzt'],
    ['in der Lage, zu', 'fähig, zu'],
    ['für den Fall, dass', 'falls'],
    ['nichtsdestotrotz', 'trotzdem'],
    ['jedoch', 'aber'],
    ['beziehungsweise', 'oder'],
    ['irgendetwas', 'etwas'],
    ['irgendjemand', 'jemand'],
    ['außerdem', 'auch'],
  ],
  contractions: [
    ['in dem', 'im'],
    ['in das', 'ins'],
    ['zu dem', 'zum'],
    ['zu der', 'zur'],
    ['an dem', 'am'],
    ['an das', 'ans'],
    ['auf das', 'aufs'],
    ['bei dem', 'beim'],
    ['von dem', 'vom'],
    ['für das', 'fürs'],
    ['gibt es', "gibt's"],
    ['geht es', "geht's"],
    ['wie ist es', "wie ist's"],
    ['haben wir es', "haben wir's"],
  ],
};

const CHINESE: ShorterWords = {
  spaced: false,
  fillers: ['也就是说', '就是说', '怎么说呢', '说实话', '老实说', '我觉得', '你知道吗', '你知道', '那个', '然后呢', '嗯', '呃', '哎呀', '哎', '啊', '呀', '嘛', '哦', '哟', '啦'],
  modifiers: ['其实', '真的', '非常', '十分', '特别', '相当', '基本上', '实际上', '当然', '完全', '根本', '简直', '确实', '一直', '不过是', '而已', '的话'],
  connectives: [],
  shorter: [
    ['为什么', '为何'],
    ['怎么样', '如何'],
    ['但是', '但'],
    ['虽然', '虽'],
    ['已经', '已'],
    ['如果', '若'],
    ['因为', '因'],
    ['应该', '该'],
    ['可以', '可'],
    ['没有', '没'],
    ['时候', '时'],
    ['一点儿', '一点'],
    ['或者', '或'],
    ['并且', '且'],
  ],
  contractions: [],
};

/** @param language BCP 47; null for a language that no list is kept for. */
export function shorterWordsOf(language: string): ShorterWords | null {
  const base = language.split('-')[0]?.toLowerCase();
  return base === 'en' ? ENGLISH : base === 'de' ? GERMAN : base === 'zh' ? CHINESE : null;
}
