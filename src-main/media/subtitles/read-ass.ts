import { parse } from 'ass-compiler';

import { readClockTime, rewriteClockTime, type ClockTime } from './clock-time.ts';
import { readParts } from './cue-parts.ts';
import { escapeAss } from './escape-ass.ts';
import { FindingList } from './finding-list.ts';
import { MappedText } from './mapped-text.ts';
import { SourceLines } from './source-lines.ts';
import { excerpt, LONGEST_RAW_WORDS, type Place, type SourceCue, type SubtitleReader, type SubtitleSource } from './subtitle-source.ts';

const STYLE = { hourDigits: 1, point: '.', digits: 2 };
/** Fields of an event where a file does not say them: SubStation Alpha 4+, and 4. */
const FIELDS = ['Layer', 'Start', 'End', 'Style', 'Name', 'MarginL', 'MarginR', 'MarginV', 'Effect', 'Text'];
const FIELDS_OF_4 = ['Marked', ...FIELDS.slice(1)];

/** A dialogue line of the file, its fields found but not understood. */
interface EventLine {
  readonly index: number;
  readonly line: number;
  readonly fields: ReadonlyMap<string, Place>;
  readonly start: ClockTime;
  readonly end: ClockTime;
}

/** What the library makes of an event: who speaks, and which stretches of it are drawings. */
type LibraryEvent = ReturnType<typeof parse>['events']['dialogue'][number];

/**
 * Reads SubStation Alpha, 4 and 4+ (`.ssa`, `.ass`). Where things stand is found here, since a file is to be given back as it
 * was; what fields and override tags mean is ass-compiler's to say, which sees only events that are whole and short. Actors
 * are the speakers. Comments, drawings and tags, karaoke among them, are not spoken.
 */
export const readAss: SubtitleReader = (text): SubtitleSource => {
  const findings = new FindingList();
  const lines = new SourceLines(text);
  const events = listEvents(text, lines, findings);
  const marked = events.map((event) => markTags(text, event.fields.get('Text') ?? { start: 0, end: 0 }));
  const understood = askLibrary(text, events, marked);
  const cues: SourceCue[] = [];
  const said = new Map<string, { readonly cue: SourceCue; readonly echoes: SourceCue[] }>();
  events.forEach((event, at) => {
    const where = { cue: event.index + 1, fileLine: event.line + 1 };
    const meaning = understood[at];
    const tags = marked[at];
    if (!meaning || !tags) {
      findings.add({ ...where, outcome: 'refused', code: 'unreadable', problem: 'has an event that makes no sense', consequence: 'its cue was left out' });
      return;
    }
    if (event.start.samples < 0 || event.end.samples < 0 || !event.start.isPlain || !event.end.isPlain) {
      findings.add({ ...where, outcome: 'mended', code: 'time-malformed', problem: 'has a time below zero or with more than 59 minutes or seconds', consequence: 'it was counted on, and set to zero where it was below' });
    }
    if (tags.isUnclosed) findings.add({ ...where, outcome: 'mended', code: 'markup', problem: 'has an override that is not closed', consequence: 'it was read as words' });
    const echoes: SourceCue[] = [];
    const cue = cueOf(lines, event, partsOf(text, event, tags, meaning), echoes);
    const key = `${event.start.samples}/${event.end.samples}/${cue.parts.map((part) => part.text.text).join('/')}`;
    const first = cue.parts.length > 0 ? said.get(key) : undefined;
    if (first) {
      first.echoes.push(cue);
      findings.add({ ...where, outcome: 'refused', code: 'overlap', problem: `says the same at the same time as cue ${first.cue.index + 1}, as layers of one picture do`, consequence: 'it is spoken once' });
      return;
    }
    said.set(key, { cue, echoes });
    cues.push(cue);
  });
  return { cues, findings: findings.all };
};

function partsOf(text: string, { fields }: EventLine, tags: Tagged, meaning: LibraryEvent): SourceCue['parts'] {
  const place = fields.get('Text') ?? { start: 0, end: 0 };
  const voice = meaning.Name.replace(/\s+/g, ' ').trim();
  return readParts([{ voice: voice === '' ? null : voice, text: spokenText(text, tags, meaning), place }]);
}

function cueOf(lines: SourceLines, { index, line, start, end }: EventLine, parts: SourceCue['parts'], echoes: readonly SourceCue[]): SourceCue {
  return {
    index,
    fileLine: line + 1,
    startSample: Math.max(0, start.samples),
    endSample: Math.max(0, end.samples),
    parts,
    place: lines.place(line, line + 1),
    echoes,
    retime: (startSample, endSample) => [...rewriteClockTime(start, startSample, STYLE), ...rewriteClockTime(end, endSample, STYLE)],
    write: escapeAss,
    tags: (raw) => (raw.match(/\{[^{}]*\}/g) ?? []).join(''),
  };
}

