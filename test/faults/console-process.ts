import { createInterface } from 'node:readline';
import type { Account } from '../../main/accounts/account.ts';
import { systemClock } from '../../main/clock.ts';
import { createConsole } from '../../main/console.ts';
import type { Patience } from '../../main/gateway/agents.ts';
import { openGateway } from '../../main/gateway/gateway.ts';
import { findPlaces } from '../../main/places.ts';
import { openMemoryStore } from '../../main/vault/memory.ts';
import { entryName } from '../../main/vault/vault.ts';
import { storeAccount } from '../main/accounts/samples.ts';
import { failOver } from './crash/fail-over.ts';

/** What the first line on standard input says. */
export interface ProcessOptions {
  readonly dataFolder: string;
  readonly account: Account;
  readonly secret: string;
  readonly patience?: Patience;
  /** Makes the careless client of it: where it sends again after a reset. */
  readonly secondHost?: string | undefined;
}

/** Each line that comes out: the answer to the question of that id, or an event. */
export type ProcessLine =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: string }
  | { readonly kind: 'event'; readonly event: string };

const say = (line: ProcessLine) => process.stdout.write(`${JSON.stringify(line)}\n`);

// In a bundle, where this file is `.js`, the threads' files lie beside it.
const here = import.meta.url;
const places = findPlaces(here.endsWith('.js') ? here : new URL('../../main/places.ts', here).href);

/**
 * The console without a window, as a process that a test can kill: the first line in is its options, every other
 * line a message of the window with an id.
 */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const first = await lines.next();
// Nobody may want a process that was started in advance.
if (first.done) process.exit();
const { dataFolder, account, secret, patience, secondHost } = JSON.parse(first.value) as ProcessOptions;
storeAccount(dataFolder, account);
const running = await createConsole({
  clock: systemClock,
  dataFolder,
  threads: places.threads,
  keychain: openMemoryStore(new Map([[entryName(account), secret]])),
  proxyFor: async () => undefined,
  ...(patience && { patience }),
  ...(secondHost !== undefined && { openGateway: (options) => failOver(openGateway(options), secondHost) }),
  startDemo: undefined,
  user: 'a.clerk',
  about: { version: 'test', host: { kind: 'chromium', version: 'none' }, systemLocale: 'en-GB' },
});
running.listen((event) => say({ kind: 'event', event }));
say({ kind: 'open' });
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const { id, message } = JSON.parse(line.value) as { id: number; message: string };
  void running.receive(message).then((answer) => say({ kind: 'answer', id, answer }));
}
await running.close();
