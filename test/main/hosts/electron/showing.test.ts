import { describe, expect, it } from 'vitest';
import { later, openHost } from './start.ts';

describe('the window', () => {
  it('is shown before it counts as open, also where a hidden one is never ready to be', async () => {
    for (const paints of [true, false]) {
      const { fake } = await openHost({ paints });
      expect(fake.window().isVisible()).toBe(true);
      expect(fake.record.of('window.show')).toHaveLength(1);
    }
  });

  it('is shown once, though it was ready, loaded, and loaded again', async () => {
    const { fake } = await openHost();
    fake.window().contents.reload();
    fake.window().emit('ready-to-show');
    await later();
    expect(fake.record.of('window.show')).toHaveLength(1);
  });

  it('is shown to somebody who starts the console again, even if nothing else has shown it', async () => {
    const { fake } = await openHost();
    for (const ask of [() => fake.app.startAgain(), () => fake.app.activate()]) {
      fake.window().hide();
      ask();
      expect([fake.window().isVisible(), fake.window().focused]).toEqual([true, true]);
    }
  });
});

describe('where Chromium cannot sandbox its children', () => {
  it('as for root, the page lives: the switch is left alone, and each window asks for its own sandbox', async () => {
    const { fake } = await openHost({ switches: ['no-sandbox'] });
    expect(fake.record.names).not.toContain('app.enableSandbox');
    expect(fake.window().options.webPreferences?.sandbox).toBe(true);
    expect(fake.window().contents.reloads).toBe(0);
  });
});
