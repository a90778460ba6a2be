import { messages } from '../i18n/messages.ts';

export const words = messages({
  lostTitle: ['The studio has stopped', '工作室已停止'],
  lostMessage: [
    'Your work is saved up to the last edit. Connect again, or start Voxloom anew if that does not help.',
    '直到最后一次编辑的工作都已保存。请重新连接；若仍无法连接，请重新启动 Voxloom。',
  ],
  connectAgain: ['Connect again', '重新连接'],
  connecting: ['Connecting…', '正在连接…'],
});
