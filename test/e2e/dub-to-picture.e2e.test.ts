import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { Line } from '../../src-main/shared/domain/project-rows.ts';
import { msOfSamples } from '../../src-main/shared/domain/time.ts';
import { journey } from './support/journey.ts';
import { measureLoudness, probeFilm } from './support/measure-file.ts';
import { PictureWatch } from './support/picture-watch.ts';
import { readUntitled } from './support/read-project.ts';
import type { ShortFilm } from './support/short-film.ts';
import { FILM_RATE, LONG_LINE, makeShortFilm, SCENE } from './support/short-film.ts';

const LINES = [SCENE[0]?.text, `${SCENE[1]?.text ?? ''} ${SCENE[2]?.text ?? ''}`, LONG_LINE, SCENE[5]?.text, SCENE[6]?.text, SCENE[7]?.text];
/** Number of the line that says more than its cue has time for. */
const LONG = 3;
/** Of the picture from its sound. */
const DRIFT_LIMIT_MS = 40;
const EXPORT_LIMIT_MS = 60_000;
const WAIT = { timeout: 15_000 };

journey('Dubbing to picture', (studio) => {
  const stored = () => readUntitled(studio);
  const lines = (): readonly Line[] => linesInOrder(stored().document);
  const gate = () => studio.dialog('Check before delivery');
  const findings = () => gate().getByRole('status');
  const notice = () => studio.script.line(LONG).getByText(/\d s over|over by/).first();
  const picture = () => studio.page.getByRole('img', { name: /^Picture of the programme/ });
  let files: ShortFilm;
  let watch: PictureWatch;

  it('brings in a film with its original sound as a bed', async () => {
    files = await makeShortFilm(studio.home.folder);
    await studio.skipTour();
    await studio.newProject();
    await studio.answerFileDialog(files.film, () => studio.act('Bring in a film…'));
    const dialog = studio.dialog('Bring in a film');
    expect(await dialog.innerText()).toContain('320 × 180, 25 frames a second');
    expect(await dialog.getByRole('combobox', { name: 'Its original sound' }).locator('option:checked').innerText()).toBe('Track 1: eng, AAC, 2 channels');
    await studio.screenshot('film-dialog');
    await dialog.getByRole('button', { name: 'Bring in' }).click();
    await studio.page.getByRole('button', { name: 'Select track Original' }).waitFor();
    await picture().waitFor();
    watch = await PictureWatch.begin(studio.page);
    await expect.poll(() => watch.frame(), WAIT).toBe(0);
    const { pictures, tracks, clips } = stored().document;
    expect([...pictures.values()]).toMatchObject([{ name: 'film.mp4', frameRate: FILM_RATE, startSample: 0 }]);
    expect([...tracks.values()]).toMatchObject([{ kind: 'bed', content: 'original' }]);
    expect(msOfSamples([...clips.values()][0]?.lengthSamples ?? 0)).toBeCloseTo(24_000, -2);
  });

  it('steps the picture by a frame', async () => {
    await picture().focus();
    for (const [key, frame] of [['ArrowRight', 1], ['ArrowRight', 2], ['ArrowLeft', 1]] as const) {
      await studio.press(key);
      await expect.poll(() => watch.frame(), { ...WAIT, message: key }).toBe(frame);
      expect(await studio.page.getByRole('timer').first().innerText()).toBe(`00:00:00:0${frame}`);
    }
  });

  it('shows what a subtitle file would become, its faults, and what nobody speaks', async () => {
    await studio.answerFileDialog(files.subtitles, () => studio.press('Mod+Alt+i'));
    const dialog = studio.dialog('Import subtitles');
    await dialog.getByText('8 cues, 7 lines, 3 speakers').waitFor();
    expect(await dialog.innerText()).toContain('1 not spoken');
    expect(await dialog.getByRole('option').count()).toBe(8);
    await dialog.getByRole('switch', { name: 'Only those with remarks' }).check();
    await expect.poll(() => dialog.getByRole('option').count(), WAIT).toBe(1);
    expect(await dialog.getByRole('option').innerText()).toMatch(/Its number is out of sequence\. mended/);
    await dialog.getByRole('switch', { name: 'Only those with remarks' }).uncheck();
    await studio.screenshot('subtitles-cues');
  });

  it('casts the speakers, and joins a sentence that runs across cues', async () => {
    const dialog = studio.dialog('Import subtitles');
    await dialog.getByRole('tab', { name: /^Cast/ }).click();
    const ilse = dialog.getByRole('group', { name: 'Ilse' });
    expect(await ilse.getByText('2 lines').count()).toBe(1);
    await ilse.getByRole('textbox', { name: 'Name' }).fill('Ilse the pilot');
    await ilse.getByRole('combobox', { name: 'Voice of Ilse the pilot' }).selectOption({ label: 'Kathleen' });
    await studio.screenshot('subtitles-cast');
    await dialog.getByRole('tab', { name: /^Sentences/ }).click();
    const offer = dialog.getByRole('option', { name: /Did you leave the lantern/ });
    expect(await offer.innerText()).toContain('on the second mooring?');
    await offer.click();
    await studio.press('Space');
    await dialog.getByText('1 of 1 joined').waitFor();
    await studio.screenshot('subtitles-sentences');
    await dialog.getByRole('button', { name: 'Import 6 lines' }).click();
    await studio.script.text(6).waitFor();
    for (const [index, text] of LINES.entries()) expect(await studio.script.text(index + 1).inputValue()).toBe(text);
    expect(await studio.script.line(2).getByRole('img', { name: 'One sentence across 2 cues' }).count()).toBe(1);
    await studio.idle();
    const { characters } = stored().document;
    expect([...characters.values()].map(({ name, voiceId }) => `${name}, ${voiceId}`).sort()).toEqual(['Ilse the pilot, kathleen-en', 'Joss, kathleen-en', 'Mara, kathleen-en']);
    expect(lines().map(({ slot }) => slot && [slot.startSample, slot.endSample].map(msOfSamples))).toEqual([[1000, 3400], [4000, 7200], [8200, 10_400], [13_000, 15_000], [16_000, 18_000], [19_000, 21_400]]);
  });

  it('takes the whole import back in one step, and brings it again', async () => {
    const whole = stored().document;
    await studio.script.line(1).focus();
    await studio.press('Mod+z');
    await expect.poll(() => stored().document.lines.size, WAIT).toBe(0);
    for (const table of ['characters', 'cues', 'subtitleFiles'] as const) expect(stored().document[table].size, table).toBe(0);
    expect(stored().document.pictures.size).toBe(1);
    await studio.press('Mod+Shift+z');
    await studio.script.text(6).waitFor();
    await expect.poll(() => stored().document, WAIT).toEqual(whole);
  });

  it('tells before anything is rendered how each line meets its slot', async () => {
    await expect.poll(() => studio.script.line(6).getByRole('img', { name: /^about [\d.]+ s of a slot of 2\.4 s · [\d.]+×/ }).count(), WAIT).toBe(1);
    await expect.poll(() => notice().innerText(), WAIT).toMatch(/^about [\d.]+ s over$/);
    await studio.script.select(1);
    await studio.press('F8');
    const offers = studio.script.line(LONG).getByRole('group', { name: 'Make it fit' });
    await offers.getByRole('button', { name: /^Leave out “actually”/ }).waitFor();
    // The keyboard has gone along: what is typed now is typed there.
    await expect.poll(() => studio.page.locator(':focus').getAttribute('aria-label'), WAIT).toBe(`Text of line ${LONG}, Ilse the pilot`);
    expect(await offers.getByRole('button').allInnerTexts()).toEqual(expect.arrayContaining(['Allow the overlap', expect.stringContaining('Stretch the waveform')]));
    expect(await studio.region('Timeline').getByRole('img', { name: 'Rate of each line. 1 flagged' }).count()).toBe(1);
    await studio.screenshot('fit-foretold');
  });

  it('does not let a project without takes through the gate', async () => {
    await studio.press('Mod+Shift+e');
    await findings().getByText('6 findings block delivery.').waitFor();
    await studio.screenshot('gate-blocks');
    const report = await saveReport('before.json');
    expect(report.level).toBe('block');
    expect(report.findings.filter(({ code }) => code === 'line-missing')).toHaveLength(6);
    await gate().getByRole('button', { name: 'Render what is missing or changed' }).click();
    // What is left is the line that says too much, as it was foretold.
    await findings().getByText('1 finding blocks delivery.').waitFor({ timeout: 60_000 });
    await gate().getByRole('button', { name: /^Blocks Line 3 .* s longer than its slot, even at 1\.30×/ }).click();
    await gate().waitFor({ state: 'hidden' });
    await studio.script.line(LONG).getByRole('group', { name: 'Make it fit' }).waitFor();
    await studio.idle();
  });

  it('fits every other line, and the one that says too much by an offer', async () => {
    for (const number of [1, 2, 4, 5, 6]) {
      const label = await studio.script.line(number).getByRole('img', { name: /of a slot of/ }).getAttribute('aria-label');
      expect(label, `line ${number}`).toMatch(/^[\d.]+ s of a slot of/);
      expect(label, `line ${number}`).not.toContain('over by');
    }
    await expect.poll(() => notice().innerText(), WAIT).toMatch(/^over by [\d.]+ s$/);
    await studio.script.select(LONG);
    const offers = studio.script.line(LONG).getByRole('group', { name: 'Make it fit' });
    for (const written of ['actually', 'really']) {
      await offers.getByRole('button', { name: new RegExp(`^Leave out “${written}”`) }).click();
      await expect.poll(() => studio.script.text(LONG).inputValue(), WAIT).not.toContain(written);
    }
    await studio.screenshot('fit-shortened');
    await notice().waitFor({ state: 'hidden' });
    await studio.script.state(LONG, 'Changed since it was rendered').waitFor();
    await studio.press('Mod+Shift+Enter');
    await studio.script.state(LONG, 'Rendered').waitFor({ timeout: 60_000 });
    await studio.idle();
    await studio.region('Timeline').getByRole('img', { name: 'Rate of each line. 0 flagged' }).waitFor();
    const { takes, clips } = stored().document;
    for (const { id, slot, takeId } of lines()) {
      const [clip] = [...clips.values()].filter(({ lineId }) => lineId === id);
      const take = takes.get(takeId ?? '');
      expect(clip?.takeId).toBe(takeId);
      expect(take?.rate).toBeLessThanOrEqual(1.301);
      expect(Math.abs(spokenAtMs(id) - msOfSamples(slot?.startSample ?? 0))).toBeLessThanOrEqual(40);
      expect(take?.overSamples).toBe(0);
    }
  });

  it('plays from a line, the picture with the sound', async () => {
    await studio.script.select(4);
    await watch.forget();
    await studio.press('Mod+Alt+p');
    await expect.poll(() => watch.heardSeconds(), WAIT).toBeGreaterThan(4);
    const [clip] = [...stored().document.clips.values()].filter(({ lineId }) => lineId === lines()[3]?.id);
    const drifts = await watch.drifts(msOfSamples(clip?.startSample ?? 0) / 1000, FILM_RATE);
    await studio.screenshot('dub-playing');
    await studio.act('Play or stop');
    const off = drifts.map(Math.abs).sort((a, b) => a - b);
    console.log(`Picture against sound, ${off.length} frames: median ${(off[off.length >> 1] ?? 0).toFixed(0)} ms, most ${(off.at(-1) ?? 0).toFixed(0)} ms`);
    expect(off.length).toBeGreaterThan(25);
    expect(off[Math.floor(off.length * 0.95)]).toBeLessThan(DRIFT_LIMIT_MS);
  });

  it('lets the original go down under speech', async () => {
    await studio.region('Timeline').getByRole('button', { name: 'Ducking and content of Original' }).click();
    const settings = studio.page.getByRole('dialog', { name: 'Ducking and content of Original' });
    expect(await settings.getByRole('combobox', { name: 'Content' }).inputValue()).toBe('original');
    await settings.getByRole('combobox', { name: 'Preset' }).selectOption({ label: 'Narration −12 dB' });
    await studio.screenshot('bed-ducks');
    await studio.press('Escape');
    await studio.idle();
    expect([...stored().document.tracks.values()].find(({ kind }) => kind === 'bed')?.duck).toMatchObject({ depthDb: 12 });
  });

  it('finds nothing that blocks once everything is said', async () => {
    await studio.act('Check before delivery…');
    await gate().getByRole('button', { name: 'Measure the mix' }).click();
    await gate().getByText(/LUFS · .* before mastering/).waitFor({ timeout: 60_000 });
    expect(await findings().getByText(/blocks? delivery/).count()).toBe(0);
    const report = await saveReport('after.json');
    expect(report.level).not.toBe('block');
    expect(report.measures?.lengthMs).toBeCloseTo(24_000, -2);
    await studio.screenshot('gate-clear');
    await studio.press('Escape');
  });

  it('exports the film with the dub as its first sound and the original as its second', async () => {
    const dub = join(studio.home.folder, 'Delivery', 'harbour.de.mp4');
    await studio.press('Mod+e');
    const dialog = studio.dialog('Export');
    const field = (name: string) => dialog.getByRole('combobox', { name, exact: true });
    await field('What').selectOption({ label: 'The film with this sound' });
    await field('Sound codec').selectOption('AAC');
    await dialog.getByRole('textbox', { name: 'Language of the sound' }).fill('de');
    await dialog.getByRole('switch', { name: /^Keep the film’s own sound/ }).check();
    await field('Loudness').selectOption({ label: 'Broadcast, −23 LUFS (EBU R 128)' });
    for (const beside of ['SubRip (.srt)', 'OpenTimelineIO (.otio)']) await dialog.getByRole('switch', { name: beside }).check();
    await studio.answerFileDialog(dub, () => dialog.getByRole('button', { name: 'Choose…' }).click());
    await studio.screenshot('export-film');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByRole('article').first().getByText('Done: ').waitFor({ timeout: EXPORT_LIMIT_MS });
    await studio.screenshot('export-film-done');
    await studio.press('Escape');

    expect(studio.home.files(join(studio.home.folder, 'Delivery'))).toEqual(['harbour.de.mp4', 'harbour.de.otio', 'harbour.de.srt']);
    const [made, original] = await Promise.all([probeFilm(dub), probeFilm(files.film)]);
    expect(made.picture).toEqual({ codec: 'h264', width: 320, height: 180 });
    expect(made.packets).toEqual(original.packets);
    expect(made.sounds).toEqual([{ codec: 'aac', language: 'deu', isDefault: true }, { codec: 'aac', language: 'eng', isDefault: false }]);
    const { lufs, truePeakDbtp } = await measureLoudness(dub);
    console.log(`Dub for broadcast, by FFmpeg's ebur128: ${lufs} LUFS, ${truePeakDbtp} dBTP`);
    expect(Math.abs(lufs + 23)).toBeLessThanOrEqual(0.5);
    expect(truePeakDbtp).toBeLessThanOrEqual(-0.9);
  });

  it('writes subtitles and a timeline beside it that stand where the lines are heard', () => {
    const starts = lines().map(({ id }) => spokenAtMs(id));
    const cues = cuesOf(readFileSync(join(studio.home.folder, 'Delivery', 'harbour.de.srt'), 'utf8'));
    expect(cues.map(({ text }) => text.replace(/^.*: /, ''))).toEqual(SCENE.map(({ text }) => (text === LONG_LINE ? lines()[LONG - 1]?.text : text)));
    // The sentence is cut back to its two cues, and what nobody speaks stays where it was; the others begin where they are heard.
    const ofLines = cues.filter((_cue, index) => index !== 2 && index !== 4).map(({ startMs }) => startMs);
    ofLines.forEach((startMs, index) => { expect(Math.abs(startMs - (starts[index] ?? 0)), `line ${index + 1}`).toBeLessThan(60); });
    expect(cues[4]?.startMs).toBe(SCENE[4]?.startMs);
    expect(Math.abs((cues[2]?.startMs ?? 0) - (SCENE[2]?.startMs ?? 0))).toBeLessThan(600);
    const timeline = JSON.parse(readFileSync(join(studio.home.folder, 'Delivery', 'harbour.de.otio'), 'utf8')) as { OTIO_SCHEMA: string };
    expect(timeline.OTIO_SCHEMA).toMatch(/^Timeline\./);
    expect(JSON.stringify(timeline).match(/"Clip\.\d"/g)?.length).toBeGreaterThanOrEqual(7);
  });

  it('has everything again after a restart', async () => {
    const before = stored();
    await studio.restart(before.path);
    await studio.script.text(6).waitFor();
    await expect.poll(() => studio.page.locator('[data-picture] video').getAttribute('data-shown'), WAIT).toBe('true');
    expect(await studio.script.text(LONG).inputValue()).not.toContain('actually');
    expect(await studio.clips()).toHaveLength(7);
    expect(stored().document).toEqual(before.document);
    await studio.screenshot('dub-restarted');
  });

  /** When the first word of a line is heard on the programme: its take begins with a breath. */
  function spokenAtMs(lineId: string): number {
    const { document, detailOf } = stored();
    const clip = [...document.clips.values()].find((each) => each.lineId === lineId);
    return msOfSamples((clip?.startSample ?? NaN) - (clip?.offsetSamples ?? 0)) + (detailOf(clip?.takeId ?? '')?.words[0]?.startMs ?? NaN);
  }

  /** Saves the report that the gate shows, and reads it back. */
  async function saveReport(name: string): Promise<{ level: string; findings: { code: string }[]; measures: { lengthMs: number } | null }> {
    const path = join(studio.home.folder, 'Reports', name);
    await gate().getByRole('combobox', { name: 'Save the report as' }).selectOption('JSON');
    await studio.answerFileDialog(path, () => gate().getByRole('button', { name: 'Save', exact: true }).click());
    await studio.page.getByText(`The report was saved to ${path}.`).waitFor();
    return JSON.parse(readFileSync(path, 'utf8')) as Awaited<ReturnType<typeof saveReport>>;
  }
});

function cuesOf(subRip: string): { readonly startMs: number; readonly text: string }[] {
  return [...subRip.matchAll(/^\d+\r?\n(\d\d):(\d\d):(\d\d),(\d{3}) --> \S+\r?\n((?:.+\r?\n?)+)/gm)].map(([, hours, minutes, seconds, ms, text]) => ({
    startMs: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms),
    text: (text ?? '').trim().replaceAll(/\r?\n/g, ' '),
  }));
}
