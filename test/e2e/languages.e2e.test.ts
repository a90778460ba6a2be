import { expect, it } from 'vitest';

import { journey } from './support/journey.ts';
import { makeShortFilm } from './support/short-film.ts';

/**
 * What stays in Latin letters in any language: names of ours, of people, files, formats, units and keys, and what the author
 * wrote, with its phones. Anything else is English that nobody translated.
 */
const NAMES = [
  'Voxloom', 'Kathleen', 'Mara', 'Joss', 'MA', 'JO', 'Untitled', 'Harbour', 'yes', 'EH1', 'eh1', 'JH', 'IH1', 'vox', 'kB', 'MB', 'English', 'en-US', 'ARPABET',
  'LUFS', 'dBTP', 'dB', 'Hz', 'kHz', 'kbps', 'RMS', 'ACX', 'EBU', 'WAV', 'MP3', 'SubRip', 'WebVTT', 'srt', 'vtt', 'csv', 'CSV',
  'CPU', 'WebGPU', 'CUDA', 'DirectML', 'Apple', 'Core', 'ML', 'Reaper', 'Premiere', 'Resolve', 'Pro', 'DaVinci', 'Adobe',
  'film', 'mp4', 'MP4', 'Original', 'OR', 'LKFS', 'eng', 'AAC', 'SRT', 'UTF-8', 'YouTube', 'Netflix', 'ATSC', 'TTML', 'FLAC', 'MKV', 'WebM', 'Opus', 'PCM', 'OpenTimelineIO', 'otio', 'edl', 'fcpxml', 'Final', 'Cut', 'XML', 'Audacity', 'txt', 'ass', 'ASS', 'ttml', 'de', 'en', 'zh-CN', 'CC0-1', 'HTML', 'JSON',
  'Ctrl', 'Shift', 'Alt', 'Enter', 'Esc', 'Escape', 'Tab', 'Del', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'Control', 'Meta', 'Cmd', 'Option', 'Backspace', 'Insert', 'Space', 'PgUp', 'PgDn', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'ms',
];

/** Subtitles with a number out of sequence and a sentence that runs across cues. */
const SECOND = `1\n00:00:01,000 --> 00:00:02,000\nMara: Yes.\n\n5\n00:00:03,000 --> 00:00:04,000\nJoss: Yes,\n\n3\n00:00:04,100 --> 00:00:05,000\nJoss: no.\n`;

