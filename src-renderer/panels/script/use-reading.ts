import { useEffect, useState } from 'react';

import type { ReadingView } from '../../../src-main/shared/contract/views.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { useDocument } from '../../state/use-document.ts';
import { scriptViewOf } from './script-view.ts';

/** The next keystroke makes a reading useless: it is asked for after a pause. */
const READING_PAUSE_MS = 120;

/**
 * How a line will be said with the text that stands in its editor. While the next reading is on its way the last one stays,
 * so that nothing blinks; null until there is a first.
 */
export function useReading({ id, characterId, overrides, text }: Line, written: string): ReadingView | null {
  const studio = useStudio();
  const { connection } = studio;
  const lexicon = useDocument((document) => document.lexicon);
  const voiceId = useDocument((document) => document.characters.get(characterId)?.voiceId);
  const globalWords = useStore(scriptViewOf(studio).globalWords, (count) => count);
  const [reading, setReading] = useState<ReadingView | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      try {
        setReading(await connection.request('reading.read', { lineId: id, ...(written !== text && { text: written }) }, controller.signal));
      } catch {
        // Cancelled by the next keystroke, or the line is gone: the last reading stays until another comes.
      }
    };
    const timer = setTimeout(() => void ask(), READING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [connection, id, written, text, overrides, lexicon, voiceId, globalWords]);
  return reading;
}
