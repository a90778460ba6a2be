import { messages } from '../i18n/messages.ts';

export const words = messages({
  rate: ['{rate}×', '{rate}×'],
  borrows: ['{seconds} s of the gap behind', '借用其后空隙 {seconds} 秒'],
  rates: ['Rate', '语速'],
  ratesOfLines: ['Rate of each line', '各句语速'],
  noRates: ['No line has a slot that its rate could be told for', '没有可显示语速的时段'],
  over: ['over', '超时'],
  jump: ['jump', '突变'],
  predictedRate: ['about {rate}×', '约 {rate}×'],
  lineRate: ['Line {number}, {name}: {rate}', '第 {number} 句，{name}：{rate}'],
  overBy: ['over by {seconds} s', '超出 {seconds} 秒'],
  overlaps: ['{seconds} s into the next cue', '与下一条字幕重叠 {seconds} 秒'],
  accepted: ['accepted', '已接受'],
  stretched: ['waveform stretched to {percent} %', '波形拉伸至 {percent}%'],
  jumpsBy: ['{jump}× from a neighbour', '与相邻句相差 {jump}×'],
  flaggedLines: ['{count} flagged', '{count} 句有问题'],
  slow: ['slow', '慢'],
  fast: ['fast', '快'],
});
