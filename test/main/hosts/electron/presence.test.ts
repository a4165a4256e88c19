import { expect, it } from 'vitest';
import { askSystem, whenLeft } from '../../../../main/hosts/electron/presence.ts';
import { createFakeElectron } from '../../../electron/index.ts';
import type { Api } from '../../../electron/open.ts';
import type { Surroundings } from '../../../electron/stage.ts';
import { openHost } from './start.ts';

function presenceOn(platform: NodeJS.Platform, touchId: Surroundings['touchId']) {
  const fake = createFakeElectron({ touchId });
  fake.app.becomeReady();
  return { fake, presence: askSystem((fake.module as unknown as Api).systemPreferences, platform) };
}

it('asks a Mac that can be asked, with the reason, and believes what it says', async () => {
  const yes = presenceOn('darwin', 'confirms');
  expect(yes.presence.canAsk()).toBe(true);
  expect(await yes.presence.ask('unlock the console')).toBe(true);
  expect(yes.fake.record.of('systemPreferences.promptTouchID')).toEqual([['unlock the console']]);
  expect(await presenceOn('darwin', 'refuses').presence.ask('unlock the console')).toBe(false);
  expect(presenceOn('darwin', 'unable').presence.canAsk()).toBe(false);
});

it.each(['linux', 'win32'] as const)('asks nobody on %s, where Electron has no such functions', async (platform) => {
  const { presence } = presenceOn(platform, 'missing');
  expect([presence.canAsk(), await presence.ask('unlock the console')]).toEqual([false, false]);
});

it('hears of sleep, of the system’s own lock, and of a session that another one takes the place of', () => {
  const { fake } = presenceOn('linux', 'missing');
  let left = 0;
  whenLeft((fake.module as unknown as Api).powerMonitor, () => {
    left += 1;
  });
  fake.powerMonitor.sleep();
  fake.powerMonitor.lockScreen();
  fake.powerMonitor.switchUser();
  expect(left).toBe(3);
});

it('locks the console of the window when the person goes, and from the menu', async () => {
  const { fake, running } = await openHost();
  fake.powerMonitor.sleep();
  fake.menu.click('Lock the Screen');
  expect(running.locks).toBe(2);
});
