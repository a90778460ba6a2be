import { messages } from '../i18n/messages.ts';

export const words = messages({
  drop: ['Drop a film or subtitles', '拖入影片或字幕'],
  noPath: ['A browser does not tell where “{name}” lies. Choose it with “Bring in a film”.', '浏览器不会告知“{name}”的位置，请用“导入影片”选择它。'],
  otherEncoding: ['“{name}” is not in Unicode. Choose it with “Import subtitles”, which reads other encodings.', '“{name}”不是 Unicode 编码，请用“导入字幕”选择它，可读取其他编码。'],
  cannotTake: ['“{name}” is neither a film nor subtitles. Sounds come in with “Import a bed”, scripts with “Open a script or subtitles”.', '“{name}”既不是影片也不是字幕。声音请用“导入铺底”，台词请用“打开剧本或字幕”。'],
});
