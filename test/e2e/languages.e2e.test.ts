import { expect, it } from 'vitest';

import { journey } from './support/journey.ts';

/**
 * What stays in Latin letters in any language: names of ours, of people, files, formats, units and keys, and what the author
 * wrote, with its phones. Anything else is English that nobody translated.
 */
const NAMES = [
  'Voxloom', 'Kathleen', 'Mara', 'Joss', 'MA', 'JO', 'Untitled', 'Harbour', 'yes', 'EH1', 'eh1', 'JH', 'IH1', 'vox', 'kB', 'MB', 'English', 'en-US', 'ARPABET',
  'LUFS', 'dBTP', 'dB', 'Hz', 'kHz', 'kbps', 'RMS', 'ACX', 'EBU', 'WAV', 'MP3', 'SubRip', 'WebVTT', 'srt', 'vtt', 'csv', 'CSV',
  'CPU', 'WebGPU', 'CUDA', 'DirectML', 'Apple', 'Core', 'ML', 'Reaper', 'Premiere', 'Resolve', 'Pro', 'DaVinci', 'Adobe',
  'Ctrl', 'Shift', 'Alt', 'Enter', 'Esc', 'Escape', 'Tab', 'Del', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'Control', 'Meta', 'Cmd', 'Option', 'Backspace', 'Insert', 'Space', 'PgUp', 'PgDn', 'F2', 'F3', 'F4', 'F6', 'F7',
];

journey('简体中文', (studio) => {
  it('is chosen in the settings, and holds at once', async () => {
    await studio.skipTour();
    await studio.newProject();
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

  it.each([
    ['全部操作…', '全部操作'],
    ['导出…', '导出'],
    ['打开剧本或字幕', '导入台词'],
    ['查找和替换', '查找和替换'],
    ['词表…', '词表'],
    ['显示导览', '导览'],
    ['打开项目…', '打开项目'],
    ['起始页', 'Voxloom'],
  ])('has no English in what "%s" opens', async (action, name) => {
    // What a test left open when it failed is not in the way of the next.
    await studio.press('Escape');
    await studio.press('Mod+Shift+p');
    const palette = studio.dialog('全部操作');
    if (name !== '全部操作') {
      await palette.getByRole('combobox').fill(action);
      await palette.getByRole('option').first().click();
      await palette.waitFor({ state: 'hidden' });
    }
    await studio.dialog(name).waitFor();
    expect(await english()).toEqual([]);
    await studio.screenshot(`chinese-${name === '全部操作' ? 'palette' : name === '导出' ? 'export' : name === '导览' ? 'tour' : 'dialog'}`);
    await studio.press('Escape');
    await studio.dialog(name).waitFor({ state: 'hidden' });
  });

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
        .replaceAll(/\bYes\.|\bNo\./g, ''),
    );
    return [...new Set(left.flatMap((text) => (text.match(/[A-Za-z][A-Za-z\d-]+/g) ?? []).filter((word) => !NAMES.includes(word)).map((word) => `${word} in "${text.trim()}"`)))];
  }
});
