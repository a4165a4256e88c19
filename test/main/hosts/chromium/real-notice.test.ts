import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNotifier } from '../../../../main/hosts/chromium/notify.ts';
import { chromiumOrigin } from '../../../../main/hosts/chromium.ts';
import { installed, openReal, type RealWindow } from './real.ts';

const ends: (() => void | Promise<void>)[] = [];
let window: RealWindow;

describe.skipIf(!installed)('a notice in a real Chromium', () => {
  beforeAll(async () => {
    window = await openReal({ atEnd: (clean) => void ends.unshift(clean) });
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  const notice = { title: 'Be2bill console', body: 'A colleague asks for your approval.' };
  /** What becomes of one that the page itself makes. */
  const byPage = () =>
    window.page.evaluate(`new Promise((resolve) => {
      const made = new Notification('of the page');
      made.onshow = () => resolve('shown');
      made.onerror = () => resolve('refused');
    })`);

  it('is shown, while the page itself may show none, before and after', async () => {
    expect(await byPage()).toBe('refused');
    expect(await createNotifier(chromiumOrigin)(window.page, notice)).toBe(true);
    const asked = 'navigator.permissions.query({ name }).then(({ state }) => state)';
    for (const name of ['notifications', 'geolocation']) {
      expect(await window.page.evaluate(asked.replace('{ name }', JSON.stringify({ name })))).toBe('denied');
    }
    expect(await window.page.evaluate('Notification.requestPermission()')).toBe('denied');
    expect(await byPage()).toBe('refused');
  });

  it('is in no script’s hand: what the page puts in the place of Notification is not asked', async () => {
    await window.page.evaluate(`{
      globalThis.heard = [];
      globalThis.Notification = class { constructor(...words) { heard.push(words); } };
    }`);
    expect(await createNotifier(chromiumOrigin)(window.page, notice)).toBe(true);
    expect(await window.page.evaluate('heard')).toEqual([]);
  });
});
