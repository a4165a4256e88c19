import type * as Electron from 'electron';
import type { Presence } from '../../lock/lock.ts';

type Preferences = Pick<typeof Electron.systemPreferences, 'canPromptTouchID' | 'promptTouchID'>;
type Power = Pick<typeof Electron.powerMonitor, 'on'>;

/**
 * The system's own question who sits there. Electron has one on macOS alone, where Touch ID or the password of the login answers it
 * (docs, `systemPreferences.promptTouchID`); elsewhere both functions are missing.
 */
export function askSystem(preferences: Preferences, platform: NodeJS.Platform): Presence {
  const has = platform === 'darwin';
  return {
    canAsk: () => has && preferences.canPromptTouchID(),
    // It rejects for whoever is not confirmed and for whoever closes the box.
    ask: async (reason) =>
      has &&
      preferences.promptTouchID(reason).then(
        () => true,
        () => false,
      ),
  };
}

/**
 * Tells when the computer goes to sleep or its screen is locked, where the system says so: macOS and Windows; Linux tells of
 * the first alone. A Mac's session that another one takes the place of is left as well.
 */
export function whenLeft(power: Power, tell: () => void): void {
  power.on('suspend', tell);
  power.on('lock-screen', tell);
  power.on('user-did-resign-active', tell);
}
