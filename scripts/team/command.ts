import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { EngineAddress } from '../../main/team/engine/connect.ts';
import type { Environment } from '../../protocol/environment.ts';

/** One of the commands, with what it takes. */
export type Command =
  | { readonly name: 'sql'; readonly environment: Environment }
  | {
      readonly name: 'init';
      readonly environment: Environment;
      readonly address: EngineAddress;
      /** An administrator takes it upon themselves that a fail-over loses what was promised last. */
      readonly takesAsynchronous: boolean;
    };

const usage = `npm run --silent team -- sql ENVIRONMENT       prints the team ledger's schema, for whoever administers the database:
                                              npm run --silent team -- sql test | psql -d team
npm run team -- init URL ENVIRONMENT          makes it there, as a role that owns the database and may create roles.
                                              URL is postgresql://ROLE@HOST[:PORT]/DATABASE; the password is read
                                              from PGPASSWORD. A server elsewhere is spoken to over TLS alone.
    --authority FILE                          who vouches for the server's certificate, as PEM; else this system's
    --asynchronous                            production with a standby that may lag behind: a fail-over then loses
                                              the last claims. The desks notice, and stop until each has answered

ENVIRONMENT is sandbox, test or production. Exit code 0: done; 1: the engine is not fit for it; 2: it could not run.`;

const environments = z.enum(['sandbox', 'test', 'production']);

/** Reads the words of the command line; throws how to use it when they are others. */
export function readCommand(words: readonly string[], password: string | undefined): Command {
  const [name, ...rest] = words;
  if (name === 'sql' && rest.length === 1) {
    const environment = environments.safeParse(rest[0]);
    if (environment.success) return { name, environment: environment.data };
  }
  if (name === 'init') {
    const [url = '', wanted, ...flags] = rest;
    const environment = environments.safeParse(wanted);
    const { authority, takesAsynchronous, unread } = readFlags(flags);
    if (environment.success && unread.length === 0) {
      return { name, environment: environment.data, address: readAddress(url, password, authority), takesAsynchronous };
    }
  }
  throw new Error(usage);
}

function readFlags(flags: readonly string[]) {
  const unread = [...flags];
  const takesAsynchronous = take(unread, '--asynchronous', 1).length > 0;
  const [, file] = take(unread, '--authority', 2);
  return { takesAsynchronous, authority: file === undefined ? null : readFileSync(file, 'utf8'), unread };
}

function take(words: string[], flag: string, count: number): string[] {
  const at = words.indexOf(flag);
  return at === -1 || at + count > words.length ? [] : words.splice(at, count);
}

function readAddress(text: string, password: string | undefined, authority: string | null): EngineAddress {
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
    authority,
  };
}
