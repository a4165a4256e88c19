import type { Pin, Tried } from './pin.ts';

/** The operating system's own question who sits there, where a host can put it. */
export interface Presence {
  /** Whether it can be asked now. */
  canAsk(): boolean;
  /** Asks the person, with a reason; false where they were not confirmed. */
  ask(reason: string): Promise<boolean>;
}

/** Who locked it: nobody's hand for too long, a person, or the operating system that goes to sleep or locks itself. */
export type LockedBy = 'idle' | 'person' | 'system';

/** By what it was, or was not, unlocked: the computer's own question, or the PIN. */
export type LockKey = 'system' | 'pin';

/** What happened to a lock. `triesLeft` is null where nobody counts them; `wait` in milliseconds, 0 where nobody has to. */
export type LockChange =
  | { readonly kind: 'locked'; readonly by: LockedBy }
  | { readonly kind: 'unlocked'; readonly by: LockKey }
  | { readonly kind: 'failed'; readonly by: LockKey; readonly triesLeft: number | null; readonly wait: number }
  /** A PIN came before its time, and nobody looked at it. */
  | { readonly kind: 'tooEarly' };

export interface LockPorts {
  readonly pin: Pin;
  readonly presence: Presence | undefined;
  /** Milliseconds by the wall clock, and since the computer was started: what has passed by either has passed. */
  readonly wall: () => number;
  readonly uptime: () => number;
  /** Milliseconds without a hand after which the screen locks. */
  readonly lockAfter: () => number;
  /** Told when the screen was locked or unlocked, and of each try that failed. */
  readonly onChange: (change: LockChange) => void;
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
  lock(by: LockedBy): boolean;
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
  const lock = (by: LockedBy) => {
    if (locked) return true;
    if (!canLock()) return false;
    locked = true;
    kept = null;
    onChange({ kind: 'locked', by });
    return true;
  };
  /** A clock that was set forward locks early; one that was set back is caught by the other. */
  const isOverdue = () => {
    const now = readClocks();
    return Math.max(now.wall - lastHand.wall, now.uptime - lastHand.uptime) >= ports.lockAfter();
  };
  const isLocked = () => {
    if (!locked && isOverdue()) lock('idle');
    return locked;
  };
  const open = (by: LockKey): Unlocked => {
    const given = kept;
    kept = null;
    lastHand = readClocks();
    if (locked) {
      locked = false;
      onChange({ kind: 'unlocked', by });
    }
    return { kind: 'unlocked', kept: given };
  };
  const askSystem = async (reason: string) => {
    const isConfirmed = (await presence?.ask(reason)) ?? false;
    if (!isConfirmed) onChange({ kind: 'failed', by: 'system', triesLeft: null, wait: 0 });
    return isConfirmed;
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
      if (!locked) return open('pin');
      // Without a PIN every text would be the right one.
      if (!pin.isSet()) return { kind: 'notConfirmed' };
      const outcome = await pin.try(tried);
      if (outcome.kind === 'right') return open('pin');
      onChange(outcome.kind === 'wrong' ? { ...outcome, kind: 'failed', by: 'pin' } : { kind: 'tooEarly' });
      return outcome;
    },
    unlockBySystem: async (reason) => {
      if (!locked) return open('system');
      // One box at a time, however often the button is pressed.
      asking ??= askSystem(reason).finally(() => {
        asking = undefined;
      });
      return (await asking) ? open('system') : { kind: 'notConfirmed' };
    },
    close: () => clearInterval(timer),
  };
}
