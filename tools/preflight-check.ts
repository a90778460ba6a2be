// How well the reading pre-flight sees what should be looked at: flags on ordinary prose, and planted misreads caught.
// `npm run trial:preflight`; add --flags to see every flag of the prose.
import { EnglishFrontEnd } from '../src-main/engine/text/english/english-front-end.ts';
import { NeuralLetterToSound } from '../src-main/engine/text/english/neural-letter-to-sound.ts';
import { measurePlanted, measureProse } from './preflight/measure-preflight.ts';

const frontEnd = new EnglishFrontEnd(await NeuralLetterToSound.load());
const per100 = (flags: number, words: number): string => ((100 * flags) / words).toFixed(2);

const prose = await measureProse(frontEnd);
console.log('ordinary prose    words  flags  per 100 words');
for (const { register, words, flags } of prose) {
  console.log(`${register.padEnd(16)} ${String(words).padStart(6)} ${String(flags.length).padStart(6)} ${per100(flags.length, words).padStart(10)}`);
  if (process.argv.includes('--flags')) console.log(flags.map(({ written, kind, spoken }) => `    ${kind} ${written} = ${spoken}`).join('\n'));
}
const own = prose.filter(({ register }) => register !== 'prompts');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
console.log(`own prose together ${per100(sum(own.map(({ flags }) => flags.length)), sum(own.map(({ words }) => words)))} flags per 100 words\n`);

for (const part of ['development', 'held-out'] as const) {
  const { items, missed, rightKind } = await measurePlanted(part, frontEnd);
  console.log(`planted, ${part}: ${items - missed.length} of ${items} caught, ${rightKind} under the right kind`);
  for (const { text, item } of missed) console.log(`    missed "${item}" in: ${text}`);
}
