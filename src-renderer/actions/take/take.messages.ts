import { messages } from '../../i18n/messages.ts';

export const words = messages({
  newTake: ['New take', '新录次'],
  threeTakes: ['3 new takes', '3 个新录次'],
  star: ['Star the take', '为录次加星'],
  next: ['Use the next take', '采用下一录次'],
  previous: ['Use the previous take', '采用上一录次'],
  compare: ['Compare takes A and B', '比较录次 A 和 B'],
  cancelLines: ['Cancel rendering the selected lines', '取消渲染所选台词'],
});
