import type { ReadingView } from '../../shared/contract/views.ts';
import type { Reading, TextFrontEnd } from '../text/reading.ts';

/** A reading as the window shows it: every word with the other ways to say it. */
export async function viewReading(reading: Reading, frontEnd: TextFrontEnd): Promise<ReadingView> {
  const words: ReadingView['words'] = [];
  const pauses: ReadingView['pauses'] = [];
  for (const item of reading.items) {
    if (item.kind === 'word') {
      const present = item.phones.join(' ');
      const known = await frontEnd.pronunciations(item.spoken);
      const alternatives = known.filter((phones) => phones.join(' ') !== present).map((phones) => [...phones]);
      words.push({ spoken: item.spoken, span: item.span, phones: [...item.phones], source: item.source, alternatives });
    } else if (item.kind === 'pause') {
      const { span, mark, durationMs } = item;
      pauses.push({ span, mark, ...(durationMs !== undefined && { durationMs }) });
    }
  }
  return { text: reading.text, words, pauses, warnings: [...reading.warnings] };
}
