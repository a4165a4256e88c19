import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { Gateway } from '../gateway.ts';

/** What the control API works on. */
export interface Control {
  /** Whoever brings it may do everything that the API does. */
  readonly token: string;
  /** Moving it executes what falls due on the way. */
  readonly clock: Clock;
  readonly gateway: Gateway;
}

/** A token that nobody guesses: 32 hexadecimal characters. */
export function generateToken(): string {
  return randomBytes(16).toString('hex');
}
