import type { PinFile } from './pin-file.ts';
import { hashPin, isPin } from './pin-hash.ts';
import { carryOver, countTry, type Moment, noTries, remainingWait, triesLeft } from './tries.ts';

/** What became of a PIN that was tried. `wait` in milliseconds; 0 where the next one is looked at at once. */
export type Tried =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly triesLeft: number; readonly wait: number }
  | { readonly kind: 'waiting'; readonly wait: number };

/** The person's PIN: kept as a hash, tried ten times, then waited for. */
export interface Pin {
  isSet(): boolean;
  standing(): { readonly triesLeft: number; readonly wait: number };
  /** Looks at one PIN after the other, however many are tried at once. */
  try(pin: string): Promise<Tried>;
  /** Keeps a PIN in the place of the one before; null for none from now on. */
  keep(pin: string | null): Promise<void>;
}

export interface PinPorts {
  readonly file: PinFile;
  readonly now: () => Moment;
}

export function createPin({ file, now }: PinPorts): Pin {
  const before = file.read();
  const tries = carryOver(before.tries, now());
  if (tries !== before.tries) file.write({ ...before, tries });
  const standing = () => {
    const { tries } = file.read();
    const wait = remainingWait(tries, now());
    return { triesLeft: triesLeft(tries), wait };
  };
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const acted = turn.then(act);
    turn = acted.catch(() => {});
    return acted;
  };
  const tryIt = async (pin: string): Promise<Tried> => {
    const { hash } = file.read();
    if (hash === null) return { kind: 'right' };
    const { wait } = standing();
    if (wait > 0) return { kind: 'waiting', wait };
    file.write({ hash, tries: countTry(file.read().tries, now()) });
    if (!(await isPin(pin, hash))) return { kind: 'wrong', ...standing() };
    file.write({ hash, tries: noTries });
    return { kind: 'right' };
  };
  return {
    isSet: () => file.read().hash !== null,
    standing,
    try: (pin) => inTurn(() => tryIt(pin)),
    keep: (pin) => inTurn(async () => file.write({ hash: pin === null ? null : await hashPin(pin), tries: noTries })),
  };
}
