import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { patient } from '../../../patient.ts';
import type { FakeConsole } from '../console.ts';
import { ask, installed, isClosed, openReal, pageText } from './real.ts';

describe.skipIf(!installed)('the window in a real Chromium', () => {
  it('is loaded while the ledger is opened: what the page asks meanwhile waits for it', async () => {
    const window = await openReal();
    await window.host.closeWindow();
    const opening = Promise.withResolvers<FakeConsole>();
    const opened = window.host.openWindow(opening.promise, defaultPreferences);
    await expect.poll(() => pageText(window.host), patient).not.toBe('');
    const asked = window.page.evaluate(ask);
    const [waits, answered] = ['waits' as const, asked.then(() => 'answered' as const)];
    expect(await Promise.race([answered, window.page.evaluate('1').then(() => waits)])).toBe(waits);
    opening.resolve(window.running);
    await opened;
    expect(await asked).toMatchObject({ ok: true });
  });

  it('is put away where the ledger cannot be opened, without that being the end', async () => {
    const window = await openReal();
    await window.host.closeWindow();
    const opening = Promise.withResolvers<FakeConsole>();
    const opened = window.host.openWindow(opening.promise, defaultPreferences);
    await expect.poll(() => pageText(window.host), patient).not.toBe('');
    void window.page.evaluate(ask).catch(() => {});
    opening.reject(new Error('The ledger is damaged.'));
    await expect(opened).rejects.toThrow('The ledger is damaged.');
    expect(() => window.page).toThrow('The window is not open.');
    expect(await isClosed(window)).toBe(false);
  });
});
