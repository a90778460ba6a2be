import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { journey } from './support/journey.ts';
import { outsideSockets } from './support/process-connections.ts';

journey('Offline', (studio) => {
  it.runIf(process.platform === 'linux')('would see a socket that faces the world', async () => {
    const server = createServer().listen(0, '0.0.0.0');
    await once(server, 'listening');
    expect(outsideSockets([process.pid])).toMatchObject([{ protocol: 'tcp', local: expect.stringMatching(/^00000000:/) as string }]);
    server.close();
    await once(server, 'close');
  });

  it('speaks to nobody but itself from the first start to an export', async () => {
    await studio.skipTour();
    await studio.newProject();
    await studio.script.writeFirst('Mara: Nobody can hear us here.\nJoss: Good.');
    await studio.script.renderAndPlay(1);
    await studio.script.state(1, 'Rendered').waitFor();
    await studio.page.getByRole('button', { name: 'Render what changed (1)' }).click();
    await studio.script.state(2, 'Rendered').waitFor();
    await studio.act('Settings…');
    await studio.dialog('Settings').getByRole('tab', { name: 'Engine' }).click();
    await studio.dialog('Settings').getByRole('button', { name: 'Measure speed' }).first().click();
    await studio.dialog('Settings').getByText(/times real time/).waitFor({ timeout: 60_000 });
    await studio.screenshot('engine-measured');
    await studio.press('Escape');
    await studio.act('Export…');
    const dialog = studio.dialog('Export');
    await studio.answerFileDialog(join(studio.home.folder, 'Exports', 'offline.wav'), () => dialog.getByRole('button', { name: 'Choose…' }).click());
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText('Done: ').waitFor({ timeout: 60_000 });
    await studio.press('Escape');
    await studio.act('Back up now');
    await studio.restart();
    await studio.dialog('Voxloom').getByRole('button', { name: /Untitled/ }).first().click();
    await studio.script.text(1).waitFor();

    const { asked, outside, sockets, looks } = studio.traffic;
    console.log(`Offline: the window asked ${asked.length} addresses, all of this machine; sockets of up to ${looks.processes} processes were looked at ${looks.times} times`);
    expect(outside).toEqual([]);
    expect(sockets).toEqual([]);
    // The watch saw what there was to see: the page, its channel, and sound; the studio and its engine.
    expect(asked.some((url) => url.startsWith('ws:') || url.startsWith('voxloom:'))).toBe(true);
    expect(asked.some((url) => url.includes('/media/'))).toBe(true);
    if (process.platform === 'linux') {
      expect(looks.processes).toBeGreaterThanOrEqual(2);
      expect(looks.times).toBeGreaterThan(20);
    }
  });
});
