import { assertNever, type ConsoleEvent } from '../contract/index.ts';
import { describeLock } from './channels/lock.ts';
import type { ScreenLock } from './channels/ports.ts';
import type { Clock } from './clock.ts';
import type { Act } from './domain/act.ts';
import { createLock, type LockChange, type Presence } from './lock/lock.ts';
import { createPin } from './lock/pin.ts';
import { openPinFile } from './lock/pin-file.ts';
import { createUptime } from './lock/uptime.ts';
import type { Log } from './log.ts';
import type { PreferenceFile } from './preferences.ts';

export interface ScreenLockPorts {
  readonly dataFolder: string;
  readonly clock: Clock;
  /** Milliseconds since the computer was started, where it is not its own. */
  readonly uptime: (() => number) | undefined;
  /** Which start of the computer this is. */
  readonly boot: string;
  readonly presence: Presence | undefined;
  readonly preferences: PreferenceFile;
  readonly systemLocale: string;
  readonly log: Log;
  readonly tell: (event: ConsoleEvent) => void;
}

/** What the log says of it. */
const words = {
  locked: 'The screen is locked',
  unlocked: 'The screen is unlocked',
  failed: 'The screen was not unlocked',
  tooEarly: 'A PIN came before its time',
} as const;

export interface OpenScreenLock extends ScreenLock {
  /** Has it written down who locked, unlocked, or failed to: from when there is a ledger for it. */
  recordBy(record: (act: Act) => void): void;
}

/** Opens the lock of a data folder: locked, where something can unlock it. */
export function openScreenLock(ports: ScreenLockPorts): OpenScreenLock {
  const { clock, boot, preferences, log } = ports;
  let record: (act: Act) => void = () => {};
  const uptime = ports.uptime ?? createUptime();
  const pin = createPin({
    file: openPinFile(ports.dataFolder),
    now: () => ({ wall: clock.now(), uptime: uptime(), boot }),
  });
  const describe = () => describeLock(lock, pin, preferences, ports.systemLocale);
  const lock = createLock({
    pin,
    presence: ports.presence,
    wall: clock.now,
    uptime,
    lockAfter: () => preferences.read().lockAfter * 60_000,
    onChange: (change) => {
      log.info(words[change.kind]);
      for (const act of toActs(change, clock.now())) record(act);
      ports.tell({ kind: 'lockChanged', lock: describe() });
    },
  });
  return {
    lock,
    pin,
    describe,
    recordBy: (next) => {
      record = next;
    },
  };
}

/** What the log of a desk keeps. One that came too early was no try: whoever sends thousands fills no ledger. */
function toActs(change: LockChange, now: number): readonly Act[] {
  switch (change.kind) {
    case 'locked':
      return [{ what: 'deskLocked', by: change.by }];
    case 'unlocked':
      return [{ what: 'deskUnlocked', by: change.by }];
    case 'failed': {
      const { by, triesLeft, wait } = change;
      const failed = { what: 'unlockFailed', by, triesLeft } as const;
      return wait > 0 ? [failed, { what: 'lockedOut', until: now + Math.ceil(wait) }] : [failed];
    }
    case 'tooEarly':
      return [];
    default:
      return assertNever(change);
  }
}
