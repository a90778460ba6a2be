import { setEnergy, setLength, shiftPitch } from './edit-phones.ts';
import { STEPS } from './gesture.ts';
import type { Edits, PhoneCell } from './phone-cells.ts';
import { isPause, wordOf } from './phone-cells.ts';

/** What a key does among the phones. */
export type PhoneKey =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'edit'; readonly name: 'pitch' | 'length' | 'energy'; readonly change: (edits: Edits, cell: PhoneCell) => Edits }
  | { readonly kind: 'reset'; readonly what: 'phone' | 'word' }
  | { readonly kind: 'hear' | 'takeBack' | 'zoomIn' | 'zoomOut' | 'showWhole' };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The keyboard's way to everything that a hand can do in the view; undefined for a key that is not ours. */
export function phoneKey(press: KeyPress, cells: readonly PhoneCell[], focus: number): PhoneKey | undefined {
  const { key, altKey, shiftKey } = press;
  const far = press.ctrlKey || press.metaKey;
  const across = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const up = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
  if (across !== 0 && altKey && !far) return edit('length', (edits, cell) => setLength(edits, cell, cell.lengthMs + across * STEPS.lengthMs));
  if (across !== 0 && !altKey && !shiftKey) return move(far ? nextWord(cells, focus, across) : nextCell(cells, focus, across));
  if (up !== 0 && altKey && !far) return edit('energy', (edits, cell) => (isPause(cell) ? edits : setEnergy(edits, cell.index, cell.energyEditDb + up * STEPS.energyDb)));
  if (up !== 0 && !altKey && !far) return edit('pitch', (edits, cell) => shiftPitch(edits, cell, up * (shiftKey ? STEPS.largeCents : STEPS.cents)));
  if (altKey || far) return undefined;
  switch (key) {
    case 'Home':
      return move(cells.find(isWalked)?.index);
    case 'End':
      return move(cells.findLast(isWalked)?.index);
    case 'Delete':
    case 'Backspace':
      return { kind: 'reset', what: shiftKey ? 'word' : 'phone' };
    case 'Enter':
      return { kind: 'hear' };
    case 'Escape':
      return { kind: 'takeBack' };
    case '+':
    case '=':
      return { kind: 'zoomIn' };
    case '-':
      return { kind: 'zoomOut' };
    case '0':
      return { kind: 'showWhole' };
    default:
      return undefined;
  }
}

/** Everything but the silence around the line; also pauses of no length, which can be given one. */
export function isWalked(cell: PhoneCell): boolean {
  return cell.kind !== 'edge' || cell.lengthMs > 0;
}

function edit(name: 'pitch' | 'length' | 'energy', change: (edits: Edits, cell: PhoneCell) => Edits): PhoneKey {
  return { kind: 'edit', name, change };
}

function move(index: number | undefined): PhoneKey | undefined {
  return index === undefined ? undefined : { kind: 'focus', index };
}

function nextCell(cells: readonly PhoneCell[], focus: number, step: number): number {
  for (let index = focus + step; index >= 0 && index < cells.length; index += step) {
    const cell = cells[index];
    if (cell && isWalked(cell)) return index;
  }
  return focus;
}

/** First phone of the next word, or of the one before; a pause counts with what follows it. */
function nextWord(cells: readonly PhoneCell[], focus: number, step: number): number {
  const here = cells[focus]?.word ?? null;
  for (let index = focus + step; index >= 0 && index < cells.length; index += step) {
    const word = cells[index]?.word ?? null;
    if (word !== null && word !== here) return wordOf(cells, index)[0] ?? index;
  }
  return focus;
}
