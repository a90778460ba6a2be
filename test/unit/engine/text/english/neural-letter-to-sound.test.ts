import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import about from '../../../../../models/languages/en/letter-to-sound.json' with { type: 'json' };
import symbols from '../../../../../models/languages/en/symbols.json' with { type: 'json' };
import { NeuralLetterToSound } from '../../../../../src-main/engine/text/english/neural-letter-to-sound.ts';

const MODEL = new URL('../../../../../models/languages/en/letter-to-sound.onnx', import.meta.url);
const GOLDEN = new URL('../../../../fixtures/golden/letter-to-sound.jsonl', import.meta.url);
let letterToSound: NeuralLetterToSound;

beforeAll(async () => {
  letterToSound = await NeuralLetterToSound.load();
});

test('reads held-out words exactly as the training side does', async () => {
  const golden = readFileSync(GOLDEN, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { word: string; phones: string });
  const different: string[] = [];
  for (const { word, phones } of golden) {
    const found = (await letterToSound.guess(word)).join(' ');
    if (found !== phones) different.push(`${word}: ${found}, golden ${phones}`);
  }
  expect(golden.length).toBeGreaterThan(200);
  expect(different).toEqual([]);
});

test('gives the same phones every time, and from a fresh session', async () => {
  const other = await NeuralLetterToSound.load();
  for (const word of ['zorblatt', "mcgillicuddy's", 'quixotry']) {
    expect(await letterToSound.guess(word)).toEqual(await letterToSound.guess(word));
    expect(await other.guess(word)).toEqual(await letterToSound.guess(word));
  }
});

test.each(['a', 'x', 'zz', "'", "''''", 'bcdfgh', 'e'.repeat(500), 'thequickbrownfox'.repeat(20), ''])('always gives phones of the voice: "%s"', async (word) => {
  const phones = await letterToSound.guess(word);
  expect(phones.length).toBeGreaterThan(0);
  expect(phones.filter((phone) => !symbols.includes(phone))).toEqual([]);
});

test('is the small file that its description names', () => {
  expect(statSync(MODEL).size).toBeLessThan(3_000_000);
  expect(createHash('sha256').update(readFileSync(MODEL)).digest('hex')).toBe(about.sha256);
});

test('a damaged model gives a sentence for the person', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'voxloom-letters-'));
  try {
    writeFileSync(join(folder, 'letter-to-sound.json'), JSON.stringify(about));
    writeFileSync(join(folder, 'letter-to-sound.onnx'), 'not a model');
    await expect(NeuralLetterToSound.load(pathToFileURL(`${folder}/`))).rejects.toMatchObject({ code: 'voice.damaged' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
