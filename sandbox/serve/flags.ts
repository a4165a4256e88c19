import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type AccountSettings, accountSettingsSchema } from '../accounts/settings.ts';
import { type FaultRule, faultSchema } from '../faults/rule.ts';

/** What `npm run sandbox` was asked for. */
export interface Flags {
  readonly port: number;
  readonly host: string;
  readonly identifier: string;
  readonly secret: string | undefined;
  /** A file with the accounts, in place of the one that the other flags describe. */
  readonly accounts: string | undefined;
  /** The data file; in memory when absent. */
  readonly data: string | undefined;
  /** ISO instant. */
  readonly now: string | undefined;
  readonly demo: boolean;
  /** Whether the account may give credits (rules.md F37). */
  readonly credit: AccountSettings['credit'];
  /** The account's payment method (rules.md A9). */
  readonly method: AccountSettings['method'];
  /** NOTIFICATION_URL of every account. */
  readonly notify: string | undefined;
  /** Files of a certificate and its key, PEM. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** What goes wrong from the start. */
  readonly faults: readonly FaultRule[];
}

/** The flags that describe the one account there is without a file. */
const describing = ['identifier', 'secret', 'credit', 'method'] as const;

/** Reads the command line; throws an Error that names the flag which is wrong. */
export function readFlags(words: readonly string[]): Flags {
  const { tls, rest } = takeTls(words);
  const { values } = parseArgs({
    args: [...rest],
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      identifier: { type: 'string' },
      accounts: { type: 'string' },
      secret: { type: 'string' },
      data: { type: 'string' },
      now: { type: 'string' },
      demo: { type: 'boolean', default: false },
      credit: { type: 'string' },
      method: { type: 'string' },
      notify: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
    },
  });
  const doubled = describing.find((flag) => values[flag] !== undefined);
  if (values.accounts !== undefined && doubled !== undefined) {
    throw new RangeError(`--accounts and --${doubled} do not go together: write it into the file instead.`);
  }
  return {
    port: readPort(values.port),
    host: demand('host', values.host, 'an address', (text) => text !== ''),
    identifier: demand('identifier', values.identifier ?? 'SANDBOXSHOP', '1 to 32 characters', (text) =>
      /^.{1,32}$/u.test(text),
    ),
    secret: demandIfGiven('secret', values.secret, 'some text', (text) => text !== ''),
    accounts: demandIfGiven('accounts', values.accounts, 'a file', (text) => text !== ''),
    data: demandIfGiven('data', values.data, 'a file', (text) => text !== ''),
    now: demandIfGiven('now', values.now, 'an instant such as 2026-03-29T00:30:00Z', isInstant),
    demo: values.demo,
    credit: readSetting('credit', values.credit ?? 'credit'),
    method: readSetting('method', values.method ?? 'card'),
    notify: demandIfGiven('notify', values.notify, 'an http or https address', isAddress),
    tls,
    faults: values.fault.map(readFault),
  };
}

/** `--tls` alone takes two words. */
function takeTls(words: readonly string[]): { tls: Flags['tls']; rest: readonly string[] } {
  const position = words.indexOf('--tls');
  if (position < 0) return { tls: undefined, rest: words };
  const [cert, key] = words.slice(position + 1, position + 3);
  if (!cert || !key || cert.startsWith('--') || key.startsWith('--')) {
    throw new RangeError('--tls must be followed by two files: a certificate and its key.');
  }
  return { tls: { cert, key }, rest: words.toSpliced(position, 3) };
}

const { credit, method } = accountSettingsSchema.shape;
const settings = { credit, method };

function readSetting<Name extends keyof typeof settings>(name: Name, text: string): AccountSettings[Name] {
  const { success, data } = settings[name].safeParse(text);
  if (!success) throw new RangeError(`--${name} must be ${settings[name].unwrap().options.join(', ')}, not "${text}".`);
  return data as AccountSettings[Name];
}

function readFault(text: string): FaultRule {
  try {
    return faultSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : 'it is no JSON';
    throw new RangeError(`--fault ${text} cannot be understood: ${reason}`);
  }
}

function isAddress(text: string): boolean {
  return accountSettingsSchema.shape.notificationUrl.safeParse(text).success;
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
