import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import symbols from '../../../../../models/languages/en/symbols.json' with { type: 'json' };
import { EnglishFrontEnd } from '../../../../../src-main/engine/text/english/english-front-end.ts';
import { tokenise } from '../../../../../src-main/engine/text/tokenise.ts';

interface GoldenPrompt {
  readonly id: string;
  readonly text: string;
  readonly tokens: string;
}

const GOLDEN = new URL('../../../../fixtures/golden/kathleen-en-tokens.jsonl', import.meta.url);
const prompts = readFileSync(GOLDEN, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenPrompt);
const frontEnd = new EnglishFrontEnd({ guess: (word) => Promise.reject(new Error(`"${word}" should be known`)) });

beforeAll(async () => {
  await frontEnd.read('Read it.');
});

test('every training prompt becomes the tokens that the voice was trained on', async () => {
  const different: string[] = [];
  for (const { id, text, tokens } of prompts) {
    const reading = await frontEnd.read(text);
    const found = tokenise(reading, symbols).tokens.map(({ symbol }) => symbol).join(' ');
    if (found !== tokens) different.push(`${id}: ${found}\n  golden: ${tokens}`);
  }
  expect(prompts.length).toBeGreaterThan(1500);
  expect(different).toEqual([]);
});

test('no training prompt raises a warning', async () => {
  const warned: string[] = [];
  for (const { text } of prompts.filter((_, index) => index % 5 === 0)) {
    const { warnings } = await frontEnd.read(text);
    warned.push(...warnings.map(({ message }) => `${text}: ${message}`));
  }
  expect(warned).toEqual([]);
});
