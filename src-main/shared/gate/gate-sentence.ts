import type { GateFinding } from '../contract/gate-views.ts';

export type GateLanguage = 'en' | 'zh-CN';

type Sentence = (values: GateFinding['values']) => readonly [english: string, chinese: string];

/** A finding as a sentence: what is wrong and, where it is not plain, what to do. */
export function gateSentence({ code, values }: Pick<GateFinding, 'code' | 'values'>, language: GateLanguage): string {
  const [english, chinese] = SENTENCES[code](values);
  return language === 'en' ? english : chinese;
}

export const GATE_LEVELS: Readonly<Record<GateFinding['level'], Readonly<Record<GateLanguage, string>>>> = {
  block: { en: 'Blocks', 'zh-CN': '阻止' },
  warn: { en: 'Warns', 'zh-CN': '警告' },
  note: { en: 'Notes', 'zh-CN': '提示' },
};

const SENTENCES: Readonly<Record<GateFinding['code'], Sentence>> = {
  'line-missing': () => ['It has no take yet. Render it.', '还没有录次，请渲染。'],
  'line-stale': () => ['The text or delivery changed since its take. Render it again.', '文字或演绎在录次之后有改动，请重新渲染。'],
  'line-failed': ({ reason }) => [`Its rendering failed: ${clause(reason)}.`, `渲染失败：${clause(reason)}。`],
  'line-overlaps': ({ seconds, other, allowed }) => [
    `It starts ${figure(seconds, 2)} s before ${said(other)} has ended${allowed === 'yes' ? ', which is allowed.' : '. Move it, shorten the other, or allow the overlap.'}`,
    `在 ${said(other)} 说完之前 ${figure(seconds, 2)} 秒就开始${allowed === 'yes' ? '，已允许。' : '。请移动、缩短前一句，或允许重叠。'}`,
  ],
  'line-over': ({ seconds, rate, allowed }) => [
    `It is ${figure(seconds, 2)} s longer than its slot, even at ${figure(rate, 2)}×${allowed === 'yes' ? ', which is allowed.' : '. Shorten the text or move the cue.'}`,
    `即使以 ${figure(rate, 2)} 倍语速仍超出时段 ${figure(seconds, 2)} 秒${allowed === 'yes' ? '，已允许。' : '。请缩短文字或移动字幕。'}`,
  ],
  'line-off-slot': ({ seconds }) => [
    `It starts ${figure(Math.abs(Number(seconds)), 2)} s ${Number(seconds) < 0 ? 'before' : 'after'} its slot.`,
    `比时段${Number(seconds) < 0 ? '早' : '晚'} ${figure(Math.abs(Number(seconds)), 2)} 秒开始。`,
  ],
  'line-clipped': ({ decibels }) => [
    `Its peaks go ${figure(decibels, 1)} dB over full scale. Lower the clip or its track.`,
    `峰值超出满刻度 ${figure(decibels, 1)} dB。请降低片段或轨道音量。`,
  ],
  'line-silent': ({ reason }) => SILENCES[said(reason)] ?? ['It is not heard.', '听不到。'],
  'rate-jump': ({ rate, before }) => [
    `It is spoken at ${figure(rate, 2)}× right after a line at ${figure(before, 2)}×. Even out the neighbours.`,
    `以 ${figure(rate, 2)} 倍语速说出，而前一句为 ${figure(before, 2)} 倍。请均衡相邻台词。`,
  ],
  'cue-silent': ({ cue }) => [`Nothing is heard during cue ${said(cue)}.`, `第 ${said(cue)} 条字幕期间没有声音。`],
  'loudness-off': ({ gainDb }) => [
    `The mix has to be raised by ${figure(gainDb, 1)} dB to its loudness, and its noise with it.`,
    `混音需要提升 ${figure(gainDb, 1)} dB 才能达到目标响度，噪声也会随之升高。`,
  ],
  'peak-over': ({ decibels, limited }) =>
    limited === 'yes'
      ? [`The limiter will take ${figure(decibels, 1)} dB off the loudest peaks. Lower what is loud.`, `限幅器将削去最高峰值 ${figure(decibels, 1)} dB。请降低过响的部分。`]
      : [`The mix goes ${figure(decibels, 1)} dB over full scale and will be clipped. Choose a loudness or lower the tracks.`, `混音超出满刻度 ${figure(decibels, 1)} dB，将被削波。请选择响度目标或降低轨道。`],
  'voice-missing': ({ voice }) => [`Its voice "${said(voice)}" is not installed here.`, `声音“${said(voice)}”未在本机安装。`],
  'voice-licence': ({ voice, licence }) => [`The voice "${said(voice)}" asks for something in return: ${said(licence)}.`, `声音“${said(voice)}”附带使用条件：${said(licence)}。`],
  'picture-missing': ({ path }) => [`The picture is not at ${said(path)} any more. Find it again.`, `画面文件已不在 ${said(path)}，请重新定位。`],
};

const SILENCES: Readonly<Record<string, readonly [string, string]>> = {
  muted: ['It is not heard: its track is muted, or another one plays solo.', '听不到：轨道已静音，或其他轨道正在独奏。'],
  off: ['It has a take but no clip on the timeline.', '有录次，但时间线上没有片段。'],
  quiet: ['Its take is silent or close to it. Render another one.', '录次几乎无声，请重新渲染。'],
};

function said(value: string | number | undefined): string {
  return String(value ?? '');
}

/** A sentence inside another: without its full stop. */
function clause(value: string | number | undefined): string {
  return said(value).replace(/[.。]+$/, '');
}

function figure(value: string | number | undefined, digits: number): string {
  return Number(value ?? 0).toFixed(digits);
}
