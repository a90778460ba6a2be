import { isNeutral } from '../inline-style.ts';
import type { InlineStyle, PauseMark, ReadMark, ReadPause, TextSpan } from '../reading.ts';
import type { SpokenPart } from './recognition.ts';
import type { SpokenToken } from './spoken-token.ts';

/** Where two pauses meet, the one that says more is kept. */
const WEIGHT: Readonly<Record<Exclude<PauseMark, 'timed'>, number>> = { ',': 0, '.': 1, '!': 2, '?': 3 };
const WORD = /^[a-z']*[a-z][a-z']*$/;

/** Collects tokens in order. Pauses of punctuation merge, and none stands before the first word. */
export class TokenWriter {
  readonly #tokens: SpokenToken[] = [];
  #words = 0;

  get words(): number {
    return this.#words;
  }

  parts(parts: readonly SpokenPart[], span: TextSpan, style: InlineStyle): void {
    for (const part of parts) {
      if (typeof part === 'string') this.#word(part, span, style);
      else if ('letter' in part) this.#word(part.letter, span, style, true);
      else this.pause({ kind: 'pause', mark: part.pause, span });
    }
  }

  given(word: string, phones: readonly string[], span: TextSpan, style: InlineStyle): void {
    const spoken = word.toLowerCase().replace(/[^a-z']/g, '');
    this.#words++;
    // A word in another script is named by its phones: it needs some name in plain letters.
    const name = WORD.test(spoken) ? spoken : phones.join('').toLowerCase().replace(/[^a-z]/g, '');
    this.#tokens.push({ kind: 'word', spoken: name, span, phones, ...styled(style) });
  }

  pause(pause: ReadPause): void {
    if (pause.mark === 'timed') {
      this.#tokens.push(pause);
      return;
    }
    if (this.#words === 0) return;
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'pause' || last.mark === 'timed') this.#tokens.push(pause);
    else {
      const mark = WEIGHT[pause.mark] > WEIGHT[last.mark] ? pause.mark : last.mark;
      const span = { start: last.span.start, end: Math.max(last.span.end, pause.span.end) };
      this.#tokens[this.#tokens.length - 1] = { kind: 'pause', mark, span };
    }
  }

  mark(mark: ReadMark): void {
    this.#tokens.push(mark);
  }

  finish(): readonly SpokenToken[] {
    return this.#tokens;
  }

  #word(spoken: string, span: TextSpan, style: InlineStyle, letter = false): void {
    if (!WORD.test(spoken)) return;
    this.#words++;
    this.#tokens.push({ kind: 'word', spoken, span, ...(letter ? { letter } : {}), ...styled(style) });
  }
}

function styled(style: InlineStyle): { style?: InlineStyle } {
  return isNeutral(style) ? {} : { style };
}
