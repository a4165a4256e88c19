import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { type AccountSettings, accountSettingsSchema } from '../accounts/settings.ts';

/** What `npm run sandbox` was asked for. */
export interface Flags {
  readonly port: number;
  readonly host: string;
  readonly identifier: string;
  readonly secret: string | undefined;
  /** The data file; in memory when absent. */
  readonly data: string | undefined;
  /** ISO instant. */
  readonly now: string | undefined;
  readonly demo: boolean;
  /** Whether the account may give credits (rules.md F37). */
  readonly credit: AccountSettings['credit'];
}

export const usage =
  'npm run sandbox -- [--port N] [--identifier ID] [--secret S] [--credit off|credit|cft] [--data FILE] [--now ISO] ' +
  '[--host H] [--demo]';

/** Reads the command line; throws an Error that names the flag which is wrong. */
export function readFlags(words: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      identifier: { type: 'string', default: 'SANDBOXSHOP' },
      secret: { type: 'string' },
      data: { type: 'string' },
      now: { type: 'string' },
      demo: { type: 'boolean', default: false },
      credit: { type: 'string', default: 'credit' },
    },
  });
  return {
    port: readPort(values.port),
    host: demand('host', values.host, 'an address', (text) => text !== ''),
    identifier: demand('identifier', values.identifier, '1 to 32 characters', (text) => /^.{1,32}$/u.test(text)),
    secret: demandIfGiven('secret', values.secret, 'some text', (text) => text !== ''),
    data: demandIfGiven('data', values.data, 'a file', (text) => text !== ''),
    now: demandIfGiven('now', values.now, 'an instant such as 2026-03-29T00:30:00Z', isInstant),
    demo: values.demo,
    credit: readCredit(values.credit),
  };
}

function readCredit(text: string): AccountSettings['credit'] {
  const { success, data } = accountSettingsSchema.shape.credit.safeParse(text);
  if (!success) throw new RangeError(`--credit must be off, credit or cft, not "${text}".`);
  return data;
}

function readPort(text: string): number {
  return Number(demand('port', text, 'a number from 0 to 65535', (port) => /^\d{1,5}$/.test(port) && +port <= 65_535));
}

function demand(flag: string, text: string, wanted: string, holds: (text: string) => boolean): string {
  if (!holds(text)) throw new RangeError(`--${flag} must be ${wanted}, not "${text}".`);
  return text;
}

function demandIfGiven(
  flag: string,
  text: string | undefined,
  wanted: string,
  holds: (text: string) => boolean,
): string | undefined {
  return text === undefined ? undefined : demand(flag, text, wanted, holds);
}

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
}
