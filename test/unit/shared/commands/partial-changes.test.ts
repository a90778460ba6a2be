import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { newCharacter } from '../../../../src-main/shared/script/new-character.ts';

describe('an edit of some fields of a row', () => {
  it('leaves fields alone that have a default', () => {
    const duck = { depthDb: 12, attackMs: 20, releaseMs: 300, lookAheadMs: 80 };
    const { document } = runCommands(emptyDocument({ dropFrame: false, startFrame: 90_000, conform: { fromRate: 23.976, toRate: 25 } }), [
      { name: 'character.add', arguments: { character: { ...newCharacter('c', 'Mara', 'v', []), aliases: ['MARA'] }, after: null } },
      { name: 'character.change', arguments: { id: 'c', changes: { name: 'The keeper' } } },
      { name: 'settings.change', arguments: { changes: { title: 'Harbour' } } },
      { name: 'track.add', arguments: { track: { id: 't', name: 'Film', kind: 'bed', characterId: null, content: 'original', duck, gainDb: 0, pan: 0, mute: false, solo: false, armed: false }, after: null } },
      { name: 'track.change', arguments: { id: 't', changes: { gainDb: -3 } } },
    ]);
    expect(document.characters.get('c')).toMatchObject({ name: 'The keeper', aliases: ['MARA'] });
    expect(document.settings.get('project')).toMatchObject({ title: 'Harbour', dropFrame: false, startFrame: 90_000, conform: { fromRate: 23.976, toRate: 25 } });
    expect(document.tracks.get('t')).toMatchObject({ gainDb: -3, content: 'original', duck });
  });
});