function listEvents(text: string, lines: SourceLines, findings: FindingList): EventLine[] {
  const events: EventLine[] = [];
  let section = '';
  let fields = FIELDS;
  let index = 0;
  for (let line = 0; line < lines.count; line += 1) {
    const start = lines.start(line);
    const head = text.slice(start, Math.min(lines.end(line), start + 300));
    const heading = /^\s*\[([^\]]*)\]/.exec(head)?.[1];
    if (heading !== undefined) section = heading.toLowerCase();
    if (section === 'script info' && /^\s*ScriptType\s*:\s*v4\.00\s*$/i.test(head)) fields = FIELDS_OF_4;
    const [prefix, kind] = /^\s*(Format|Dialogue)\s*:/i.exec(head) ?? [];
    if (prefix === undefined || kind === undefined || (section !== 'events' && section !== '')) continue;
    const place = { start: start + prefix.length, end: lines.end(line) };
    if (kind.toLowerCase() === 'format') {
      fields = fieldNames(text.slice(place.start, Math.min(place.end, place.start + 2000)));
      continue;
    }
    index += 1;
    const where = { cue: index, fileLine: line + 1, outcome: 'refused' as const, consequence: 'its cue was left out' };
    const found = fieldPlaces(text, place, fields);
    const times = (['Start', 'End'] as const).map((name) => timeAt(text, found.get(name)));
    if (!found.has('Text') || !times[0] || !times[1]) {
      findings.add({ ...where, code: 'time-malformed', problem: `has an event whose times cannot be read: ${excerpt(head)}` });
    } else if ((found.get('Text')?.end ?? 0) - (found.get('Text')?.start ?? 0) > LONGEST_RAW_WORDS) {
      findings.add({ ...where, code: 'too-long', problem: 'has more words than any cue' });
    } else events.push({ index: index - 1, line, fields: found, start: times[0], end: times[1] });
  }
  return events;
}

/** Known fields under their own names, whatever the case; what is unknown under names that mean nothing to anybody. */
function fieldNames(format: string): string[] {
  const known = new Map([...FIELDS, 'Marked'].map((name) => [name.toLowerCase(), name]));
  // "Actor" is what editors call the name of who speaks.
  known.set('actor', 'Name');
  return format.split(',', 40).map((name, at) => known.get(name.trim().toLowerCase()) ?? `Other${at}`);
}

/** The last field has the rest of the line, commas included. */
function fieldPlaces(text: string, { start, end }: Place, names: readonly string[]): Map<string, Place> {
  const places = new Map<string, Place>();
  // No comma is looked for beyond the line.
  const line = text.slice(start, end);
  let at = start;
  for (const [index, name] of names.entries()) {
    if (at > end) break;
    const comma = index === names.length - 1 ? -1 : line.indexOf(',', at - start);
    const stop = comma < 0 ? end : start + comma;
    places.set(name, { start: at, end: stop });
    at = stop + 1;
  }
  return places;
}

function timeAt(text: string, place: Place | undefined): ClockTime | undefined {
  if (!place) return undefined;
  const written = text.slice(place.start, Math.min(place.end, place.start + 40));
  const time = readClockTime(text, place.start + written.length - written.trimStart().length);
  return time && text.slice(time.end, place.end).trim() === '' && time.end <= place.end ? time : undefined;
}

/** Words and override blocks in turn: `runs[0]`, `blocks[0]`, `runs[1]`, ... Braces are not part of blocks. */
interface Tagged {
  readonly runs: readonly Place[];
  readonly blocks: readonly Place[];
  readonly isUnclosed: boolean;
}

function markTags(text: string, { start, end }: Place): Tagged {
  const words = text.slice(start, end);
  const runs: Place[] = [];
  const blocks: Place[] = [];
  let from = 0;
  for (let open = nextOpen(words, 0); open >= 0; open = nextOpen(words, from)) {
    const close = words.indexOf('}', open);
    if (close < 0) break;
    runs.push({ start: start + from, end: start + open });
    blocks.push({ start: start + open + 1, end: start + close });
    from = close + 1;
  }
  runs.push({ start: start + from, end });
  return { runs, blocks, isUnclosed: nextOpen(words, from) >= 0 };
}

/** A brace behind a backslash is a brace. */
function nextOpen(words: string, from: number): number {
  let open = words.indexOf('{', from);
  while (open > from && words[open - 1] === '\\') open = words.indexOf('{', open + 1);
  return open;
}

/** One event of the library for each of ours, or undefined where it understands something else. */
function askLibrary(text: string, events: readonly EventLine[], marked: readonly Tagged[]): (LibraryEvent | undefined)[] {
  const written = events.map(({ fields }, at) => {
    const name = fields.get('Name');
    const actor = name ? text.slice(name.start, name.end) : '';
    const { runs = [], blocks = [] } = marked[at] ?? {};
    // Words need no meaning from it; a letter holds their place.
    const body = runs.map((_, index) => `x${blocks[index] ? `{${plainBlock(text, blocks[index])}}` : ''}`).join('');
    return `Dialogue: 0:00:00.00,0:00:01.00,${actor},${body}`;
  });
  const { dialogue } = parse(`[Events]\nFormat: Start,End,Name,Text\n${written.join('\n')}\n`).events;
  const isWhole = dialogue.length === events.length;
  return events.map((_, at) => {
    const found = isWhole ? dialogue[at] : undefined;
    return found?.Text.parsed.length === marked[at]?.runs.length ? found : undefined;
  });
}

/** White space means nothing in a block, and long runs of it would cost the library much time. */
function plainBlock(text: string, { start, end }: Place): string {
  return text.slice(start, end).replace(/[\s{]+/g, ' ');
}

function spokenText(text: string, { runs }: Tagged, meaning: LibraryEvent): MappedText {
  let isDrawing = false;
  return MappedText.build((writer) => {
    runs.forEach(({ start, end }, index) => {
      for (const { p } of meaning.Text.parsed[index]?.tags ?? []) if (p !== undefined) isDrawing = p > 0;
      if (isDrawing) return;
      let at = start;
      for (const found of text.slice(start, end).matchAll(/\\[Nnh{}]/g)) {
        const here = start + found.index;
        writer.copy(text.slice(at, here), at);
        writer.put(found[0] === '\\h' ? ' ' : /[Nn]/.test(found[0]) ? '\n' : (found[0][1] ?? ''), here, here + 2);
        at = here + 2;
      }
      writer.copy(text.slice(at, end), at);
    });
  });
}
