import { messages } from '../../i18n/messages.ts';

export const words = messages({
  project: ['Open a project', '打开项目'],
  script: ['Choose a script or subtitles', '选择台词或字幕文件'],
  audio: ['Choose a sound', '选择声音文件'],
  folder: ['Choose a folder', '选择文件夹'],
  save: ['Save as', '另存为'],
  up: ['Folder above', '上级文件夹'],
  newFolder: ['New folder', '新建文件夹'],
  folderName: ['Name of the new folder', '新文件夹的名称'],
  create: ['Create', '创建'],
  cancel: ['Cancel', '取消'],
  open: ['Open', '打开'],
  useFolder: ['Use this folder', '使用此文件夹'],
  saveHere: ['Save', '保存'],
  name: ['File name', '文件名'],
  files: ['Files in {path}', '{path} 中的文件'],
  path: ['Folder', '文件夹'],
  empty: ['Nothing here that fits.', '这里没有符合的文件。'],
  exists: ['A file of this name is here; saving replaces it.', '此处已有同名文件，保存会将其替换。'],
});
