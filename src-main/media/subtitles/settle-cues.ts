import type { SubtitleFault, SubtitleImport } from '../../shared/contract/dubbing-views.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { FindingList } from './finding-list.ts';
import type { Finding, SourceCue, SubtitleSource } from './subtitle-source.ts';

/** Limits of `project-rows.ts` and of one commit. */
const LONGEST_WORDS = 20_000;
const LONGEST_NAME = 100;
const MOST_CUES = 50_000;

/** How fast subtitles are read, and the least a cue lasts, where a file does not say when it ends. */
const LETTERS_A_SECOND = 15;
const SHORTEST_SAMPLES = PROJECT_SAMPLE_RATE;

/** A cue that can be spoken, as the project takes it. */
export interface SettledCue {
  readonly source: SourceCue;
  readonly startSample: number;
  readonly endSample: number;
  readonly parts: readonly SubtitleImport['cues'][number][];
}

export interface SettledSubtitles {
  /** In the order of the file. */
  readonly cues: readonly SettledCue[];
  readonly findings: readonly Finding[];
}

/** Decides what becomes of each cue that was read: which are refused, when those without a possible end do end, who has which part of the time. */
export function settleCues({ cues, findings }: SubtitleSource): SettledSubtitles {
  const list = new FindingList();
  for (const finding of findings) list.add(finding);
  const starts = Float64Array.from(cues, ({ startSample }) => startSample).sort();
  const settled: SettledCue[] = [];
  for (const source of cues) {
    const refusal = refusalOf(source, settled.length);
    if (refusal) {
      list.add({ cue: source.index + 1, fileLine: source.fileLine, outcome: 'refused', ...refusal });
      continue;
    }
    settled.push(settledCue(source, starts, list));
  }
  tellOverlaps(settled, list);
  return { cues: settled, findings: list.all.toSorted((a, b) => a.fileLine - b.fileLine) };
}

/** What is told about a finding, as one sentence. */
export function faultOf({ problem, consequence, ...finding }: Finding): SubtitleFault {
  return { ...finding, message: `Line ${finding.fileLine} ${problem}; ${consequence}.` };
}

function refusalOf({ parts }: SourceCue, before: number): Pick<Finding, 'code' | 'problem' | 'consequence'> | undefined {
  if (before >= MOST_CUES) {
    return { code: 'too-long', problem: `is beyond the ${MOST_CUES} cues that a project takes of one file`, consequence: 'the cue was left out' };
  }
  if (parts.length === 0) return { code: 'empty', problem: 'has times but no words', consequence: 'there is nothing to say' };
  const longest = Math.max(...parts.map(({ text }) => text.text.length));
  if (longest <= LONGEST_WORDS) return undefined;
  return { code: 'too-long', problem: `has a cue of ${longest} characters, more than the ${LONGEST_WORDS} of one line`, consequence: 'it was left out' };
}

function settledCue(source: SourceCue, starts: Float64Array, list: FindingList): SettledCue {
  const { index, fileLine, startSample } = source;
  const letters = source.parts.map(({ text }) => text.text.length);
  const total = letters.reduce((sum, count) => sum + count, 0);
  let endSample = source.endSample ?? startSample;
  if (endSample <= startSample) {
    if (source.endSample !== null) {
      const problem = endSample < startSample ? 'has a cue that ends before it starts' : 'has a cue that lasts no time';
      list.add({ cue: index + 1, fileLine, outcome: 'mended', code: 'time-order', problem, consequence: 'the end was set by its words' });
    }
    const wanted = startSample + Math.max(SHORTEST_SAMPLES, Math.round((total / LETTERS_A_SECOND) * PROJECT_SAMPLE_RATE));
    endSample = Math.min(wanted, nextStart(starts, startSample));
  }
  let before = 0;
  const at = (count: number): number => Math.round(startSample + ((endSample - startSample) * count) / total);
  const parts = source.parts.map(({ speaker, text }, part) => {
    const from = at(before);
    before += letters[part] ?? 0;
    if (speaker !== null && speaker.length > LONGEST_NAME) {
      list.add({ cue: index + 1, fileLine, outcome: 'mended', code: 'too-long', problem: `names a speaker with ${speaker.length} characters`, consequence: `${LONGEST_NAME} of them were kept` });
    }
    if (text.text.includes('\ufffd')) {
      list.add({ cue: index + 1, fileLine, outcome: 'mended', code: 'encoding', problem: 'has a cue with damaged characters', consequence: 'each is shown as \ufffd' });
    }
    return { index, part, startSample: from, endSample: Math.max(from, at(before)), text: text.text, speaker: speaker?.slice(0, LONGEST_NAME) ?? null };
  });
  return { source, startSample, endSample, parts };
}

/** The first start of any cue behind `sample`; Infinity where there is none. */
function nextStart(starts: Float64Array, sample: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) > sample) high = middle;
    else low = middle + 1;
  }
  return starts[low] ?? Infinity;
}

function tellOverlaps(cues: readonly SettledCue[], list: FindingList): void {
  let lastEnd = -Infinity;
  let last: SettledCue | undefined;
  for (const cue of cues.toSorted((a, b) => a.startSample - b.startSample || a.source.index - b.source.index)) {
    if (last && cue.startSample < lastEnd) {
      const { index, fileLine } = cue.source;
      list.add({ cue: index + 1, fileLine, outcome: 'kept', code: 'overlap', problem: `has a cue that begins before cue ${last.source.index + 1} ends`, consequence: 'both keep their times' });
    }
    if (cue.endSample > lastEnd) {
      lastEnd = cue.endSample;
      last = cue;
    }
  }
}
