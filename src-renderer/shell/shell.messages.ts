import { messages } from '../i18n/messages.ts';

export const words = messages({
  script: ['Script', '台词'],
  cast: ['Cast', '角色'],
  delivery: ['Delivery', '演绎'],
  takes: ['Takes', '录次'],
  side: ['Takes and cast', '录次与角色'],
  timeline: ['Timeline', '时间线'],
  regionFailed: ['{name} ran into a fault. Your work is saved.', '“{name}”出现故障。你的工作已保存。'],
  showAgain: ['Show it again', '重新显示'],
  details: ['Details', '详细信息'],
});
