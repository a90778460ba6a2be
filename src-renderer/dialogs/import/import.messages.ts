import { messages } from '../../i18n/messages.ts';

export const words = messages({
  title: ['Bring in a script', '导入台词'],
  paste: ['Script or subtitles', '台词或字幕'],
  hint: ['Paste lines here. “Name: words” becomes a character.', '在此粘贴台词。“名字: 台词”会成为角色。'],
  chooseFile: ['Choose a file…', '选择文件…'],
  asSubtitles: ['Bring in as subtitles…', '作为字幕导入…'],
  pasted: ['Pasted', '粘贴的文字'],
  reading: ['Reading…', '正在读取…'],
  found: ['{lines} {lines|line|lines}, {characters} {characters|character|characters}', '{lines} 句台词，{characters} 个角色'],
  newCharacter: ['new', '新'],
  someone: ['Narrator', '旁白'],
  more: ['and {count} more', '另有 {count} 句'],
  preview: ['Preview', '预览'],
  cancel: ['Cancel', '取消'],
  insert: ['Insert {count} {count|line|lines}', '插入 {count} 句台词'],
  insertNone: ['Insert', '插入'],
  nothing: ['Nothing to say was found in it.', '未找到可朗读的内容。'],
});
