import { describe, expect, it } from 'vitest';

import { browserCandidates, findBrowser } from '../../../../src-main/shells/web/find-browser.ts';

describe('finding a browser', () => {
  it('looks along the path, Chrome before Chromium before Edge', () => {
    const candidates = browserCandidates({ platform: 'linux', environment: { PATH: '/usr/bin:relative:/opt/bin' }, home: '/home/a' });
    expect(candidates.slice(0, 2)).toEqual(['/usr/bin/google-chrome-stable', '/opt/bin/google-chrome-stable']);
    expect(candidates.indexOf('/usr/bin/chromium')).toBeLessThan(candidates.indexOf('/usr/bin/microsoft-edge'));
    expect(candidates.every((path) => path.startsWith('/'))).toBe(true);
  });

  it('takes the one it is told to, if that is a path', () => {
    const environment = { PATH: '/usr/bin', VOXLOOM_BROWSER: '/opt/brave' };
    expect(browserCandidates({ platform: 'linux', environment, home: '/' })[0]).toBe('/opt/brave');
    expect(browserCandidates({ platform: 'linux', environment: { ...environment, VOXLOOM_BROWSER: 'brave' }, home: '/' })[0]).toBe('/usr/bin/google-chrome-stable');
  });

  it('knows where macOS keeps them', () => {
    expect(browserCandidates({ platform: 'darwin', environment: {}, home: '/Users/a' })).toContain('/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('finds none where there is none', async () => {
    expect(await findBrowser({ platform: 'linux', environment: { PATH: '/nowhere' }, home: '/' })).toBeUndefined();
    expect(await findBrowser({ platform: 'linux', environment: { PATH: '/nowhere', VOXLOOM_BROWSER: process.execPath }, home: '/' })).toBe(process.execPath);
  });
});
