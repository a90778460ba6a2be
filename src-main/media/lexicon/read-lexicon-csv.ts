import { csvRows, separatorOf } from './csv-rows.ts';
import type { LexiconFile } from './lexicon-file.ts';
import { LexiconFileReader } from './lexicon-file.ts';
import { guessNotation, isEnglish, languageTag, listedPhones, listedWord, type Notation } from './listed-word.ts';

interface Columns {
  readonly word: number;
  readonly phones: number;
  /** -1: the file names none. */
  readonly language: number;
  readonly notation: Notation | undefined;
}

const WORD = /^(?:word|term|grapheme|spelling|词|词语)$/i;
const PHONES = /^(?:phones|phonemes?|pronunciation|sounds|reading|arpabet|cmu|ipa|读音)$/i;
const LANGUAGE = /^(?:language|lang|locale|xml:lang|语言)$/i;
const WITHOUT_HEADER: Columns = { word: 0, phones: 1, language: 2, notation: undefined };

/**
 * Words of a CSV: a word, its phones in ARPABET or IPA, its language where a column has it. Cells are parted by commas,
 * semicolons or tabs; a first row that names the columns decides what they are.
 * @param text decoded, without a byte order mark
 * @param language BCP 47 of words whose row names none
 */
export function readLexiconCsv(text: string, language: string): LexiconFile {
  const reader = new LexiconFileReader();
  let columns: Columns | undefined;
  for (const { fileLine, cells } of csvRows(text, separatorOf(text))) {
    if (!columns) {
      columns = columnsOf(cells);
      if (columns !== WITHOUT_HEADER) continue;
    }
    readRow(cells, columns, { reader, fileLine, language });
  }
  return reader.finish();
}

function columnsOf(cells: readonly string[]): Columns {
  const names = cells.map((cell) => cell.trim());
  const word = names.findIndex((name) => WORD.test(name));
  const phones = names.findIndex((name) => PHONES.test(name));
  if (word < 0 || phones < 0) return WITHOUT_HEADER;
  const named = names[phones]?.toLowerCase();
  return { word, phones, language: names.findIndex((name) => LANGUAGE.test(name)), notation: named === 'ipa' ? 'ipa' : /^(?:arpabet|cmu)$/.test(named ?? '') ? 'arpabet' : undefined };
}

interface Row {
  readonly reader: LexiconFileReader;
  readonly fileLine: number;
  readonly language: string;
}

function readRow(cells: readonly string[], columns: Columns, { reader, fileLine, language: usual }: Row): void {
  const written = cells[columns.word] ?? '';
  const named = cells[columns.language]?.trim() ?? '';
  const language = named === '' ? usual : languageTag(named);
  if (language === undefined) {
    reader.fault(fileLine, 'language', named);
    return;
  }
  const word = listedWord(written, language);
  const phonesWritten = cells[columns.phones] ?? '';
  const phones = listedPhones(phonesWritten, language, columns.notation ?? (isEnglish(language) ? guessNotation(phonesWritten) : 'own'));
  if ('code' in word) reader.fault(fileLine, word.code, word.subject);
  else if ('code' in phones) reader.fault(fileLine, phones.code, phones.subject === '' ? word.word : phones.subject);
  else reader.add({ word: word.word, language, phones: phones.phones }, fileLine);
}
