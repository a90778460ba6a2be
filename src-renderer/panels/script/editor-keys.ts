export type EditorInput = 'up' | 'down' | 'leave' | 'erase';

interface Key {
  readonly key: string;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key means inside the text of a line beyond editing it; null for every key that an input method is using. */
export function inputOf({ key, isComposing, ctrlKey, metaKey, altKey, shiftKey }: Key): EditorInput | null {
  if (isComposing || key === 'Process' || ctrlKey || metaKey || altKey || shiftKey) return null;
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'Escape':
      return 'leave';
    case 'Backspace':
      return 'erase';
    default:
      return null;
  }
}
