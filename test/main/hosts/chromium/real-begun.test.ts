import type { BrowserContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../main/hosts/chromium/launch.ts';
import { patient } from '../../../patient.ts';
import { installed, isClosed, openReal, pageText } from './real.ts';

/** Starts browsers and keeps note of them. */
function noteLaunches() {
  const launched: BrowserContext[] = [];
  const launch = async (options: Parameters<typeof launchBrowser>[0]) => {
    const context = await launchBrowser(options);
    launched.push(context);
    return context;
  };
  const first = async () => {
    await expect.poll(() => launched.length, patient).toBe(1);
    const [context] = launched;
    if (!context) throw new Error('No browser was started.');
    return context;
  };
  return { launched, launch, first };
}

const isGone = (context: BrowserContext | undefined) => context?.browser()?.isConnected() !== true;

describe.skipIf(!installed)('a window in a real Chromium that was begun before', () => {
  it('becomes the console’s own, and no other browser is started', async () => {
    const { launched, launch, first } = noteLaunches();
    const window = await openReal({
      launch,
      begin: async (host) => {
        host.beginWindow?.('dark');
        host.beginWindow?.('dark');
        const [page] = (await first()).pages();
        expect(page?.url()).toContain('data:text/html');
        expect(decodeURIComponent(page?.url() ?? '')).toContain('content="dark"');
      },
    });
    expect(await pageText(window.host)).not.toBe('');
    expect(launched).toHaveLength(1);
  });

  it('is the end of the console where the person closed it meanwhile', async () => {
    const { launched, launch, first } = noteLaunches();
    const window = await openReal({
      launch,
      begin: async (host) => {
        host.beginWindow?.('system');
        const context = await first();
        await context.pages()[0]?.close();
      },
    });
    expect(await isClosed(window)).toBe(true);
    expect(launched).toHaveLength(1);
    expect(isGone(launched[0])).toBe(true);
  });

  it('gives way to what keeps the console from starting', async () => {
    const { launched, launch, first } = noteLaunches();
    await openReal({
      launch,
      begin: async (host) => {
        host.beginWindow?.('system');
        const context = await first();
        const shown = host.showFailure('A title', 'A text', ['One']);
        await expect.poll(() => launched.length, patient).toBe(2);
        expect(isGone(context)).toBe(true);
        await expect.poll(() => launched[1]?.pages()[0]?.getByText('A title').isVisible(), patient).toBe(true);
        await launched[1]?.pages()[0]?.getByText('One').click();
        expect(await shown).toBe(0);
      },
    });
    // The console’s own window after it is a third one.
    expect(launched).toHaveLength(3);
  });

  it('goes with a console that ends before it shows anything', async () => {
    const { launched, launch, first } = noteLaunches();
    const window = await openReal({
      launch,
      begin: async (host) => {
        host.beginWindow?.('system');
        await first();
        await host.end();
        expect(isGone(launched[0])).toBe(true);
      },
    });
    expect(await isClosed(window)).toBe(true);
    expect(launched).toHaveLength(1);
  });
});
