import { messages } from '../../i18n/messages.ts';

export const words = messages({
  title: ['About Voxloom', '关于 Voxloom'],
  what: ['An offline studio for voice-over and dubbing. Nothing leaves this machine.', '离线的配音工作室。一切都不会离开本机。'],
  licence: ['Voxloom is free software under the MIT licence.', 'Voxloom 是采用 MIT 许可的自由软件。'],
  voices: ['Voices', '声音'],
  madeOf: ['What it is made of', '所用组件'],
  package: ['Package', '组件'],
  version: ['Version', '版本'],
  itsLicence: ['Licence', '许可'],
});
