import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../../src-main/shared/commands/run-commands.ts';
import { cuesOfLine, linesInOrder } from '../../../../../src-main/shared/domain/in-order.ts';
import { emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { importCommands, linesOfCues } from '../../../../../src-main/shared/script/lines-of-cues.ts';
import { canJoinSentence, cuesShown, joinSentence, separateShown } from '../../../../../src-renderer/actions/script/subtitle-edits.ts';
import { selectLines } from '../../../../../src-renderer/state/select.ts';
import type { Studio } from '../../../../../src-renderer/state/studio.ts';
import { numberedIds, subtitles } from '../../../shared/script/subtitles.ts';
import { ScriptedConnection, snapshotOf } from '../../scripted-connection.ts';
import { studioOf, WELCOME } from '../../studio-of.ts';

async function openWith(...texts: string[]): Promise<{ studio: Studio; connection: ScriptedConnection }> {
  const read = subtitles(...texts.map((text, index) => ['Mara', text, index * 1000, index * 1000 + 900] as const));
  const made = linesOfCues(read, { cast: [], voiceId: 'v', someone: 'Narrator', newId: numberedIds() });
  const { document } = runCommands(emptyDocument(), importCommands(made, null));
  const connection = new ScriptedConnection({ 'studio.connect': () => ({ ...WELCOME, project: snapshotOf(document) }), 'project.commit': () => ({ revision: 1 }) });
  return { studio: await studioOf(connection), connection };
}

const linesOf = (studio: Studio) => linesInOrder(studio.project.state.get()?.document ?? emptyDocument());

describe('a sentence across cues', () => {
  it('is joined of the selected lines in one step, and separated again to what it was', async () => {
    const { studio, connection } = await openWith('When the tide', 'is out,', 'we walk.', 'Yes.');
    const before = linesOf(studio);
    selectLines(studio, before.slice(0, 3).map(({ id }) => id));
    expect(canJoinSentence(studio)).toBe(true);
    await joinSentence(studio);
    expect(linesOf(studio).map(({ text }) => text)).toEqual(['When the tide is out, we walk.', 'Yes.']);
    expect(connection.asked.at(-1)?.input).toMatchObject({ label: 'lines.joinSentences' });
    expect(cuesShown(studio)).toBe(3);
    await separateShown(studio);
    const after = linesOf(studio);
    expect(after.map(({ text, slot }) => [text, slot])).toEqual(before.map(({ text, slot }) => [text, slot]));
    const document = studio.project.state.get()?.document ?? emptyDocument();
    expect(after.map(({ id }) => cuesOfLine(document, id).map(({ index }) => index))).toEqual([[0], [1], [2], [3]]);
    expect(studio.selection.get().lineIds).toEqual(after.slice(0, 3).map(({ id }) => id));
  });

  it('is made of neighbours that are not locked', async () => {
    const { studio } = await openWith('One,', 'two,', 'three.');
    const [first, second, third] = linesOf(studio).map(({ id }) => id);
    selectLines(studio, [first ?? '', third ?? '']);
    expect(canJoinSentence(studio)).toBe(false);
    selectLines(studio, [first ?? '']);
    expect(canJoinSentence(studio)).toBe(false);
    await studio.project.commit([{ name: 'line.lock', arguments: { ids: [second], locked: true } }]);
    selectLines(studio, [first ?? '', second ?? '']);
    expect(canJoinSentence(studio)).toBe(false);
  });
});
