import { join } from 'node:path';
import { launchConsole } from '../test/faults/headless-console.ts';
import { cloneHouse, type Ended } from '../test/set-up/house.ts';

/*
 * `npm run test:setup -- [commands]`: each command at its first try, in a clone of its own and with the real npm. It installs
 * once for each command, and so takes minutes: `npm test` holds the same with two packages (test/scripts/prepare).
 */
const wanted = process.argv.slice(2);
const clone = cloneHouse();
const data = join(clone.folder, 'out', 'data');
const words: Readonly<Record<string, readonly string[]>> = {
  headless: ['--data', data, '--demo'],
  sandbox: ['--nothing'],
  ledger: ['verify', join(data, 'sandbox', 'ledger.sqlite')],
};
let [steps, failed] = [0, 0];

function tell(step: string, isRight: boolean, { status, out, said }: Partial<Ended> = {}): void {
  steps += 1;
  console.log(`${isRight ? 'ok    ' : 'FAILED'}  ${step}`);
  if (isRight) return;
  failed += 1;
  console.log(JSON.stringify({ status, out, said }));
}

/** What a command gives when it is run as it should be, by what it prints first. */
const signs: Readonly<Record<string, RegExp>> = {
  headless: /^\{"open":true/,
  ledger: /is sound/,
  check: /ok {5}types of main/,
};

async function tryCommand(name: string, when: string): Promise<void> {
  const ended = await clone.npm('run', '--silent', name, '--', ...(words[name] ?? []));
  // The simulator is not to stay: a flag that it does not know ends it, with its own words.
  const isRight = name === 'sandbox' ? /npm run sandbox/.test(ended.said) : (signs[name] ?? /^v24\./).test(ended.out);
  tell(`npm run ${name}, ${when}`, isRight && !/ENOENT|This command failed/.test(ended.said), ended);
}

try {
  const commands = clone.commands.filter((name) => wanted.length === 0 || wanted.includes(name));
  await tryCommand('headless', 'in a fresh clone with an empty home');
  for (const name of commands) {
    clone.changeLock();
    await tryCommand(name, 'after the lock file changed');
  }
  const byHand = await clone.npm('ci');
  tell('npm ci', byHand.status === 0, byHand);
  for (const name of commands) await tryCommand(name, 'after a plain npm ci');
  clone.changeLock();
  const installed = await clone.npm('install');
  tell('npm install', installed.status === 0, installed);
  await tryCommand('headless', 'after a plain npm install');
  await tryBesideConsole();
} finally {
  clone.remove();
}

console.log(JSON.stringify({ steps, failed }));
process.exitCode = failed === 0 ? 0 : 1;

/** A pull while a console is open: another command installs, and the console goes on, also with what it opens only then. */
async function tryBesideConsole(): Promise<void> {
  const program = { entry: join(clone.folder, 'main', 'headless.ts'), words: ['--demo'], environment: {} };
  const running = await launchConsole(join(clone.folder, 'out', 'open'), { program }).opened;
  clone.changeLock();
  const other = { ended: false };
  const installing = tryCommand('headless', 'beside a console that is open').finally(() => {
    other.ended = true;
  });
  let [asked, answered] = [0, 0];
  const search = async () => {
    asked += 1;
    const answer = await running.ask('transactions.search', { text: 'a', after: null, limit: 5 });
    if (answer.ok) answered += 1;
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  while (!other.ended) await search();
  await installing;
  const opened = await running.ask('preferences.change', { environment: 'test' });
  await search();
  await running.close();
  tell(`the open console: ${answered} of ${asked} questions answered`, opened.ok && answered === asked);
}
