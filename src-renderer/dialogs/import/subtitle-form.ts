import type { SubtitleImport } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { CastChoice } from '../../../src-main/shared/script/cast-memory.ts';
import { speakerKey } from '../../../src-main/shared/script/cast-memory.ts';
import { NAMELESS } from '../../../src-main/shared/script/lines-of-cues.ts';
import type { Retiming } from '../../../src-main/shared/script/retiming.ts';
import { AS_TIMED } from '../../../src-main/shared/script/retiming.ts';
import type { SentenceGroup } from '../../../src-main/shared/script/sentence-groups.ts';
import { sentenceGroups } from '../../../src-main/shared/script/sentence-groups.ts';
import type { SpokenLine } from '../../../src-main/shared/script/spoken-lines.ts';
import { spokenLines, unspokenCues } from '../../../src-main/shared/script/spoken-lines.ts';

/** What the author has decided about a subtitle file so far. */
export interface SubtitleForm {
  /** Places of cues that become no line. */
  readonly leftOut: ReadonlySet<number>;
  /** First cues of sentences that are spoken as one line. */
  readonly joined: ReadonlySet<number>;
  readonly choices: ReadonlyMap<string, CastChoice>;
  readonly retiming: Retiming;
}

export function firstSubtitleForm({ cues }: SubtitleImport): SubtitleForm {
  return { leftOut: unspokenCues(cues), joined: new Set(), choices: new Map(), retiming: AS_TIMED };
}

export function offersOf({ cues }: SubtitleImport, { leftOut }: Pick<SubtitleForm, 'leftOut'>): SentenceGroup[] {
  return sentenceGroups(cues, leftOut);
}

/** The cues that are joined, as `spokenLines` takes them. */
export function joinedGroups(offers: readonly SentenceGroup[], { joined }: Pick<SubtitleForm, 'joined'>): (readonly number[])[] {
  return offers.flatMap(({ cues }) => (joined.has(cues[0] ?? -1) ? [cues] : []));
}

export function linesOf({ cues }: SubtitleImport, form: SubtitleForm, groups: readonly (readonly number[])[]): SpokenLine[] {
  return spokenLines(cues, { groups, leftOut: form.leftOut, retiming: form.retiming });
}

/** The lines with what has no name given to whom the author chose for it, if so. */
export function withNameless(lines: readonly SpokenLine[], choices: ReadonlyMap<string, CastChoice>): readonly SpokenLine[] {
  return choices.has(NAMELESS) ? lines.map((line) => ({ ...line, speaker: line.speaker ?? NAMELESS })) : lines;
}

/** A name of the file with how much it says; `NAMELESS` for what it gives to nobody. */
export interface Speaker {
  readonly key: string;
  readonly name: string;
  readonly lines: number;
}

/** Who speaks in the file, in the order of their first lines; what has no name comes last. */
export function speakersOf(lines: readonly SpokenLine[]): Speaker[] {
  const found = new Map<string, Speaker>();
  for (const { speaker } of lines) {
    const key = speaker === null ? NAMELESS : speakerKey(speaker);
    const known = found.get(key) ?? { key, name: speaker ?? '', lines: 0 };
    found.set(key, { ...known, lines: known.lines + 1 });
  }
  return [...found.values()].sort((a, b) => Number(a.key === NAMELESS) - Number(b.key === NAMELESS));
}
