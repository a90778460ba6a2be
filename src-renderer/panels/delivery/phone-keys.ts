import type { Aspect } from './edit-phones.ts';
import { setEnergy, setLength, shiftPitch, stretch } from './edit-phones.ts';
import { STEPS, wordCells } from './gesture.ts';
import type { Edits, PhoneCell } from './phone-cells.ts';
import { isPause, wordOf } from './phone-cells.ts';

/** What a key does among the phones. */
export type PhoneKey =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'edit'; readonly name: Aspect; readonly change: (edits: Edits, cell: PhoneCell) => Edits }
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
  // With Control the whole word goes along, as with Alt under the pointer.
  const members = (cell: PhoneCell): readonly PhoneCell[] => (far ? wordCells(cells, cell.index) : [cell]);
  if (across !== 0 && altKey) return edit('length', (edits, cell) => (far ? stretch(edits, members(cell), across * STEPS.lengthMs) : setLength(edits, cell, cell.lengthMs + across * STEPS.lengthMs)));
  if (across !== 0 && !shiftKey) return move(far ? nextWord(cells, focus, across) : nextCell(cells, focus, across));
  if (up !== 0 && altKey) return edit('energy', (edits, cell) => members(cell).reduce((drawn, member) => (isPause(member) ? drawn : setEnergy(drawn, member.index, member.energyEditDb + up * STEPS.energyDb)), edits));
  if (up !== 0) return edit('pitch', (edits, cell) => members(cell).reduce((drawn, member) => shiftPitch(drawn, member, up * (shiftKey ? STEPS.largeCents : STEPS.cents)), edits));
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

function edit(name: Aspect, change: (edits: Edits, cell: PhoneCell) => Edits): PhoneKey {
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
