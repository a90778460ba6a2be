import iconv from 'iconv-lite';

import { writeAss } from '../../src-main/media/subtitles/write-ass.ts';
import { writeSrt } from '../../src-main/media/subtitles/write-srt.ts';
import { writeTtml } from '../../src-main/media/subtitles/write-ttml.ts';
import { writeVtt } from '../../src-main/media/subtitles/write-vtt.ts';
import type { WrittenCue } from '../../src-main/media/subtitles/written-cue.ts';

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ENGLISH = ['The tide turns at six, and not before.', 'Who moved the harbour light?', 'I did. It was in the way of the moon.', '“Put it back,” she said; nobody did.', 'Then we row by ear.'];
const CHINESE = ['潮水六点才转，不会更早。', '谁把港口的灯移走了？', '是我。它挡住了月亮。', '“放回去，”她说；没有人听。', '那我们就听着声音划船。'];
const SPEAKERS = ['Mara', 'Old Joss', null, '小明'];

/** Subtitle files as people have them, in every format and encoding, with the marks of several editors. */
export function sampleFiles(): SampleFile[] {
  const english = cuesOf(ENGLISH);
  const chinese = cuesOf(CHINESE);
  const title = 'Harbour';
  const language = 'en-GB';
  const texts = [
    { name: 'english.srt', text: writeSrt(english) },
    { name: 'chinese.srt', text: writeSrt(chinese).replaceAll('\r\n', '\n') },
    { name: 'marked.srt', text: writeSrt(english).replaceAll('The tide', '{\\an8}<i>The tide</i>').replaceAll('Who', '- Who').replaceAll('light?', 'light?\r\n- Not me &amp; mine.') },
    { name: 'english.vtt', text: writeVtt(english).replace('WEBVTT', 'WEBVTT - Harbour\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:one\n\nNOTE nothing to say') },
    { name: 'settings.vtt', text: writeVtt(chinese).replace(/(--> \S+)/g, '$1 align:start position:10%,line-left region:one') },
    { name: 'english.ass', text: writeAss(english, title).replaceAll('moon', '{\\i1}moon{\\i0}').replaceAll('Then', '{\\k20}Th{\\k30}en').replaceAll('Put', '{\\p1}m 0 0 l 10 10{\\p0}Put') },
    { name: 'chinese.ass', text: writeAss(chinese, title) },
    { name: 'english.ttml', text: writeTtml(english, { title, language }) },
    { name: 'frames.ttml', text: framesTtml() },
  ];
  return texts.flatMap(({ name, text }) =>
    [
      { encoding: 'utf-8', addBOM: false },
      { encoding: 'utf-8', addBOM: true },
      { encoding: 'utf-16le', addBOM: true },
      { encoding: 'utf-16be', addBOM: true },
      ...(name.startsWith('chinese') ? [{ encoding: 'gb18030', addBOM: false }] : []),
    ].map(({ encoding, addBOM }) => ({ name, bytes: iconv.encode(text, encoding, { addBOM }) })),
  );
}

function cuesOf(sentences: readonly string[]): WrittenCue[] {
  return Array.from({ length: 24 }, (_, index) => ({
    startSample: index * 150_000 + 4_800,
    endSample: index * 150_000 + 130_000 + (index % 5 === 0 ? 40_000 : 0),
    text: sentences[index % sentences.length] ?? '',
    speaker: SPEAKERS[index % SPEAKERS.length] ?? null,
  }));
}

function framesTtml(): string {
  const paragraphs = ENGLISH.map((text, index) => `<p begin="00:00:${String(index * 3 + 1).padStart(2, '0')}:12" dur="2s" ttm:agent="a${index % 2}"><span>${text.replaceAll('&', '&amp;')}</span><br/><span begin="1s" end="60f">more</span></p>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:tickRate="90000">\n<head><metadata><ttm:agent xml:id="a0"><ttm:name>Mara</ttm:name></ttm:agent></metadata></head>\n<body begin="10s"><div>${paragraphs.join('\n')}</div></body></tt>\n`;
}