journey('简体中文', (studio) => {
  it('is chosen in the settings, and holds at once', async () => {
    await studio.skipTour();
    await studio.newProject();
    await studio.answerFileDialog((await makeShortFilm(studio.home.folder)).film, () => studio.act('Bring in a film…'));
    await studio.dialog('Bring in a film').getByRole('button', { name: 'Bring in' }).click();
    await studio.page.getByRole('button', { name: 'Select track Original' }).waitFor();
    await studio.script.writeFirst('Mara: Yes.\nJoss: No.');
    await studio.script.renderAndPlay(1);
    await studio.script.state(1, 'Rendered').waitFor();
    await studio.act('Show or hide the cast');
    expect(await english()).toContain('Delivery in "Delivery"');
    await studio.act('Settings…');
    await studio.dialog('Settings').getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
    await studio.dialog('设置').waitFor();
    expect(await studio.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it.each(['窗口', '项目', '按键', '声音输出', '引擎'])('has no English in the settings of %s', async (name) => {
    const settings = studio.dialog('设置');
    await settings.getByRole('tab', { name }).click();
    await settings.getByRole('tabpanel', { name }).waitFor();
    if (name === '引擎') await settings.getByText('正在查找可用设备').waitFor({ state: 'hidden', timeout: 60_000 });
    expect(await english()).toEqual([]);
    if (name === '窗口') await studio.screenshot('chinese-settings');
  });

  it('has no English in the window', async () => {
    await studio.press('Escape');
    await studio.dialog('设置').waitFor({ state: 'hidden' });
    await studio.page.getByRole('textbox', { name: '第 1 句台词的文字，Mara' }).click();
    await studio.page.getByRole('toolbar', { name: '第 1 句的读音' }).waitFor();
    expect(await english()).toEqual([]);
    await studio.screenshot('chinese');
  });

  it('has no English in what is asked about a film', async () => {
    await studio.press('Escape');
    await run('导入影片…');
    await studio.dialog('选择影片').getByRole('option', { name: 'film.mp4' }).dblclick();
    await studio.dialog('导入影片').waitFor();
    expect(await english()).toEqual([]);
    await studio.screenshot('chinese-film');
    await studio.press('Escape');
    await studio.dialog('导入影片').waitFor({ state: 'hidden' });
  });

  it('has no English in the settings of a bed', async () => {
    await studio.page.getByRole('button', { name: 'Original 的闪避与内容' }).click();
    await studio.dialog('Original 的闪避与内容').waitFor();
    expect(await english()).toEqual([]);
    await studio.press('Escape');
    await studio.dialog('Original 的闪避与内容').waitFor({ state: 'hidden' });
  });

  it('has no English in the export of a film', async () => {
    await run('导出…');
    await studio.dialog('导出').getByRole('combobox', { name: '内容', exact: true }).selectOption({ label: '配上此声音的影片' });
    await studio.dialog('导出').getByRole('textbox', { name: '声音语言' }).waitFor();
    expect(await english()).toEqual([]);
    await studio.press('Escape');
    await studio.dialog('导出').waitFor({ state: 'hidden' });
  });

  it('has no English in the steps of bringing in subtitles, and in a comparison', async () => {
    await run('打开剧本或字幕');
    await studio.dialog('导入台词').getByRole('textbox', { name: '台词或字幕' }).fill(SECOND);
    await studio.dialog('导入台词').getByRole('button', { name: '作为字幕导入…' }).click();
    const dialog = studio.dialog('导入字幕');
    for (const step of ['字幕', '角色', '句子', '时间']) {
      await dialog.getByRole('tab', { name: new RegExp(`^${step}`) }).click();
      await dialog.getByRole('tabpanel').waitFor();
      expect(await english(), step).toEqual([]);
      await studio.screenshot(`chinese-subtitles-${step}`);
    }
    await dialog.getByRole('combobox', { name: '处理方式' }).selectOption({ label: '与台词比较' });
    await dialog.getByRole('button', { name: '比较', exact: true }).click();
    await studio.dialog('与台词比较').getByRole('option').first().waitFor();
    expect(await english()).toEqual([]);
    await studio.screenshot('chinese-compare');
    await studio.press('Escape');
    await studio.dialog('与台词比较').waitFor({ state: 'hidden' });
  });

  it.each([
    ['全部操作…', '全部操作'],
    ['导出…', '导出'],
    ['打开剧本或字幕', '导入台词'],
    ['查找和替换', '查找和替换'],
    ['词表…', '词表'],
    ['显示导览', '导览'],
    ['打开项目…', '打开项目'],
    ['交付前检查…', '交付前检查'],
    ['核对读音…', '待核对的读音'],
    ['起始页', 'Voxloom'],
  ])('has no English in what "%s" opens', async (action, name) => {
    // What a test left open when it failed is not in the way of the next.
    await studio.press('Escape');
    await (name === '全部操作' ? studio.press('Mod+Shift+p') : run(action));
    await studio.dialog(name).waitFor();
    expect(await english()).toEqual([]);
    await studio.screenshot(`chinese-${name === '全部操作' ? 'palette' : name === '导出' ? 'export' : name === '导览' ? 'tour' : 'dialog'}`);
    await studio.press('Escape');
    await studio.dialog(name).waitFor({ state: 'hidden' });
  });

  /** Runs an action by its name, from the palette. */
  async function run(action: string): Promise<void> {
    await studio.press('Mod+Shift+p');
    const palette = studio.dialog('全部操作');
    await palette.getByRole('combobox').fill(action);
    await palette.getByRole('option').first().click();
    await palette.waitFor({ state: 'hidden' });
  }

  /** English words on screen and in the names that a screen reader speaks, without what the author wrote. */
  async function english(): Promise<string[]> {
    const said = await studio.page.evaluate<string[]>(`[...document.querySelectorAll('body *')].flatMap((element) => {
      if (element.closest('[role=toolbar][aria-label$=读音], code, kbd') || !(element.closest('select') ?? element).checkVisibility()) return [];
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
      return [...own, ...['aria-label', 'placeholder', 'title', 'data-tooltip', 'aria-description', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? '')];
    })`);
    const left = said.map((text) =>
      text
        .replaceAll(/(\/[\w.-]+)+/g, '')
        .replaceAll(/\{\w+\}/g, '')
        .replaceAll(/\b(?:yes|no)(?:[.,]|$)/gi, ''),
    );
    return [...new Set(left.flatMap((text) => (text.match(/[A-Za-z][A-Za-z\d-]+/g) ?? []).filter((word) => !NAMES.includes(word)).map((word) => `${word} in "${text.trim()}"`)))];
  }
});
