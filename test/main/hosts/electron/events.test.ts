import { describe, expect, it } from 'vitest';
import { tellChannel } from '../../../../contract/index.ts';
import { tellWindow } from '../../../../main/hosts/electron/channel.ts';
import { later, openHost } from './start.ts';

describe('an event', () => {
  it('goes to the window as one string', async () => {
    const { fake, running } = await openHost();
    running.tell('{"kind":"transactionsChanged","chains":"many"}');
    expect(fake.window().contents.sent).toEqual([[tellChannel, '{"kind":"transactionsChanged","chains":"many"}']]);
  });

  it('goes nowhere once the window is gone, and nothing breaks', async () => {
    const { fake, running } = await openHost();
    const window = fake.window();
    window.close();
    await later();
    expect(() => running.tell('{"kind":"transactionsChanged","chains":"many"}')).not.toThrow();
    expect(window.contents.sent).toEqual([]);
  });

  it('goes nowhere while there is no window', () => {
    expect(() => tellWindow(undefined, '{}')).not.toThrow();
  });
});
