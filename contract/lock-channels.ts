import { z } from 'zod';
import { channel, nothing } from './channel.ts';
import { lockView, newPin, pinChange, triedPin, unlocking } from './views/lock.ts';

/** What the window may hand over before it forgets it, in characters of JSON. */
export const longestKept = 60_000;

/** What the window may ask of the lock. While the screen is locked, all but `touch`, `setPin` and `removePin` are answered. */
export const lockChannels = {
  'lock.describe': channel(nothing, lockView),
  /** Locks the screen at once. Refused with `nothingUnlocks` where it could not be opened again. */
  'lock.now': channel(nothing, z.literal('locked')),
  /** A person's hand was on the window. */
  'lock.touch': channel(nothing, z.literal('touched')),
  /** What a window that is just locked wants back, as it wrote it; main reads nothing of it. The first of a lock counts. */
  'lock.keep': channel(z.strictObject({ kept: z.string().max(longestKept) }), z.literal('kept')),
  'lock.unlock': channel(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('pin'), pin: triedPin }),
      z.strictObject({ by: z.literal('system') }),
    ]),
    unlocking,
  ),
  /** `current` is the PIN that is kept; null where none is. A wrong one counts as a try. */
  'lock.setPin': channel(z.strictObject({ pin: newPin, current: triedPin.nullable() }), pinChange),
  'lock.removePin': channel(z.strictObject({ current: triedPin }), pinChange),
};

/** What main answers while the screen is locked; every other channel is refused. */
export const channelsOfTheLock: ReadonlySet<string> = new Set([
  'lock.describe',
  'lock.now',
  'lock.keep',
  'lock.unlock',
] satisfies (keyof typeof lockChannels)[]);
