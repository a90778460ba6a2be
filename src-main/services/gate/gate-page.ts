import type { GateReport } from '../../shared/contract/gate-views.ts';
import { GATE_LEVELS, type GateLanguage } from '../../shared/gate/gate-sentence.ts';
import type { GateRow } from './gate-rows.ts';

const WORDS = {
  en: { heading: 'Delivery report', clear: 'Nothing stands against delivering this.', line: 'Line', time: 'Time', who: 'Character', text: 'Text', finding: 'Finding', voices: 'Voices', licence: 'Licence', lines: 'Lines', loudness: 'Loudness of the mix', peak: 'True peak', length: 'Length' },
  'zh-CN': { heading: '交付报告', clear: '没有妨碍交付的问题。', line: '台词', time: '时间', who: '角色', text: '文字', finding: '问题', voices: '声音', licence: '许可', lines: '台词数', loudness: '混音响度', peak: '真峰值', length: '时长' },
} as const satisfies Record<GateLanguage, Record<string, string>>;

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;margin:32px auto;max-width:1000px;padding:0 16px;color:#1b1d21;background:#fff}
table{border-collapse:collapse;width:100%;margin:16px 0}th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #d8dbe0;vertical-align:top}
td{font-variant-numeric:tabular-nums}.block{color:#a4161a;font-weight:600}.warn{color:#8a5a00;font-weight:600}.note{color:#5a6068}
@media (prefers-color-scheme:dark){body{color:#e8e9eb;background:#15171a}th,td{border-color:#33373d}.block{color:#ff8a80}.warn{color:#f2b84b}.note{color:#9aa0a8}}`;

/** A report as one page that needs nothing else: no scripts, no links. */
export function gatePage(report: GateReport, rows: readonly GateRow[], language: GateLanguage): string {
  const words = WORDS[language];
  const measures = report.measures && `<p>${words.length} ${clock(report.measures.lengthMs)} · ${words.loudness} ${figure(report.measures.loudnessLufs, 'LUFS')} · ${words.peak} ${figure(report.measures.truePeakDbtp, 'dBTP')}</p>`;
  const findings = rows.map(
    ({ level, number, timecode, character, text, sentence }) =>
      `<tr><td class="${level}">${GATE_LEVELS[level][language]}</td><td>${number}</td><td>${timecode}</td><td>${escaped(character)}</td><td>${escaped(text)}</td><td>${escaped(sentence)}</td></tr>`,
  );
  const table = `<table><thead><tr><th></th><th>${words.line}</th><th>${words.time}</th><th>${words.who}</th><th>${words.text}</th><th>${words.finding}</th></tr></thead><tbody>${findings.join('\n')}</tbody></table>`;
  const voices = report.voices.map(({ name, licence, lines }) => `<tr><td>${escaped(name)}</td><td>${escaped(licence)}</td><td>${String(lines)}</td></tr>`).join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${words.heading}: ${escaped(report.title)}</title><style>${STYLE}</style></head>
<body><h1>${words.heading}: ${escaped(report.title)}</h1>
<p>${new Date(report.checkedAtMs).toISOString()}</p>${measures ?? ''}
${rows.length === 0 ? `<p>${words.clear}</p>` : table}
<h2>${words.voices}</h2><table><thead><tr><th>${words.voices}</th><th>${words.licence}</th><th>${words.lines}</th></tr></thead><tbody>${voices}</tbody></table>
</body></html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function figure(value: number | null, unit: string): string {
  return value === null ? '–' : `${value.toFixed(1)} ${unit}`;
}

function clock(lengthMs: number): string {
  const seconds = Math.round(lengthMs / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
