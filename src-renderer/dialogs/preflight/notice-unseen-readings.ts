import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';
import { openGroups } from './listed-groups.ts';
import { words } from './preflight.messages.ts';
import { PreflightSearch } from './preflight-search.ts';
import { knownReadings, readingKey } from './settled-readings.ts';

const NOTICE = 'readings.check';

/**
 * Says in the corner of the window how many readings of lines that are being rendered nobody has looked at yet, and offers to
 * look. It never holds the rendering up: a reading that is mended makes its take stale, like any edit.
 */
export async function noticeUnseenReadings(studio: Studio, lineIds: readonly string[]): Promise<void> {
  const search = new PreflightSearch(studio.connection);
  await search.run(lineIds);
  const { settled, seen } = knownReadings(studio);
  const unseen = openGroups(search.state.get().risks, settled.get(), (risk) => readingKey(studio, risk)).filter(({ key }) => !seen.has(key));
  if (unseen.length === 0) return;
  const message = formatMessage(words.notice, windowLanguage(studio.settings.get().language, navigator.languages), { count: unseen.length });
  studio.notices.set((present) => [...present.filter(({ offer }) => offer?.action !== NOTICE), { id: newId(), kind: 'info', message, offer: { action: NOTICE, label: words.check } }]);
}

/** What the notice asked for is done once the readings are on screen, however they came there. */
export function dismissReadingsNotice({ notices }: Pick<Studio, 'notices'>): void {
  notices.set((present) => present.filter(({ offer }) => offer?.action !== NOTICE));
}
