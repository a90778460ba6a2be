import { describe, expect, it } from 'vitest';

import { ERROR_CODES } from '../../../../src-main/shared/domain/voxloom-error.ts';
import { failureText } from '../../../../src-renderer/i18n/use-failure-text.ts';

describe('a failure', () => {
  it('is told by the studio’s own sentence in English', () => {
    expect(failureText('en', { message: 'This line is locked.', code: 'edit.refused' })).toBe('This line is locked.');
  });

  it('is told in Chinese whatever its code', () => {
    for (const code of ERROR_CODES) expect(failureText('zh-CN', { message: 'No.', code })).toMatch(/^[^a-zA-Z]*(Voxloom[^a-zA-Z]*)?$/);
  });

  it('keeps its sentence where it has no code', () => {
    expect(failureText('zh-CN', { message: 'No.' })).toBe('No.');
  });
});
