import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readToldLine } from '../../main/ledger/verify/told-lines.ts';
import { readOptions } from '../../main/options.ts';
import type { ErasingWord } from '../../main/room/team-door.ts';
import type { EngineAddress } from '../../main/team/engine/connect.ts';
import type { Environment } from '../../protocol/environment.ts';
import { type Currency, currencySchema } from '../../protocol/money/index.ts';
import type { Invitation } from './invite.ts';
import { type Permission, type TeamRules, teamOperations } from './permit.ts';
import { usage } from './usage.ts';

/** One of the commands, with what it takes. */
export type Command =
  | { readonly name: 'sql'; readonly environment: Environment }
  | {
      readonly name: 'init';
      readonly environment: Environment;
      readonly address: EngineAddress;
      /** An administrator takes it upon themselves that a fail-over loses what was promised last. */
      readonly takesAsynchronous: boolean;
    }
  | {
      readonly name: 'upgrade';
      readonly address: EngineAddress;
      /** Nothing but what would be done is said, unless it is to be done now, or printed. */
      readonly how: 'look' | 'now' | 'print';
    }
  | { readonly name: 'invite'; readonly address: EngineAddress; readonly invitation: Invitation; readonly out?: string }
  | { readonly name: 'people'; readonly address: EngineAddress }
  | { readonly name: 'permit'; readonly address: EngineAddress; readonly permission: Permission }
  | { readonly name: 'rule'; readonly address: EngineAddress; readonly rules: TeamRules }
  | { readonly name: 'revoke'; readonly address: EngineAddress; readonly person: string; readonly desk?: string }
  | { readonly name: 'appoint'; readonly address: EngineAddress; readonly person: string; readonly isEnded: boolean }
  | {
      readonly name: 'erase';
      readonly dataFolder: string;
      readonly environment?: Environment;
      /** Null to list what waits. */
      readonly word: ErasingWord | null;
    }
  | { readonly name: 'join'; readonly file: string; readonly dataFolder: string }
  | { readonly name: 'leave' | 'verify'; readonly dataFolder: string; readonly environment?: Environment };

type ErasingCommand = Extract<Command, { readonly name: 'erase' }>;

const environments = z.enum(['sandbox', 'test', 'production']);

const options = {
  at: { type: 'string' },
  authority: { type: 'string' },
  asynchronous: { type: 'boolean', default: false },
  person: { type: 'string' },
  desk: { type: 'string' },
  out: { type: 'string' },
  operation: { type: 'string', multiple: true },
  alone: { type: 'string' },
  day: { type: 'string' },
  approve: { type: 'string' },
  zone: { type: 'string' },
  hours: { type: 'string' },
  strict: { type: 'string' },
  data: { type: 'string' },
  reason: { type: 'string' },
  end: { type: 'boolean', default: false },
  now: { type: 'boolean', default: false },
  sql: { type: 'boolean', default: false },
} as const;

/** Which options each command has; another one is a mistake. */
const allowed: Readonly<Record<Command['name'], readonly (keyof typeof options)[]>> = {
  sql: [],
  init: ['authority', 'asynchronous'],
  upgrade: ['at', 'authority', 'now', 'sql'],
  invite: ['at', 'authority', 'person', 'desk', 'out'],
  people: ['at', 'authority'],
  permit: ['at', 'authority', 'operation', 'alone', 'day', 'approve'],
  rule: ['at', 'authority', 'zone', 'hours', 'strict'],
  revoke: ['at', 'authority', 'desk'],
  appoint: ['at', 'authority', 'end'],
  erase: ['data', 'reason'],
  join: ['data'],
  leave: ['data'],
  verify: ['data'],
};

/** Reads the words of the command line; throws how to use it when they are others. */
export function readCommand(words: readonly string[], password: string | undefined): Command {
  const { values, positionals, tokens } = parse(words);
  const [name = '', ...rest] = positionals;
  const own = Object.hasOwn(allowed, name) ? allowed[name as Command['name']] : [];
  for (const token of tokens) {
    if (token.kind === 'option' && !own.includes(token.name as keyof typeof options)) throw new Error(usage);
  }
  const address = () => readAddress(values.at ?? '', password, values.authority);
  const [first, second, third, fourth] = rest;
  switch (`${name} ${rest.length}`) {
    case 'sql 1':
      return { name: 'sql', environment: readEnvironment(first) };
    case 'init 2': {
      const environment = readEnvironment(second);
      const takesAsynchronous = values.asynchronous ?? false;
      return {
        name: 'init',
        environment,
        address: readAddress(first ?? '', password, values.authority),
        takesAsynchronous,
      };
    }
    case 'upgrade 0':
      if (values.now && values.sql) throw new Error(usage);
      return { name: 'upgrade', address: address(), how: values.now ? 'now' : values.sql ? 'print' : 'look' };
    case 'invite 0':
    case 'invite 1':
      return {
        name: 'invite',
        address: address(),
        invitation: readInvitation(first, values),
        ...pick('out', values.out),
      };
    case 'people 0':
      return { name: 'people', address: address() };
    case 'permit 4':
      return {
        name: 'permit',
        address: address(),
        permission: {
          ...readPermission([first, second, third, fourth], values.operation),
          ...pick('alone', values.alone),
          ...pick('day', values.day),
          ...pick('approve', values.approve),
        },
      };
    case 'rule 0':
      return { name: 'rule', address: address(), rules: readRules(values) };
    case 'revoke 1':
      return { name: 'revoke', address: address(), person: first ?? '', ...pick('desk', values.desk) };
    case 'appoint 1':
      return { name: 'appoint', address: address(), person: first ?? '', isEnded: values.end ?? false };
    case 'erase 0':
    case 'erase 1':
    case 'erase 2':
      return { name: 'erase', dataFolder: findDataFolder(values.data), ...readErasing(rest, values.reason) };
    case 'join 1':
      return { name: 'join', file: first ?? '', dataFolder: findDataFolder(values.data) };
    case 'leave 0':
    case 'verify 0':
    case 'leave 1':
    case 'verify 1': {
      const of = first === undefined ? {} : { environment: readEnvironment(first) };
      return { name: name === 'leave' ? 'leave' : 'verify', dataFolder: findDataFolder(values.data), ...of };
    }
    default:
      throw new Error(usage);
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true, tokens: true });
  } catch {
    throw new Error(usage);
  }
}

