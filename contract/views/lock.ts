import { z } from 'zod';
import { language, preferences } from './console.ts';

export const shortestPin = 6;
export const longestPin = 64;

/** What keeps a PIN from being one: too short, or what whoever guesses tries first. */
export type PinProblem = 'tooShort' | 'tooSimple';

/** A PIN is any text; digits are what most people take. Undefined where it will do. */
export function findPinProblem(pin: string): PinProblem | undefined {
  const signs = [...pin.normalize('NFC')];
  if (signs.length < shortestPin) return 'tooShort';
  const steps = new Set(
    signs.slice(1).map((sign, at) => (sign.codePointAt(0) ?? 0) - (signs[at]?.codePointAt(0) ?? 0)),
  );
  const [step] = steps;
  // All the same, or one after the other: 111111, 123456, fedcba.
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? 'tooSimple' : undefined;
}

/** A PIN to be kept from now on. */
export const newPin = z
  .string()
  .max(longestPin)
  .refine((pin) => findPinProblem(pin) === undefined);

/** A PIN that is tried: whatever a person typed. */
export const triedPin = z.string().min(1).max(longestPin);

/** What the window needs to show a locked screen, and nothing of what lies behind it. */
export const lockView = z.strictObject({
  locked: z.boolean(),
  /** What unlocks it: a PIN, the operating system's own question, either, or, where the screen does not lock, neither. */
  pin: z.boolean(),
  system: z.boolean(),
  /** Tries of the PIN that are left before it is waited. */
  triesLeft: z.int().min(0),
  /** Milliseconds until the PIN can be tried again; 0 where it can be now. */
  wait: z.int().min(0),
  language,
  theme: preferences.shape.theme,
});
export type LockView = z.infer<typeof lockView>;

/** A PIN that was not taken. */
const notThePin = [
  z.strictObject({ kind: z.literal('wrong'), triesLeft: z.int().min(0), wait: z.int().min(0) }),
  /** It was not looked at: too many were wrong. */
  z.strictObject({ kind: z.literal('waiting'), wait: z.int().min(1) }),
] as const;

export const unlocking = z.discriminatedUnion('kind', [
  /** What the window handed over when it was locked. */
  z.strictObject({ kind: z.literal('unlocked'), kept: z.string().nullable() }),
  ...notThePin,
  /** The operating system did not say that it is the person. */
  z.strictObject({ kind: z.literal('notConfirmed') }),
]);
export type Unlocking = z.infer<typeof unlocking>;

export const pinChange = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('changed') }), ...notThePin]);
export type PinChange = z.infer<typeof pinChange>;
