import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../src-main/media/script/read-markdown.ts';
import { cpuTimeMs } from '../../../helpers/cpu-time.ts';

function spoken(text: string): string[] {
  return readMarkdown(text).map((line) => line.text);
}

describe('readMarkdown', () => {
  test.each([
    ['emphasis', '*one* **two** ***three*** _four_ __five__ ~~six~~ ==seven==', 'one two three four five six seven'],
    ['nested emphasis', '**bold _and *deeper*_ text**', 'bold and deeper text'],
    ['emphasis within a word', 'un*frigging*believable', 'unfriggingbelievable'],
    ['marks that are not emphasis', '5 * 3, 2*3*4, snake_case_name, a ~ b, x = y, **open', '5 * 3, 2*3*4, snake_case_name, a ~ b, x = y, **open'],
    ['links', '[text](http://a.b/c_(d) "title"), [two](<a b>), [three][ref], [ref][] and [ref].\n\n[ref]: http://x.y', 'text, two, three, ref and ref.'],
    ['emphasis in a link', '[**bold** link](http://a.b)', 'bold link'],
    ['a picture', 'before ![a *nice* picture](a.png "t") after', 'before after'],
    ['a linked picture', '[![badge](a.svg)](http://a.b) text', 'text'],
    ['brackets', 'a [b] c, [word|W ER1 D] and array[0](', 'a [b] c, [word|W ER1 D] and array[0]('],
    ['inline code', 'run `npm *test*` and ``a`b`` or ` alone', 'run npm *test* and a`b or ` alone'],
    ['escapes', String.raw`\*not emphasis\* 1\. \[x\]`, '*not emphasis* 1. [x]'],
    ['entities', 'a &amp; b &lt;c&gt; &#233; &#x2014; &unknown; AT&T', 'a & b <c> é — &unknown; AT&T'],
    ['HTML', '<b>bold</b> H<sub>2</sub>O<br>line <span class="x">end</span>', 'bold H2O line end'],
    ['comparison signs', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['tags that shape speech', 'a <break time="300ms"/> <sub alias="World Wide Web">WWW</sub>', 'a <break time="300ms"/> <sub alias="World Wide Web">WWW</sub>'],
    ['an address', 'see <https://example.org/a_b_c> now', 'see https://example.org/a_b_c now'],
    ['a footnote mark', 'text[^1] goes on\n\n[^1]: not spoken\nnor this', 'text goes on'],
  ])('reads %s as words', (_, source, expected) => {
    expect(spoken(source)).toEqual([expected]);
  });

  test('makes a line of every heading, paragraph, item, quote and row, at its place in the source', () => {
    const source = [
      '---', 'title: Not spoken', 'tags: [a, b]', '---', '# One #', '', 'Soft', 'break.', '', 'Two', '===', '- item *a*', '  goes on',
      '- [x] item b', '2. item c', '   > quoted', '', '> said', '> so', '', '| Name | Line |', '|:-----|-----:|', '| A | b |', '', '***', 'Hard  ', 'break\\', 'end',
    ].join('\r\n');
    expect(readMarkdown(source)).toEqual([
      { text: 'One', sourceLine: 5 },
      { text: 'Soft break.', sourceLine: 7 },
      { text: 'Two', sourceLine: 10 },
      { text: 'item a goes on', sourceLine: 12 },
      { text: 'item b', sourceLine: 14 },
      { text: 'item c quoted', sourceLine: 15 },
      { text: 'said so', sourceLine: 18 },
      { text: 'Name, Line', sourceLine: 21 },
      { text: 'A, b', sourceLine: 23 },
      { text: 'Hard', sourceLine: 26 },
      { text: 'break', sourceLine: 27 },
      { text: 'end', sourceLine: 28 },
    ]);
  });

  test('begins a line at each speaker, marked up or not', () => {
    expect(readMarkdown('**Mary:** Hello.\n**Bob** (softly): Hi,\nyou.\n\nNote: a word.')).toEqual([
      { text: 'Hello.', character: 'Mary', sourceLine: 1 },
      { text: 'Hi, you.', character: 'Bob', sourceLine: 2 },
      { text: 'Note: a word.', sourceLine: 5 },
    ]);
  });

  test('leaves out code, comments, scripts and styles wherever they begin and end', () => {
    expect(
      spoken('a\n```js\nx <!-- y\n```\nb <!-- c\nd --> e\n\n~~~~\n~~~\n```\n~~~~\nf\n<style>\np { }\n</style>\n<script>var x;</script>\ng <!-- unclosed\nh'),
    ).toEqual(['a', 'b e', 'f g']);
  });

  test('takes a ruler at the top for a ruler when prose follows', () => {
    expect(spoken('---\nOnce upon a time.\n\nAnd then.\n\n---\nThe end.')).toEqual(['Once upon a time.', 'And then.', 'The end.']);
  });

  test('keeps every word of marked-up prose, and no mark', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const marked = fc.tuple(word, fc.constantFrom('', '*', '**', '_', '__', '~~', '`')).map(([text, mark]) => [text, mark + text + mark] as const);
    fc.assert(
      fc.property(fc.array(marked, { minLength: 1, maxLength: 12 }), fc.constantFrom('', '# ', '- ', '1. ', '> ', '> - '), (words, prefix) => {
        const source = prefix + words.map(([, mark]) => mark).join(' ');
        expect(spoken(source)).toEqual([words.map(([text]) => text).join(' ')]);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('reads any characters without failing', () => {
    const soup = fc.string({ unit: fc.constantFrom(...Array.from('ab 1*_~=`[]()<>!#-+|\\\n&;:"\'')), maxLength: 120 });
    fc.assert(fc.property(soup, (source) => { spoken(source); }), { seed: 7, numRuns: 2000 });
  });

  test.each(['[', '![', ']', '*a ', '**', '_', '<', '<a ', '`', '``` ', '&', '\\', '> ', '- ', '| ', '<!--', '[a](', '[a](('])(
    'takes no longer than its length deserves: %j',
    (piece) => {
      const spentMs = cpuTimeMs(() => {
        spoken(piece.repeat(60_000));
        spoken(`a${piece}\n`.repeat(20_000));
      });
      expect(spentMs).toBeLessThan(1500);
    },
  );
});