function readEnvironment(word: string | undefined): Environment {
  const environment = environments.safeParse(word);
  if (!environment.success) throw new Error(usage);
  return environment.data;
}

function readInvitation(
  name: string | undefined,
  values: { readonly person?: string; readonly desk?: string },
): Invitation {
  const person = name ?? values.person;
  if (!person || (name !== undefined && values.person !== undefined)) throw new Error(usage);
  if (name === undefined && values.desk === undefined) throw new Error(usage);
  return { person, isKnown: name === undefined, desk: values.desk ?? person };
}

function readPermission(words: readonly (string | undefined)[], operations: readonly string[] | undefined): Permission {
  const [person = '', accountId = '', currency, amount = ''] = words;
  const known = currencySchema.safeParse(currency);
  if (!known.success) throw new Error(`${currency} is no currency that the gateway takes: say it as EUR.`);
  const unknown = operations?.find((operation) => !(teamOperations as readonly string[]).includes(operation));
  if (unknown !== undefined) throw new Error(`${unknown} is no operation. There are: ${teamOperations.join(', ')}.`);
  return { person, accountId, currency: known.data as Currency, amount, operations: operations ?? teamOperations };
}

function readRules({ zone, hours, strict }: Partial<Record<'zone' | 'hours' | 'strict', string>>): TeamRules {
  if (hours !== undefined && !/^[1-9]\d{0,3}$/.test(hours)) throw new Error(`${hours} is no number of hours.`);
  if (strict !== undefined && strict !== 'on' && strict !== 'off')
    throw new Error(`--strict is on or off, not ${strict}.`);
  const isStrict = strict !== undefined && { isStrict: strict === 'on' };
  return { ...(zone !== undefined && { zone }), ...(hours !== undefined && { hours: Number(hours) }), ...isStrict };
}

/** A line has a colon, and no environment has one. */
function readErasing(
  words: readonly string[],
  reason: string | undefined,
): Omit<ErasingCommand, 'name' | 'dataFolder'> {
  const line = words.at(-1)?.includes(':') ? words.at(-1) : undefined;
  const [environment, ...more] = line === undefined ? words : words.slice(0, -1);
  if (more.length > 0 || (line === undefined) !== (reason === undefined)) throw new Error(usage);
  const of = environment === undefined ? {} : { environment: readEnvironment(environment) };
  if (line === undefined || reason === undefined) return { ...of, word: null };
  if (!readToldLine(line)) throw new Error(`${line} is no line of a log: say it as \`npm run ledger -- erase\` did.`);
  if (reason.trim() === '') throw new Error('The reason is empty: say why, and name nobody, since it stays.');
  return { ...of, word: { line, reason: reason.trim() } };
}

function pick<Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: string });
}

function findDataFolder(folder: string | undefined): string {
  return readOptions(folder === undefined ? [] : [`--data=${folder}`]).dataFolder;
}

function readAddress(text: string, password: string | undefined, authority: string | undefined): EngineAddress {
  const url = URL.parse(text);
  if (url?.protocol !== 'postgresql:' || !url.hostname || !url.username || url.pathname.length < 2)
    throw new Error(usage);
  if (url.password) {
    throw new Error(
      'A password in a URL stands in the history of the shell and in every list of processes: set PGPASSWORD.',
    );
  }
  if (url.search || url.hash)
    throw new Error('Nothing is set by words behind the URL: TLS and its authority are not to be turned off so.');
  if (password === undefined || password === '')
    throw new Error('The password of that role is read from PGPASSWORD, which is empty.');
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    role: decodeURIComponent(url.username),
    password,
    authority: authority === undefined ? null : readFileSync(authority, 'utf8'),
  };
}
