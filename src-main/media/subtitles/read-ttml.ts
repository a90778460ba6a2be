import { SaxesParser } from 'saxes';

import { escapeMarkup, type VoiceText } from './cue-markup.ts';
import { readParts } from './cue-parts.ts';
import { FindingList } from './finding-list.ts';
import { MappedText } from './mapped-text.ts';
import { SourceLines } from './source-lines.ts';
import { excerpt, type Place, type SourceCue, type SubtitleReader, type SubtitleSource } from './subtitle-source.ts';
import { TtmlDocument } from './ttml-document.ts';
import type { TtmlCue } from './ttml-cue.ts';

/** More than any document that people made. */
const DEEPEST = 64;
const MOST_TAGS = 400_000;
const MOST_ERRORS = 50;

/** Ends the reading of a document; what was read until then counts. */
class Stop extends Error {}

/**
 * Reads TTML and IMSC (W3C, "Timed Text Markup Language 2" and "IMSC 1.1"): text, timing with all its inheritance, and
 * agents, who are the speakers. saxes finds the tags; a document type, which could hold entities without end, is refused,
 * and slips of XML are told.
 */
export const readTtml: SubtitleReader = (text): SubtitleSource => {
  const findings = new FindingList();
  const lines = new SourceLines(text);
  const document = new TtmlDocument(text);
  const fileLine = (at: number): number => lines.at(Math.min(at, text.length)) + 1;
  parseXml(text, document, (at, problem, consequence, outcome) => {
    findings.add({ cue: null, fileLine: fileLine(at), outcome, code: outcome === 'refused' ? 'unreadable' : 'markup', problem, consequence });
  });
  const found = document.cues;
  if (found.length === 0) {
    findings.add({ cue: null, fileLine: 1, outcome: 'refused', code: 'unreadable', problem: 'begins a document without paragraphs', consequence: 'there is nothing to read' });
  }
  const cues = found.flatMap((cue, index): SourceCue[] => {
    const where = { cue: index + 1, fileLine: fileLine(cue.place.start) };
    const { timing } = cue;
    if (timing.isMissing || timing.malformed !== undefined) {
      const problem = timing.malformed === undefined ? 'has words but no time' : `has a time that cannot be read: ${excerpt(timing.malformed)}`;
      findings.add({ ...where, outcome: 'refused', code: timing.malformed === undefined ? 'time-missing' : 'time-malformed', problem, consequence: 'its cue was left out' });
      return [];
    }
    if (cue.isTooLong) {
      findings.add({ ...where, outcome: 'refused', code: 'too-long', problem: 'has more words than any cue', consequence: 'its cue was left out' });
      return [];
    }
    if (timing.isNegative) findings.add({ ...where, outcome: 'mended', code: 'time-malformed', problem: 'has a time before zero', consequence: 'it was set to zero' });
    if (timing.endSamples === Infinity) findings.add({ ...where, outcome: 'mended', code: 'time-missing', problem: 'does not say when its cue ends', consequence: 'the end was set by its words' });
    return [
      {
        index,
        fileLine: where.fileLine,
        startSample: Math.round(timing.startSamples),
        endSample: timing.endSamples === Infinity ? null : Math.round(timing.endSamples),
        parts: readParts(voicesOf(cue)),
        place: wholeLines(text, cue.place),
        retime: timing.retime,
        write: escapeMarkup,
        tags: (raw) => (raw.match(/<(?!(?:[\w.-]{1,30}:)?br[\s/>])[^<>]*>/g) ?? []).join(''),
      },
    ];
  });
  return { cues, findings: findings.all };
};

function parseXml(text: string, document: TtmlDocument, tell: (at: number, problem: string, consequence: string, outcome: 'mended' | 'refused') => void): void {
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  let depth = 0;
  let tags = 0;
  let errors = 0;
  const stop = (problem: string): never => {
    tell(parser.position, problem, 'reading ended there', 'refused');
    throw new Stop();
  };
  parser.on('doctype', () => stop('declares a document type, which no subtitles need and which may hide anything'));
  parser.on('error', (error) => {
    errors += 1;
    if (errors > MOST_ERRORS) stop('and those above it are no proper XML');
    tell(parser.position, `is no proper XML (${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')})`, 'it was read as far as it makes sense', 'mended');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    depth += 1;
    tags += 1;
    if (depth > DEEPEST) stop(`has tags within tags more than ${DEEPEST} deep`);
    if (tags > MOST_TAGS) stop(`has more than ${MOST_TAGS} tags before it`);
    document.open(localName(name), byLocalName(attributes), parser.position);
    // Its end is told at the same place.
    if (isSelfClosing) document.selfClose();
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    depth -= 1;
    if (!isSelfClosing) document.close(parser.position);
  });
  parser.on('comment', () => {
    document.skip('<!--', '-->', parser.position);
  });
  parser.on('processinginstruction', () => {
    document.skip('<?', '?>', parser.position);
  });
  parser.on('cdata', () => {
    document.characterData(parser.position);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  document.end();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function byLocalName(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

/** Stretches of one speaker after one another; those whom nothing names count as nobody. */
function voicesOf({ runs }: TtmlCue): VoiceText[] {
  const groups: (typeof runs)[number][][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    if (group && (group[0]?.voice === run.voice || run.text.text.trim() === '')) group.push(run);
    else if (run.text.text.trim() !== '') groups.push([run]);
  }
  return groups.flatMap((group): VoiceText[] => {
    const [first] = group;
    const last = group.at(-1);
    return first && last ? [{ voice: first.voice, text: MappedText.concat(group.map(({ text }) => text)), place: { start: first.place.start, end: last.place.end } }] : [];
  });
}

/** A tag that has lines for itself goes with them. */
function wholeLines(text: string, { start, end }: Place): Place {
  let from = start;
  while (from > 0 && /[ \t]/.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < text.length && /[ \t]/.test(text[to] ?? '')) to += 1;
  const rest = /^(?:\r\n|\n|\r)/.exec(text.slice(to, to + 2));
  const begins = from === 0 || /[\n\r]/.test(text[from - 1] ?? '');
  return rest && begins ? { start: from, end: to + rest[0].length } : { start, end };
}
