import { parseArgs } from 'node:util';
import { soakMalformed } from './soak/malformed.ts';
import { soakSandbox } from './soak/sandbox.ts';

/** `npm run soak -- sandbox|malformed`: the long form of two tests. Progress on stderr, one JSON line on stdout. */
const usage =
  'npm run soak -- sandbox [--runs 2000] [--steps 50] [--seed N]\n' +
  'npm run soak -- malformed [--bodies 10000] [--seed N]';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '2000' },
    steps: { type: 'string', default: '50' },
    bodies: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});

/** What each word soaks; gives what the last line says. */
const soaks: Readonly<Record<string, () => Promise<object>>> = {
  sandbox: () =>
    soakSandbox({ runs: count('runs'), steps: count('steps'), seed: count('seed') }, (line) => console.error(line)),
  malformed: () => soakMalformed({ bodies: count('bodies'), seed: count('seed') }, (line) => console.error(line)),
};

function count(name: keyof typeof values): number {
  if (!/^\d{1,10}$/.test(values[name])) fail(`--${name} must be a whole number, not "${values[name]}".`);
  return Number(values[name]);
}

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

const soak = soaks[positionals[0] ?? ''];
if (!soak || positionals.length > 1) fail('Name one thing to soak.');
try {
  console.log(JSON.stringify({ soak: positionals[0], passed: true, ...(await soak()) }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log(JSON.stringify({ soak: positionals[0], passed: false, seed: count('seed') }));
  process.exitCode = 1;
}
