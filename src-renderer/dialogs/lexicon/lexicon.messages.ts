import { messages } from '../../i18n/messages.ts';

export const words = messages({
  title: ['Lexicon', '词表'],
  project: ['This project', '本项目'],
  global: ['All projects', '所有项目'],
  word: ['Word', '词'],
  phones: ['Sounds', '读音'],
  phonesHint: ['ARPABET, such as JH IH1 F', 'ARPABET 音标，例如 JH IH1 F'],
  add: ['Add', '添加'],
  remove: ['Remove {word}', '删除{word}'],
  unknownSound: ['“{sound}” is no sound of English.', '“{sound}”不是英语音素。'],
  empty: ['Words listed here are always read this way.', '列在这里的词始终按此读音朗读。'],
  noProject: ['Open a project to give it words of its own.', '打开项目后可为其添加专用词条。'],
  bringIn: ['Bring in CSV…', '导入 CSV…'],
  takeOut: ['Save as CSV', '存为 CSV'],
  broughtIn: ['{count} {count|word|words} brought in.', '已导入 {count} 个词。'],
  badRows: ['{count} {count|row|rows} could not be read, the first in line {line}.', '{count} 行无法读取，首个在第 {line} 行。'],
  entries: ['Words', '词条'],
});
