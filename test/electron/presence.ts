import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

/** `powerMonitor`: the computer goes to sleep, or its screen is locked by the system. */
export class FakePowerMonitor extends EventEmitter {
  /** The lid is closed. */
  sleep(): void {
    this.emit('suspend');
  }

  /** The person locks the system's screen; Electron tells on macOS and Windows alone. */
  lockScreen(): void {
    this.emit('lock-screen');
  }

  /** Another person's session takes the place of this one; macOS alone. */
  switchUser(): void {
    this.emit('user-did-resign-active');
  }
}

/** What a Mac says of who sits there; elsewhere neither function is there. */
export function createSystemPreferences(stage: Stage): typeof Electron.systemPreferences {
  const { touchId } = stage.surroundings;
  if (touchId === 'missing') return standIn<typeof Electron.systemPreferences>({});
  return standIn<typeof Electron.systemPreferences>({
    canPromptTouchID: () => {
      stage.needReady('systemPreferences.canPromptTouchID');
      return touchId !== 'unable';
    },
    promptTouchID: async (reason) => {
      stage.record.note('systemPreferences.promptTouchID', reason);
      if (touchId !== 'confirms') throw new Error('Canceled by user.');
    },
  });
}
