import { messages } from '../i18n/messages.ts';

export const words = messages({
  resetTo: ['Reset {label} to {value}', '将{label}重置为 {value}'],
  close: ['Close', '关闭'],
  sizeOf: ['Size of {name}', '{name}的大小'],
});
