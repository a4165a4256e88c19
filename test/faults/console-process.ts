import { createInterface } from 'node:readline';
import type { Account } from '../../main/accounts/account.ts';
import { systemClock } from '../../main/clock.ts';
import { createConsole } from '../../main/console.ts';
import { findPlaces } from '../../main/places.ts';
import { openMemoryStore } from '../../main/vault/memory.ts';
import { entryName } from '../../main/vault/vault.ts';
import { storeAccount } from '../main/accounts/samples.ts';

/** What the first line on standard input says. */
export interface ProcessOptions {
  readonly dataFolder: string;
  readonly account: Account;
  readonly secret: string;
}

/**
 * The console without a window, as a process that a test can kill: the first line in is its options, every other
 * line a message of the window, and each line out the answer to one.
 */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { dataFolder, account, secret } = JSON.parse(String((await lines.next()).value)) as ProcessOptions;
storeAccount(dataFolder, account);
const running = await createConsole({
  clock: systemClock,
  dataFolder,
  threads: findPlaces(new URL('../../main/places.ts', import.meta.url).href).threads,
  keychain: openMemoryStore(new Map([[entryName(account), secret]])),
  proxyFor: async () => undefined,
  startDemo: undefined,
  user: 'a.clerk',
  about: { version: 'test', host: { kind: 'chromium', version: 'none' }, systemLocale: 'en-GB' },
});
process.stdout.write('open\n');
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  void running.receive(String(line.value)).then((answer) => process.stdout.write(`${answer}\n`));
}
await running.close();
