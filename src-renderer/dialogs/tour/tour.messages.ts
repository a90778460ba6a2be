import { messages } from '../../i18n/messages.ts';

export const words = messages({
  name: ['Tour', '导览'],
  stepOf: ['{step} of {steps}', '第 {step} 步，共 {steps} 步'],
  next: ['Next', '下一步'],
  back: ['Back', '上一步'],
  done: ['Done', '完成'],
  skip: ['Skip the tour', '跳过导览'],
  script: ['Write', '编写'],
  scriptWords: ['Type a line, paste a whole script, or import subtitles. “Name: words” becomes a character. {hear} lets you hear the line.', '输入一句台词、粘贴整份剧本，或导入字幕。“名字: 台词”会成为角色。按 {hear} 试听台词。'],
  renderAndPlay: ['“Render and play”', '“渲染并播放”'],
  delivery: ['Shape', '塑造'],
  deliveryWords: ['Draw how a line is said: drag its pitch, its lengths, its pauses, and hear it at once.', '绘制台词的说法：拖动音高、长度与停顿，立即试听。'],
  takes: ['Choose', '挑选'],
  takesWords: ['Ask for several takes of a line, compare them, star one, lock what is approved.', '为一句台词生成多个录次，比较、加星，并锁定已通过的。'],
  timeline: ['Arrange', '编排'],
  timelineWords: ['Clips land on their character’s track. Drag, trim, split and fade them, bring in the film they dub, and lay music beneath.', '片段会落在角色的轨道上。拖动、修剪、拆分、淡入淡出，导入要配音的影片，并铺上音乐。'],
  export: ['Deliver', '交付'],
  exportWords: ['Export a mix, stems, a file for each line, or the film itself. Every edit is saved by itself and can be undone.', '导出混音、分轨、逐句文件，或整部影片。每次编辑都会自动保存，可随时逐步撤销。'],
});
