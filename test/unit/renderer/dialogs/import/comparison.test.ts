import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../../src-main/shared/commands/run-commands.ts';
import { linesInOrder } from '../../../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { importCommands, linesOfCues } from '../../../../../src-main/shared/script/lines-of-cues.ts';
import { planMerge } from '../../../../../src-main/shared/script/plan-merge.ts';
import { spokenLines } from '../../../../../src-main/shared/script/spoken-lines.ts';
import { acceptedOf, countsOf, entryKey, filtered, likelyScope, linesOfScope, scopesOf } from '../../../../../src-renderer/dialogs/import/comparison.ts';
import { numberedIds, subtitles } from '../../../shared/script/subtitles.ts';

const CAST = { voiceId: 'v', someone: 'Narrator' };

function withFile(document: ProjectDocument, name: string, ids: string, ...texts: string[]): ProjectDocument {
  const read = subtitles(...texts.map((text, index) => ['A', text, index * 1000, index * 1000 + 900] as const));
  const made = linesOfCues({ ...read, file: { ...read.file, name } }, { ...CAST, cast: [...document.characters.values()], newId: numberedIds(ids) });
  return runCommands(document, importCommands(made, linesInOrder(document).at(-1)?.id ?? null)).document;
}

describe('what a version is compared with', () => {
  it('is the file that has its name, or the only one; a script is compared with all', () => {
    const one = withFile(emptyDocument(), 'reel-1.srt', 'a', 'The tide is out.');
    expect(scopesOf(one, 'All')).toEqual([{ fileId: null, name: 'All' }]);
    const two = withFile(one, 'reel-2.srt', 'b', 'You said seven.');
    const scopes = scopesOf(two, 'All');
    expect(scopes.map(({ name }) => name)).toEqual(['All', 'reel-1.srt', 'reel-2.srt']);
    expect(likelyScope(two, scopes, 'reel-2.srt')).toBe(scopes[2]?.fileId);
    expect(likelyScope(two, scopes, 'reel-2-new.srt')).toBeNull();
    expect(likelyScope(two, scopes, null)).toBeNull();
    expect([...(linesOfScope(two, scopes[2]?.fileId ?? null) ?? [])].map((id) => two.lines.get(id)?.text)).toEqual(['You said seven.']);
    expect(linesOfScope(two, null)).toBeUndefined();
  });
});

describe('what is taken of a version', () => {
  const document = withFile(emptyDocument(), 'film.srt', 'a', 'The tide is out.', 'You said seven.', 'I did.');
  const incoming = spokenLines(subtitles(['A', 'The tide is out.', 0, 900], ['A', 'You said eight.', 1000, 1900], ['A', 'Row on, all of you.', 5000, 5900]).cues);
  const planned = (ids: string) => planMerge(document, incoming, { ...CAST, newId: numberedIds(ids) });

  it('is everything but what the author keeps, also when it is compared anew', () => {
    const plan = planned('x');
    expect(countsOf(plan.entries)).toEqual({ same: 1, changed: 1, moved: 0, new: 1, removed: 1 });
    const kept = new Set(plan.entries.filter(({ kind }) => kind === 'new').map(entryKey));
    for (const again of [plan, planned('y')]) {
      const accepted = acceptedOf(again, kept);
      expect(again.entries.filter(({ id }) => accepted.has(id)).map(({ kind }) => kind)).toEqual(['changed', 'removed']);
    }
  });

  it('can be looked at by kind', () => {
    const { entries } = planned('x');
    expect(filtered(entries, 'differences').map(({ kind }) => kind)).toEqual(['changed', 'removed', 'new']);
    expect(filtered(entries, 'same')).toHaveLength(1);
  });
});
