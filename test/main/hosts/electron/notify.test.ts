import { expect, it } from 'vitest';
import { openHost } from './start.ts';

const notice = { title: 'Be2bill console', body: 'A colleague asks for your approval.' };

it('shows a notice of the system’s own, and a click on it brings the window forward', async () => {
  const { fake, host } = await openHost();
  fake.window().hide();
  host.notify?.(notice);
  expect(fake.record.of('Notification.show')).toEqual([[notice]]);
  expect(fake.window().isVisible()).toBe(false);
  fake.notices[0]?.emit('click');
  expect(fake.window().isVisible()).toBe(true);
});

it('shows none where the system has none', async () => {
  const { fake, host } = await openHost({ notifies: false });
  host.notify?.(notice);
  expect(fake.notices).toEqual([]);
});
