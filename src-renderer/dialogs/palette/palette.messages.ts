import { messages } from '../../i18n/messages.ts';

export const words = messages({
  title: ['All actions', '全部操作'],
  search: ['Search actions', '搜索操作'],
  found: ['Actions found', '找到的操作'],
  nothing: ['No action is called that.', '没有这样的操作。'],
});
