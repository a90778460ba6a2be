import type { ElectronParts } from './electron-parts.ts';
import { isAppUrl } from './app-origin.ts';

/**
 * What no page may do, whatever got into it: leave its own origin, open windows, embed views, ask for the camera or
 * anything else, or reach a network. Choosing a loudspeaker is the one permission a studio needs.
 */
export function guardSession({ app, session }: Pick<ElectronParts, 'app' | 'session'>): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === 'speaker-selection');
  });
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'speaker-selection');
  defaultSession.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isAppUrl(details.url) && !isLocalData(details.url) });
  });
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isAppUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}

/** Made by the page itself; they reach nothing. Developer tools bring their own. */
function isLocalData(url: string): boolean {
  return /^(blob:voxloom:|data:|devtools:)/.test(url);
}
