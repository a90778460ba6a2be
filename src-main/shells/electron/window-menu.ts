import type { MenuItemConstructorOptions } from 'electron';

/**
 * The native menu. Its items are the window's own actions by id, so that menu, keys and palette do the same; keys are shown
 * and bound by the window, since the author may change them.
 * @param language of the window
 * @param choose tells the window which action was chosen
 */
export function windowMenu(language: 'en' | 'zh-CN', platform: NodeJS.Platform, choose: (action: string) => void): MenuItemConstructorOptions[] {
  const say = (en: string, zh: string): string => (language === 'zh-CN' ? zh : en);
  const item = (label: string, action: string): MenuItemConstructorOptions => ({
    label,
    click: () => {
      choose(action);
    },
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: say('File', '文件'),
      submenu: [
        item(say('New project', '新建项目'), 'project.new'),
        item(say('Open project…', '打开项目…'), 'project.open'),
        item(say('Save as…', '另存为…'), 'project.saveAs'),
        separator,
        item(say('Import script…', '导入台词…'), 'script.import'),
        item(say('Export…', '导出…'), 'project.export'),
        separator,
        item(say('Settings', '设置'), 'app.settings'),
        platform === 'darwin' ? { role: 'close' } : { role: 'quit', label: say('Quit', '退出') },
      ],
    },
    {
      label: say('Edit', '编辑'),
      submenu: [
        item(say('Undo', '撤销'), 'edit.undo'),
        item(say('Redo', '重做'), 'edit.redo'),
        separator,
        { role: 'cut', label: say('Cut', '剪切') },
        { role: 'copy', label: say('Copy', '复制') },
        { role: 'paste', label: say('Paste', '粘贴') },
        separator,
        item(say('Find', '查找'), 'script.find'),
        item(say('All commands…', '全部命令…'), 'app.palette'),
      ],
    },
    {
      label: say('View', '视图'),
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }],
    },
  ];
}
