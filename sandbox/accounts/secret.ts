import { randomInt } from 'node:crypto';

const printable = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789#*-+:<>!?=_.,;()';

/** A fresh ACCOUNT_KEY: 16 printable characters, as the gateway hands them out (protocol.md §2.1). */
export function generateSecret(): string {
  return Array.from({ length: 16 }, () => printable.charAt(randomInt(printable.length))).join('');
}
