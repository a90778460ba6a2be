import { messages } from '../../i18n/messages.ts';

export const words = messages({
  title: ['Bring in a film', '导入影片'],
  facts: ['{width} × {height}, {rate} frames a second, {length}, {codec}', '{width} × {height}，每秒 {rate} 帧，{length}，{codec}'],
  replaces: ['It takes the place of “{name}”.', '它将取代“{name}”。'],
  staysThere: ['The film stays where it is; the project only remembers its place.', '影片留在原处，项目只记住其位置。'],
  sound: ['Its original sound', '影片原声'],
  noSound: ['The film has no sound.', '此影片没有声音。'],
  leave: ['Leave it out', '不导入'],
  track: ['Track {number}: {language}, {codec}, {channels} {channels|channel|channels}', '第 {number} 条：{language}，{codec}，{channels} 声道'],
  unknownLanguage: ['language unknown', '语言未知'],
  duck: ['Original sound goes down under speech', '有人说话时降低原声'],
  conformed: ['The programme runs at another speed than its film. Set the speed back to bring in the sound, then change it again.', '节目速度与影片不同。请先恢复速度再导入原声，之后重新更改。'],
  followRate: ['Timecode counts {rate} frames a second, as the film', '时间码按影片每秒 {rate} 帧计数'],
  cancel: ['Cancel', '取消'],
  bringIn: ['Bring in', '导入'],
});
