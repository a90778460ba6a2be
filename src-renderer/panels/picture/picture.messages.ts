import { messages } from '../../i18n/messages.ts';

export const words = messages({
  filmPlace: ['The film that you dub is shown here, and the line you select as it sounds.', '要配音的影片显示在这里，所选台词的声音也在这里查看。'],
  stage: ['What is shown here', '此处显示的内容'],
  picture: ['Picture', '画面'],
  take: ['Take', '录次'],
  both: ['Both', '两者'],
  film: ['Picture of the programme: arrow keys step by a frame', '节目画面：方向键逐帧移动'],
  start: ['First frame at', '首帧位于'],
  back: ['One frame back', '后退一帧'],
  forward: ['One frame forward', '前进一帧'],
  burnTimecode: ['Timecode in the picture', '画面内显示时间码'],
  more: ['More about the picture', '画面的更多操作'],
  replace: ['Another film…', '更换影片…'],
  remove: ['Remove the picture', '移除画面'],
  find: ['Find the film…', '查找影片…'],
  inStep: ['Picture {drift} ms from the sound', '画面与声音相差 {drift} 毫秒'],
  drift: ['{drift} ms', '{drift} 毫秒'],
  missing: ['“{name}” is not where it was, nor beside the project. Find it, or work on without the picture.', '“{name}”不在原处，也不在项目旁边。可以查找它，或不用画面继续工作。'],
  cannotDecode: [
    '“{name}” cannot be shown here: this window does not decode {codec}. Make a copy in H.264 or VP9 and choose it; everything but the picture works meanwhile.',
    '此处无法显示“{name}”：本窗口不能解码 {codec}。请另存为 H.264 或 VP9 后再选用；在此期间除画面外一切照常。',
  ],
  broken: ['“{name}” could not be read to here. The file may be damaged.', '“{name}”读到此处失败，文件可能已损坏。'],
  looking: ['Looking for “{name}”…', '正在查找“{name}”…'],
});
