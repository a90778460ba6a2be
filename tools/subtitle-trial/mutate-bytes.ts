/** 0 up to 1, as `Math.random`. */
export type Random = () => number;

const INSERTS = [
  '\0',
  '-->',
  '\n\n',
  '\r',
  '00:00:05,000 --> 00:00:01,000\n',
  '-00:00:05,000 --> 120:99:99,999\n',
  '99:59:59.999',
  '<v ',
  '<i>'.repeat(300),
  '<span>'.repeat(5000),
  '{\\',
  '{'.repeat(20_000),
  '&#x110000;',
  '&lol9;',
  '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
  '<![CDATA[',
  '<!--',
  ']]>',
  '\u202e\u2066',
  '\ufeff',
  '\uf780',
  'Dialogue: 0,0:00:01.00,,,\n',
  'Format: Text, Start, End\n',
  '[Events]\n',
  'begin="99999999999h" ',
  'timeContainer="seq" ',
  ',',
  '9'.repeat(400),
];

/** One of the accidents that happen to files, with what it is called. */
export function mutateBytes(bytes: Uint8Array, random: Random): { readonly bytes: Uint8Array; readonly kind: string } {
  const pick = (below: number): number => Math.floor(random() * below);
  const kinds = Object.keys(ACCIDENTS);
  const kind = kinds[pick(kinds.length)] ?? '';
  return { kind, bytes: ACCIDENTS[kind]?.(Buffer.from(bytes), pick) ?? bytes };
}

const ACCIDENTS: Readonly<Record<string, (bytes: Buffer, pick: (below: number) => number) => Uint8Array>> = {
  'bits turned': (bytes, pick) => {
    for (let count = 1 + pick(8); count > 0; count -= 1) {
      const at = pick(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    }
    return bytes;
  },
  'cut short': (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  'a hole in it': (bytes, pick) => {
    const at = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + pick(2000))]);
  },
  'wrong encoding': (bytes, pick) => Buffer.from(bytes.toString('latin1'), pick(2) === 0 ? 'utf8' : 'utf16le'),
  'bytes swapped': (bytes) => (bytes.length % 2 === 0 ? bytes : bytes.subarray(1)).swap16(),
  'something put in': (bytes, pick) => {
    const pieces: Buffer[] = [];
    let rest = bytes;
    for (let count = 1 + pick(5); count > 0; count -= 1) {
      const at = pick(rest.length);
      pieces.push(rest.subarray(0, at), Buffer.from(INSERTS[pick(INSERTS.length)] ?? ''));
      rest = rest.subarray(at);
    }
    return Buffer.concat([...pieces, rest]);
  },
  'zeros in it': (bytes, pick) => {
    for (let count = 1 + pick(4); count > 0; count -= 1) bytes[pick(bytes.length)] = 0;
    return bytes;
  },
  'a long line': (bytes, pick) => {
    const at = pick(bytes.length);
    const piece = ['a', '<', ' ', '{', '&', '-->', '<i', '\\N', ':', '"', '<v ', '00:', '- ', '('][pick(14)] ?? 'a';
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(piece.repeat(Math.floor(1_000_000 / piece.length))), bytes.subarray(at)]);
  },
  'many lines': (bytes, pick) => {
    const at = pick(bytes.length);
    const piece = ['\n', 'x\n\n', '1\n', '00:00:01,000 --> 00:00:02,000\nx\n\n', '<p begin="1s">x</p>\n', 'Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,x\n'][pick(6)] ?? '\n';
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(piece.repeat(Math.floor(500_000 / piece.length))), bytes.subarray(at)]);
  },
  'times turned round': (bytes) => Buffer.from(bytes.toString('latin1').replace(/(\d+:\d\d:\d\d[.,]\d+) --> (\d+:\d\d:\d\d[.,]\d+)/g, '$2 --> $1').replace(/begin="([^"]*)" end="([^"]*)"/g, 'begin="$2" end="$1"'), 'latin1'),
  'tags within tags': (bytes, pick) => {
    const at = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('<div begin="1s">'.repeat(1 + pick(20_000))), bytes.subarray(at)]);
  },
};
