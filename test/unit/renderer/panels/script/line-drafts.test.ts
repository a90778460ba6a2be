import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { COMMIT_PAUSE_MS, LineDrafts } from '../../../../../src-renderer/panels/script/line-drafts.ts';

describe('drafts of lines', () => {
  let texts: Map<string, string>;
  let commits: [string, string][];
  let drafts: LineDrafts;

  beforeEach(() => {
    vi.useFakeTimers();
    texts = new Map([['a', 'The tide'], ['b', 'You said']]);
    commits = [];
    drafts = new LineDrafts(
      (id) => texts.get(id),
      (id, text) => {
        commits.push([id, text]);
        texts.set(id, text);
        return Promise.resolve(true);
      },
    );
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are committed once, after a pause in typing', () => {
    drafts.type('a', 'The tide w', false);
    vi.advanceTimersByTime(COMMIT_PAUSE_MS - 1);
    drafts.type('a', 'The tide wa', false);
    vi.advanceTimersByTime(COMMIT_PAUSE_MS - 1);
    expect(commits).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(commits).toEqual([['a', 'The tide wa']]);
    expect(drafts.state.get().has('a')).toBe(false);
  });

  it('wait for the end of a composition', () => {
    drafts.type('a', 'The tide n', true);
    vi.advanceTimersByTime(10 * COMMIT_PAUSE_MS);
    expect(commits).toEqual([]);
    drafts.type('a', 'The tide 你', false);
    vi.advanceTimersByTime(COMMIT_PAUSE_MS);
    expect(commits).toEqual([['a', 'The tide 你']]);
  });

  it('are all there when an action needs them', async () => {
    drafts.type('a', 'The tide!', false);
    drafts.type('b', 'You said!', false);
    await drafts.flush();
    expect(commits).toEqual([['a', 'The tide!'], ['b', 'You said!']]);
    vi.advanceTimersByTime(COMMIT_PAUSE_MS);
    expect(commits).toHaveLength(2);
  });

  it('are put on top of a text that changed meanwhile', async () => {
    drafts.type('a', 'The tide is out', false);
    texts.set('a', 'Low: The tide');
    expect(drafts.rebase('a', 'Low: The tide', 15)).toBe(20);
    await drafts.flush('a');
    expect(commits).toEqual([['a', 'Low: The tide is out']]);
  });

  it('make no edit when the text is as it was', async () => {
    drafts.type('a', 'The tide!', false);
    drafts.type('a', 'The tide', false);
    await drafts.flush();
    expect(commits).toEqual([]);
  });

  it('of a line that is gone go with it', async () => {
    drafts.type('a', 'The tide!', false);
    texts.delete('a');
    await drafts.flush();
    expect(commits).toEqual([]);
    expect(drafts.state.get().size).toBe(0);
  });

  it('come back when the studio could not keep them', async () => {
    const failing = new LineDrafts((id) => texts.get(id), () => Promise.resolve(false));
    failing.type('a', 'The tide!', false);
    await failing.flush();
    expect(failing.state.get().get('a')).toEqual({ base: 'The tide', text: 'The tide!' });
  });
});
