import { readSubtitles, readSubtitleText } from '../../media/subtitles/read-subtitles.ts';
import type { RequestInput, RequestOutput } from '../../shared/contract/contract.ts';
import { readTextFile } from '../read-script-file.ts';
import { authorPath } from './author-path.ts';
import { refuseNoFile } from './refuse-no-file.ts';

/**
 * Reads a subtitle file as a project takes it. Text that was handed over counts as UTF-8.
 * @throws VoxloomError what `readSubtitles`, `readTextFile` and `authorPath` throw.
 */
export async function importSubtitles(source: RequestInput<'import.subtitles'>, signal: AbortSignal): Promise<RequestOutput<'import.subtitles'>> {
  if ('text' in source) {
    const byteOrderMark = source.text.startsWith('\ufeff');
    return readSubtitleText({ text: byteOrderMark ? source.text.slice(1) : source.text, encoding: 'utf-8', byteOrderMark }, source.name);
  }
  const path = authorPath(source.path);
  await refuseNoFile(path);
  return readSubtitles(await readTextFile(path, signal), path);
}
