import { escapeXml } from '../escape-xml.ts';
import { writeClockTime } from './clock-time.ts';
import { inOrder, rowsOf, type WrittenCue } from './written-cue.ts';

const STYLE = { hourDigits: 2, point: '.', digits: 3 };

/** TTML 2 in the text profile of IMSC 1.1 (W3C): speakers as agents, times of the media to the millisecond. */
export function writeTtml(cues: readonly WrittenCue[], { title, language }: { readonly title: string; readonly language: string }): string {
  const ordered = inOrder(cues);
  const agents = new Map([...new Set(ordered.flatMap(({ speaker }) => speaker ?? []))].map((speaker, index) => [speaker, `speaker-${index + 1}`]));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"' +
      ` ttp:timeBase="media" ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" xml:lang="${escapeXml(language)}">`,
    '  <head>',
    '    <metadata>',
    `      <ttm:title>${escapeXml(title)}</ttm:title>`,
    ...[...agents].map(([name, id]) => `      <ttm:agent xml:id="${id}" type="character"><ttm:name type="full">${escapeXml(name)}</ttm:name></ttm:agent>`),
    '    </metadata>',
    '    <styling>',
    '      <style xml:id="words" tts:color="#ffffff" tts:backgroundColor="#000000c0" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:textAlign="center"/>',
    '    </styling>',
    '    <layout>',
    '      <region xml:id="below" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"/>',
    '    </layout>',
    '  </head>',
    '  <body style="words" region="below">',
    '    <div>',
    ...ordered.map(({ startSample, endSample, text, speaker }, index) => {
      const agent = speaker === null ? '' : ` ttm:agent="${agents.get(speaker) ?? ''}"`;
      const times = `begin="${writeClockTime(startSample, STYLE)}" end="${writeClockTime(endSample, STYLE)}"`;
      return `      <p xml:id="cue-${index + 1}" ${times}${agent}>${rowsOf(text).map(escapeXml).join('<br/>')}</p>`;
    }),
    '    </div>',
    '  </body>',
    '</tt>',
  ];
  return `${lines.join('\n')}\n`;
}
