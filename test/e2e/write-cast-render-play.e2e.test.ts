import { expect, it } from 'vitest';

import { journey } from './support/journey.ts';

const SCRIPT = `Mara: The lighthouse keeper counted seven boats.
Joss: You said there were nine.
Mara: Two of them never came back.
Joss: Then the lighthouse was dark that night.`;

/** Not what the voice says for "lighthouse" by itself. */
const OTHER_PHONES = 'L AY1 T HH UW2 S';

journey('Write, cast, render, play', (studio) => {
  it('makes lines and a cast of what is pasted', async () => {
    await studio.skipTour();
    await studio.newProject();
    await studio.screenshot('empty-project');
    await studio.script.writeFirst(SCRIPT);
    await studio.script.text(4).waitFor();
    expect(await studio.script.text(1).inputValue()).toBe('The lighthouse keeper counted seven boats.');
    expect(await studio.script.text(4).getAttribute('aria-label')).toBe('Text of line 4, Joss');
    await studio.act('Show or hide the cast');
    const cast = studio.region('Cast');
    expect(await cast.getByRole('textbox', { name: /^Name of / }).evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value))).toEqual(['Mara', 'Joss']);
  });

  it('gives a character a way of speaking that its lines take up', async () => {
    const cast = studio.region('Cast');
    await cast.getByRole('button', { name: 'Default delivery of Joss' }).click();
    const pitch = cast.getByRole('group', { name: 'Default delivery of Joss' }).getByRole('spinbutton', { name: 'Pitch' });
    await pitch.fill('-3');
    await pitch.press('Enter');
    await studio.script.select(2);
    await expect.poll(() => studio.deliveryNumber('Pitch').inputValue()).toBe('-3.0');
    await studio.screenshot('cast');
    await cast.getByRole('button', { name: 'Default delivery of Joss' }).click();
    await studio.script.select(1);
    await expect.poll(() => studio.deliveryNumber('Pitch').inputValue()).toBe('0.0');
  });

  it('renders a line with its key, plays it, and lays it on the timeline', async () => {
    expect(await studio.clips()).toEqual([]);
    await studio.script.renderAndPlay(1);
    const playing = studio.page.getByRole('group', { name: 'Playback' }).getByRole('button', { name: 'Play or stop', pressed: true });
    await playing.waitFor();
    await studio.script.state(1, 'Rendered').waitFor();
    expect(await studio.takes.count()).toBe(1);
    expect(await studio.script.state(2, 'Not rendered yet').count()).toBe(1);
    const clips = await studio.clips();
    expect(clips).toHaveLength(1);
    expect(clips[0]).toMatch(/^The lighthouse keeper counted seven boats\., Mara, starts /);
    await playing.waitFor({ state: 'hidden' });
  });

  it('renders the rest at once, one after the other on a track for each character', async () => {
    await studio.page.getByRole('button', { name: 'Render what changed (3)' }).click();
    await studio.script.state(4, 'Rendered').waitFor({ timeout: 60_000 });
    await studio.idle();
    const clips = await studio.clips();
    expect(clips.map((clip) => /, (Mara|Joss), starts/.exec(clip)?.[1])).toEqual(['Mara', 'Mara', 'Joss', 'Joss']);
    const inTime = clips.toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
    expect(inTime.map((clip) => clip.split(' ').slice(0, 3).join(' '))).toEqual(['The lighthouse keeper', 'You said there', 'Two of them', 'Then the lighthouse']);
    expect(new Set(clips.map(startOf)).size).toBe(4);
    await studio.screenshot('rendered');
  });

  it('knows that a take is out of date once a word has changed, until the line is heard anew', async () => {
    await studio.script.rewrite(2, 'You said there were ten.');
    await studio.script.state(2, 'Changed since it was rendered').waitFor();
    expect(await clipOf('You said there were ten.')).toContain('out of date');
    await studio.script.select(2);
    await studio.screenshot('stale');
    await studio.press('Mod+Enter');
    await studio.script.state(2, 'Rendered').waitFor();
    await expect.poll(() => studio.takes.count()).toBe(2);
    expect(await clipOf('You said there were ten.')).not.toContain('out of date');
  });

  it('respells a word once: only this line changes', async () => {
    await respell(1, 'Once, here');
    await studio.script.state(1, 'Changed since it was rendered').waitFor();
    expect(await studio.script.state(4, 'Rendered').count()).toBe(1);
    await studio.press('Mod+z');
    await studio.script.state(1, 'Rendered').waitFor();
  });

  it('respells a word everywhere: every line with it changes, and no other', async () => {
    await respell(1, 'In the project');
    await studio.script.state(1, 'Changed since it was rendered').waitFor();
    await studio.script.state(4, 'Changed since it was rendered').waitFor();
    expect(await studio.script.state(2, 'Rendered').count()).toBe(1);
    expect(await studio.script.state(3, 'Rendered').count()).toBe(1);
    await studio.script.select(4);
    await expect.poll(() => studio.script.word(4, 'lighthouse').getAttribute('aria-label')).toBe(`lighthouse: ${OTHER_PHONES}`);
    await studio.page.getByRole('button', { name: 'Render what changed (2)' }).click();
    await studio.script.state(4, 'Rendered').waitFor({ timeout: 60_000 });
    await studio.idle();
    expect(await studio.page.getByRole('button', { name: 'Everything is rendered' }).count()).toBe(1);
  });

  async function clipOf(text: string): Promise<string | undefined> {
    return (await studio.clips()).find((clip) => clip.startsWith(text));
  }

  async function respell(line: number, scope: string): Promise<void> {
    await studio.script.select(line);
    await studio.script.word(line, 'lighthouse').click();
    const popover = studio.dialog('How to say “lighthouse”');
    await popover.getByRole('textbox', { name: 'In ARPABET' }).fill(OTHER_PHONES);
    if (scope === 'Once, here') await studio.screenshot('respell');
    await popover.getByRole('button', { name: scope }).click();
    await popover.waitFor({ state: 'hidden' });
  }
});

/** Timecode at which a clip of the timeline's list starts. */
function startOf(clip: string): string {
  return /starts ([\d:]+)/.exec(clip)?.[1] ?? '';
}
