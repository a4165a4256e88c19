import { parseArgs } from 'node:util';
import { replay } from '../test/soak/books/soak.ts';
import { isTrue, soakBooks } from './soak/books.ts';
import { isUnharmed, soakCrash } from './soak/crash.ts';
import { isWhole, soakImport } from './soak/import.ts';
import { soakMalformed } from './soak/malformed.ts';
import { soakPayloads } from './soak/payloads.ts';
import { soakSandbox } from './soak/sandbox.ts';
import { isKept, soakStories } from './soak/stories.ts';
import { isTeamUnharmed, soakTeam } from './soak/team.ts';

/**
 * `npm run soak -- sandbox|malformed|crash|team|import|payloads|stories|books`: the long form of eight tests. Progress on stderr,
 * unless `--json`; one JSON line on stdout.
 */
const usage =
  'npm run soak -- sandbox [--runs 2000] [--steps 50] [--seed N]\n' +
  'npm run soak -- malformed [--bodies 10000] [--seed N]\n' +
  'npm run soak -- crash [--kills 1000] [--seed N] [--json]\n' +
  'npm run soak -- team [--desks 4] [--kills 1000] [--seed N] [--json] [--without-claims]\n' +
  'npm run soak -- import [--kills 100] [--seed N] [--json]\n' +
  'npm run soak -- payloads [--payloads 100000] [--seed N]\n' +
  'npm run soak -- stories [--runs 2000] [--seed N] [--json]\n' +
  'npm run soak -- books [--runs 2000] [--seed N] [--json] [--headless] [--script N,N,…]';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '2000' },
    steps: { type: 'string', default: '50' },
    bodies: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '1000' },
    desks: { type: 'string', default: '4' },
    payloads: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** A run to be played again, as an earlier soak printed it. */
    script: { type: 'string' },
    /** Through a process, instead of its parts in this one. */
    headless: { type: 'boolean', default: false },
    /** The control: desks that ask nobody before they send. */
    'without-claims': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const say = (line: string) => {
  if (!values.json) console.error(line);
};

/** What each word soaks; gives whether it passed and what the last line says. */
const soaks: Readonly<Record<string, () => Promise<{ passed: boolean; line: object }>>> = {
  sandbox: async () =>
    passed(await soakSandbox({ runs: count('runs'), steps: count('steps'), seed: count('seed') }, say)),
  malformed: async () => passed(await soakMalformed({ bodies: count('bodies'), seed: count('seed') }, say)),
  payloads: async () => passed(await soakPayloads({ payloads: count('payloads'), seed: count('seed') }, say)),
  stories: async () => {
    const line = await soakStories({ runs: count('runs'), seed: count('seed') }, say);
    return { passed: isKept(line), line };
  },
  books: async () => {
    // Nobody reads of them, and finding the shortest takes longer than finding them.
    const quietly = values.json ? { most: 0 } : {};
    if (values.script !== undefined) return passedUnless(await replay(values.script, say));
    const line = await soakBooks(
      { runs: count('runs'), seed: count('seed'), headless: values.headless, ...quietly },
      say,
    );
    return { passed: isTrue(line), line };
  },
  import: async () => {
    const line = await soakImport({ kills: count('kills'), seed: count('seed') }, say);
    return { passed: isWhole(line), line };
  },
  crash: async () => {
    const line = await soakCrash({ kills: count('kills'), seed: count('seed') }, say);
    return { passed: isUnharmed(line), line };
  },
  team: async () => {
    const withoutClaims = values['without-claims'];
    const words = { kills: count('kills'), desks: count('desks'), seed: count('seed'), withoutClaims };
    const line = await soakTeam(words, say);
    return { passed: isTeamUnharmed(line), line };
  },
};

function passed(tally: object): { passed: true; line: object } {
  return { passed: true, line: { soak: positionals[0], passed: true, ...tally } };
}

function passedUnless(faults: number): { passed: boolean; line: object } {
  return { passed: faults === 0, line: { soak: 'books', passed: faults === 0, faults } };
}

function count(name: Exclude<keyof typeof values, 'json' | 'script' | 'headless' | 'without-claims'>): number {
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
  const result = await soak();
  console.log(JSON.stringify(result.line));
  process.exitCode = result.passed ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log(JSON.stringify({ soak: positionals[0], passed: false, seed: count('seed') }));
  process.exitCode = 1;
}
