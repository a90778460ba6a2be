import { describe, expect, it } from 'vitest';

import { COMMANDS } from '../../../../src-main/shared/commands/all-commands.ts';
import { STEP_LABELS } from '../../../../src-main/shared/contract/contract.ts';
import { commandNames } from '../../../../src-renderer/shell/command-name.messages.ts';
import { commandName } from '../../../../src-renderer/shell/command-name.ts';

describe('what can be undone', () => {
  it('has words for every edit and every step of several there is, and for no other', () => {
    expect(Object.keys(commandNames).sort()).toEqual([...COMMANDS.keys(), ...STEP_LABELS].sort());
  });

  it('is called by its name when a newer program made it', () => {
    expect(commandName('line.sing').en).toBe('line.sing');
  });
});
