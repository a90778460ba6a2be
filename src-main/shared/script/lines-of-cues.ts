import type { CommandCall } from '../commands/run-commands.ts';
import type { SubtitleImport } from '../contract/dubbing-views.ts';
import type { Character, Cue, Line, SubtitleFile } from '../domain/project-rows.ts';
import type { CastChoice, CastPlan } from './cast-memory.ts';
import { planCast, speakerKey } from './cast-memory.ts';
import type { SpokenLine, SpokenLinesOptions } from './spoken-lines.ts';
import { spokenLines } from './spoken-lines.ts';

export interface LinesOfCuesOptions extends SpokenLinesOptions {
  /** The cast that there is, in its order. */
  readonly cast: readonly Character[];
  /** Who speaks which name of the file, by `speakerKey`; `NAMELESS` for what the file gives to nobody. */
  readonly choices?: ReadonlyMap<string, CastChoice>;
  /** Voice of new characters. */
  readonly voiceId: string;
  /** Name of the character who says what nobody else says. */
  readonly someone: string;
  readonly newId: () => string;
}

export type NewLine = Pick<Line, 'id' | 'characterId' | 'text' | 'slot'>;

/** What a subtitle file brings into a project. */
export interface LinesOfCues extends Pick<CastPlan, 'characters' | 'aliases'> {
  readonly file: SubtitleFile;
  readonly lines: readonly NewLine[];
  /** In the order of the file. Cues that are not spoken have none; the file's own text keeps them. */
  readonly cues: readonly Cue[];
}

/** Stands among the choices for what no name is given for. */
export const NAMELESS = '';

/**
 * The lines that speak a subtitle file, with their cues, and the cast for it. What has no name is said by whom the author
 * chose for it, else by who spoke before, else by `someone`.
 */
export function linesOfCues(read: SubtitleImport, options: LinesOfCuesOptions): LinesOfCues {
  const { cast, choices = new Map<string, CastChoice>(), voiceId, someone, newId } = options;
  const spoken = spokenLines(read.cues, options);
  const nameless = choices.get(NAMELESS);
  const speakers = withNames(spoken, nameless, someone);
  const known = nameless && 'name' in nameless ? new Map([[speakerKey(nameless.name), nameless], ...choices]) : choices;
  const { characterIds, characters, aliases } = planCast(speakers.filter((speaker) => speaker !== null), cast, { choices: known, voiceId, newId });
  const fallback = nameless && 'characterId' in nameless ? nameless.characterId : '';
  const file = { ...read.file, id: newId() };
  const cues: Cue[] = [];
  const lines = spoken.map((line, index): NewLine => {
    const speaker = speakers[index] ?? null;
    const id = newId();
    cues.push(...line.cues.map((cue) => ({ ...cue, id: newId(), fileId: file.id, lineId: id })));
    return { id, characterId: (speaker === null ? undefined : characterIds.get(speakerKey(speaker))) ?? fallback, text: line.text, slot: line.slot };
  });
  return { file, lines, cues: cues.sort((a, b) => a.index - b.index || a.part - b.part), characters, aliases };
}

/** Who speaks each line, by name; null for what goes to the character that was chosen for lines without a name. */
function withNames(lines: readonly SpokenLine[], nameless: CastChoice | undefined, someone: string): (string | null)[] {
  let before = someone;
  return lines.map(({ speaker }) => {
    if (speaker === null && nameless) return 'name' in nameless ? nameless.name : null;
    before = speaker ?? before;
    return before;
  });
}

/** The edits that bring them into the project behind the line `after` (first for null), for one commit with the label `subtitles.import`. */
export function importCommands({ file, lines, cues, characters, aliases }: LinesOfCues, after: string | null): CommandCall[] {
  if (lines.length === 0) return [];
  return [
    { name: 'script.insert', arguments: { after, characters, lines } },
    ...aliases.map(({ id, aliases: names }) => ({ name: 'character.change', arguments: { id, changes: { aliases: names } } })),
    { name: 'subtitles.put', arguments: { file, cues } },
  ];
}
