import { messages } from '../../i18n/messages.ts';

export const words = messages({
  hear: ['Hear line as shaped', '试听调整后的台词'],
  hearUntouched: ['Hear line untouched', '试听原样的台词'],
  resetWord: ['Reset drawing of the word', '重置该词的绘制'],
  resetLine: ['Reset delivery of the lines', '重置台词的演绎'],
  focus: ['Go to the delivery editor', '转到演绎编辑'],
  copy: ['Copy delivery', '复制演绎'],
  paste: ['Paste delivery', '粘贴演绎'],
  handles: ['Use handles', '使用手柄'],
  pen: ['Use the pen', '使用画笔'],
});
