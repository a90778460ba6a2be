import { messages } from '../../i18n/messages.ts';

export const words = messages({
  title: ['Voxloom', 'Voxloom'],
  purpose: ['Write lines or bring in a film with its subtitles, give them voices, shape and arrange them. Nothing leaves this machine.', '编写台词，或导入影片与字幕；配上声音、调整演绎、编排成片。一切都在本机完成。'],
  newProject: ['New project', '新建项目'],
  open: ['Open…', '打开…'],
  sample: ['Open the sample', '打开示例'],
  recent: ['Recent projects', '最近的项目'],
  none: ['Projects you open are listed here.', '打开过的项目会列在这里。'],
  missing: ['Not found', '找不到'],
  forget: ['Take {title} off the list', '从列表移除{title}'],
});
