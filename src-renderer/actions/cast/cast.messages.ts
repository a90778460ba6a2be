import { messages } from '../../i18n/messages.ts';

export const words = messages({
  add: ['Add a character', '添加角色'],
  newName: ['Character {number}', '角色 {number}'],
  audition: ['Hear the character of the line', '试听此句的角色'],
  auditionText: ['The evening ferry leaves at a quarter past seven, whatever the weather.', '无论天气如何，晚班渡轮都在七点一刻开出。'],
  selectLines: ['Select all lines of the character', '选择该角色的所有台词'],
});
