import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { journey } from './support/journey.ts';
import { measureLoudness, probe } from './support/measure-file.ts';

const EXPORT_LIMIT_MS = 60_000;

journey('Export', (studio) => {
  const exports = join(studio.home.folder, 'Exports');
  const dialog = () => studio.dialog('Export');
  const field = (name: string) => dialog().getByRole('combobox', { name, exact: true });
  const jobs = () => dialog().getByRole('region', { name: 'Exports of this project' }).getByRole('article');
  const start = () => dialog().getByRole('button', { name: 'Export', exact: true }).click();
  const target = (path: string) => studio.answerFileDialog(path, () => dialog().getByRole('button', { name: 'Choose…' }).click());

  it('writes the mix as WAV of 24 bits, as loud as a podcast', async () => {
    await studio.skipTour();
    await studio.press('Mod+e');
    await target(join(exports, 'harbour.wav'));
    await field('Loudness').selectOption({ label: 'Podcast, −16 LUFS' });
    await dialog().getByRole('switch', { name: 'SubRip (.srt)' }).check();
    await studio.screenshot('export');
    await start();
    await jobs().first().getByText('Done: ').waitFor({ timeout: EXPORT_LIMIT_MS });
    await studio.screenshot('export-done');

    expect(studio.home.files(exports)).toEqual(['harbour.srt', 'harbour.wav']);
    const file = join(exports, 'harbour.wav');
    expect(await probe(file)).toMatchObject({ codec: 'pcm_s24le', sampleRate: 48_000, channels: 2, bitsPerSample: 24 });
    const { lufs, truePeakDbtp } = await measureLoudness(file);
    console.log(`Mix for a podcast, by FFmpeg's ebur128: ${lufs} LUFS, ${truePeakDbtp} dBTP`);
    expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(truePeakDbtp).toBeLessThanOrEqual(-0.9);
  });

  it('writes subtitles that stand where the lines do', () => {
    const cues = readFileSync(join(exports, 'harbour.srt'), 'utf8').trim().split(/\r?\n\r?\n/);
    expect(cues).toHaveLength(12);
    const first = /^1\r?\n00:00:0(\d),(\d{3}) --> 00:00:0(\d),(\d{3})\r?\n([^]+)$/.exec(cues[0] ?? '');
    expect(first?.[5]?.replaceAll(/\s+/g, ' ')).toContain('The ferry was due at half past six');
    // The first clip begins two seconds into the bed.
    expect(Number(`${first?.[1] ?? ''}.${first?.[2] ?? ''}`)).toBeCloseTo(2, 0);
    expect(Number(`${first?.[3] ?? ''}.${first?.[4] ?? ''}`)).toBeGreaterThan(6);
  });

  it('writes the mix as MP3 with its tags', async () => {
    await field('Format').selectOption('MP3');
    await field('Bit rate').selectOption({ label: '256 kbps' });
    await dialog().getByRole('switch', { name: 'SubRip (.srt)' }).uncheck();
    await field('Loudness').selectOption({ label: 'Streaming, −14 LUFS' });
    for (const [name, value] of [['Title', 'Harbour, the first scene'], ['Artist', 'Café Nordlicht'], ['Album', 'Sea plays']] as const) {
      await dialog().getByRole('textbox', { name, exact: true }).fill(value);
    }
    await start();
    await jobs().filter({ hasText: 'harbour.mp3' }).getByText('Done: ').waitFor({ timeout: EXPORT_LIMIT_MS });
    const file = join(exports, 'harbour.mp3');
    const facts = await probe(file);
    expect(facts).toMatchObject({ codec: 'mp3', sampleRate: 48_000, channels: 2, bitrateKbps: 256, tags: { title: 'Harbour, the first scene', artist: 'Café Nordlicht', album: 'Sea plays' } });
    const wav = await probe(join(exports, 'harbour.wav'));
    expect(Math.abs(facts.durationSeconds - wav.durationSeconds)).toBeLessThan(0.1);
    const { lufs, truePeakDbtp } = await measureLoudness(file);
    console.log(`Mix for streaming as MP3, by FFmpeg's ebur128: ${lufs} LUFS, ${truePeakDbtp} dBTP`);
    expect(Math.abs(lufs + 14)).toBeLessThanOrEqual(0.5);
    expect(truePeakDbtp).toBeLessThanOrEqual(-0.9);
  });

  it('writes a file for each line, named by the template', async () => {
    await field('What').selectOption({ label: 'A file for each line' });
    await target(join(exports, 'Lines'));
    await field('Format').selectOption('WAV');
    await field('Loudness').selectOption({ label: 'As it is' });
    await dialog().getByRole('textbox', { name: 'File names' }).fill('{project} {index} {character}');
    await start();
    await jobs().filter({ hasText: 'Lines' }).getByText('Done: 12 files').waitFor({ timeout: EXPORT_LIMIT_MS });
    const files = studio.home.files(join(exports, 'Lines'));
    expect(files).toHaveLength(12);
    expect(files[0]).toMatch(/^Harbour 0*1 Narrator\.wav$/);
    expect(files[2]).toMatch(/^Harbour 0*3 Mara\.wav$/);
    const { durationSeconds } = await probe(join(exports, 'Lines', files[0] ?? ''));
    expect(durationSeconds).toBeGreaterThan(4);
    expect(durationSeconds).toBeLessThan(6);
  });

  it('leaves nothing half when it is cancelled, and goes on from there', async () => {
    await field('What').selectOption({ label: 'The mix, one file' });
    // Levelled, so that it is still at work when it is cancelled.
    await field('Loudness').selectOption({ label: 'Podcast, −16 LUFS' });
    await target(join(exports, 'Cancelled', 'mix.wav'));
    await start();
    const job = jobs().filter({ hasText: 'Cancelled' });
    // At once: a hand that is waited for until the button stands still comes after the export.
    await job.getByRole('button', { name: 'Cancel' }).dispatchEvent('click');
    await job.getByText('Cancelled after ').waitFor();
    await expect.poll(() => studio.home.files(join(exports, 'Cancelled'))).toEqual([]);
    await job.getByRole('button', { name: 'Go on' }).click();
    await job.getByText('Done: ').waitFor({ timeout: EXPORT_LIMIT_MS });
    expect(studio.home.files(join(exports, 'Cancelled'))).toEqual(['mix.wav']);
    expect((await probe(join(exports, 'Cancelled', 'mix.wav'))).durationSeconds).toBeGreaterThan(30);
  });
});
