import type { AppSettings } from '../../src-main/shared/contract/views.ts';
import type { WindowLanguage } from './messages.ts';

/**
 * The language of the window: the one that was set, or else the first of the system's that there are words in. Any kind
 * of Chinese is given the one kind there is.
 */
export function windowLanguage(setting: AppSettings['language'], systemLanguages: readonly string[]): WindowLanguage {
  if (setting !== 'system') return setting;
  for (const tag of systemLanguages) {
    const [primary] = tag.toLowerCase().split('-');
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
