import type { Pin, Tried } from './pin.ts';

/** The operating system's own question who sits there, where a host can put it. */
export interface Presence {
  /** Whether it can be asked now. */
  canAsk(): boolean;
  /** Asks the person, with a reason; false where they were not confirmed. */
  ask(reason: string): Promise<boolean>;
}

export interface LockPorts {
  readonly pin: Pin;
  readonly presence: Presence | undefined;
  /** Milliseconds by the wall clock, and since the computer was started: what has passed by either has passed. */
  readonly wall: () => number;
  readonly uptime: () => number;
  /** Milliseconds without a hand after which the screen locks. */
  readonly lockAfter: () => number;
  /** Told when the screen was locked or unlocked, and of each PIN that was wrong. */
  readonly onChange: (change: 'locked' | 'unlocked' | 'wrongPin') => void;
}

/** What became of an attempt to unlock. */
export type Unlocked =
  | { readonly kind: 'unlocked'; readonly kept: string | null }
  | { readonly kind: 'notConfirmed' }
  | Exclude<Tried, { kind: 'right' }>;

/** Whether anybody may see the ledger. It stands here, and not in the window: see {@link createReceiver}. */
export interface Lock {
  /** Locks where nobody's hand was there for too long, so that no answer leaves before the timer has noticed. */
  isLocked(): boolean;
  /** Whether something could unlock the screen again; nothing locks it otherwise. */
  canLock(): boolean;
  /** Whether the operating system can be asked. */
  asksSystem(): boolean;
  /** False where nothing could unlock it. */
  lock(): boolean;
  touch(): void;
  /** What a window that is locked wants back. The first of a lock counts, so that none which is loaded anew overwrites it. */
  keep(text: string): void;
  unlockByPin(pin: string): Promise<Unlocked>;
  unlockBySystem(reason: string): Promise<Unlocked>;
  close(): void;
}

/** How often it is looked, in milliseconds, whether somebody is still there; a computer that slept is found out by it as well. */
const lookEvery = 5_000;

/** What can lock begins locked: otherwise whoever starts the console again would be past it. */
export function createLock(ports: LockPorts): Lock {
  const { pin, presence, onChange } = ports;
  const readClocks = () => ({ wall: ports.wall(), uptime: ports.uptime() });
  const asksSystem = () => presence?.canAsk() ?? false;
  const canLock = () => pin.isSet() || asksSystem();
  let locked = canLock();
  let lastHand = readClocks();
  let kept: string | null = null;
  let asking: Promise<boolean> | undefined;
  const lock = () => {
    if (locked) return true;
    if (!canLock()) return false;
    locked = true;
    kept = null;
    onChange('locked');
    return true;
  };
  /** A clock that was set forward locks early; one that was set back is caught by the other. */
  const isOverdue = () => {
    const now = readClocks();
    return Math.max(now.wall - lastHand.wall, now.uptime - lastHand.uptime) >= ports.lockAfter();
  };
  const isLocked = () => {
    if (!locked && isOverdue()) lock();
    return locked;
  };
  const open = (): Unlocked => {
    const given = kept;
    kept = null;
    lastHand = readClocks();
    if (locked) {
      locked = false;
      onChange('unlocked');
    }
    return { kind: 'unlocked', kept: given };
  };
  const timer = setInterval(isLocked, lookEvery).unref();
  return {
    isLocked,
    canLock,
    asksSystem,
    lock,
    touch: () => {
      lastHand = readClocks();
    },
    keep: (text) => {
      if (locked) kept ??= text;
    },
    unlockByPin: async (tried) => {
      if (!locked) return open();
      // Without a PIN every text would be the right one.
      if (!pin.isSet()) return { kind: 'notConfirmed' };
      const outcome = await pin.try(tried);
      if (outcome.kind === 'right') return open();
      onChange('wrongPin');
      return outcome;
    },
    unlockBySystem: async (reason) => {
      if (!locked) return open();
      // One box at a time, however often the button is pressed.
      asking ??= (presence?.ask(reason) ?? Promise.resolve(false)).finally(() => {
        asking = undefined;
      });
      return (await asking) ? open() : { kind: 'notConfirmed' };
    },
    close: () => clearInterval(timer),
  };
}
