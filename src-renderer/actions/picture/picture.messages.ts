import { messages } from '../../i18n/messages.ts';

export const words = messages({
  import: ['Bring in a film…', '导入影片…'],
  find: ['Find the film of the picture…', '查找画面的影片…'],
  remove: ['Remove the picture', '移除画面'],
  stepFrame: ['Picture: one frame forward', '画面：前进一帧'],
  stepFrameBack: ['Picture: one frame back', '画面：后退一帧'],
  originalTrack: ['Original', '原声'],
});
