import { parseArgs } from 'node:util';
import { type LedgerPart, ledgerParts } from '../../test/bench/ledger/bench.ts';

/** What can be measured. */
export const benches = ['sandbox', 'ledger', 'search', 'desk', 'start', 'window', 'memory', 'import', 'team'] as const;
export type BenchName = (typeof benches)[number];

export const usage = `npm run bench -- sandbox [--refunds 600] [--rounds 15] [--connections 16] [--profile]
                                         signed refunds a second, against a bare fastify
npm run bench -- ledger [--rows 1000000] [--only ${ledgerParts.join(',')}]
                                         refunds, lists, a rebuild and an intake on a ledger of years
npm run bench -- search [--rows 1000000] every kind of question that the search box takes
npm run bench -- desk [--rows N]         refunds a second over HTTP, with 1, 8 and 32 in flight
npm run bench -- start [--rows N]        from the command to the painted list, against a blank page
npm run bench -- window [--rows 1200000] keys, scrolling and changes in the window's list
npm run bench -- memory [--rows 1000000] what an intake and a day of work leave behind
npm run bench -- import [--rows 1000000] a file that comes in: rate, memory, and how long money waits meanwhile
npm run bench -- team [--rows 1000000]   claims on one PostgreSQL, and what a desk takes in that was away

Each takes --json (the last line on stdout is the result), --write (its section of docs/bench.md is written anew) and, where
a ledger is written to, --slow-sync MS (each commit waits so much longer, as the disk of a laptop). Ledgers are made once
and kept in $BE2BILL_BENCH_CACHE, or among your caches.`;

/** What is to be measured, and how. */
export interface Wanted {
  readonly kind: 'wanted';
  readonly bench: BenchName;
  /** Undefined for the bench's own number. */
  readonly rows: number | undefined;
  readonly parts: readonly LedgerPart[];
  readonly slowSync: number;
  readonly refunds: number;
  readonly rounds: number;
  readonly connections: number;
  /** Whether the simulator is watched, to tell where its time goes. */
  readonly profile: boolean;
  readonly json: boolean;
  readonly write: boolean;
  /** The words themselves, without those that only say what to do with the result. */
  readonly command: string;
}

export type Words = Wanted | { readonly kind: 'unclear'; readonly why: string };

const options = {
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  rows: { type: 'string' },
  only: { type: 'string', default: ledgerParts.join() },
  'slow-sync': { type: 'string', default: '0' },
  refunds: { type: 'string', default: '600' },
  rounds: { type: 'string', default: '15' },
  connections: { type: 'string', default: '16' },
  profile: { type: 'boolean', default: false },
} as const;

/** Reads the command line; tells in one sentence what is wrong with it. */
export function readWords(words: readonly string[]): Words {
  try {
    const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options });
    const bench = benches.find((name) => name === positionals[0]);
    if (!bench || positionals.length > 1) throw new Error(`Name one of ${benches.join(', ')}.`);
    return {
      kind: 'wanted',
      bench,
      rows: values.rows === undefined ? undefined : readCount('rows', values.rows),
      parts: readParts(values.only),
      slowSync: values['slow-sync'] === '0' ? 0 : readCount('slow-sync', values['slow-sync']),
      refunds: readCount('refunds', values.refunds),
      rounds: readCount('rounds', values.rounds),
      connections: readCount('connections', values.connections),
      profile: values.profile,
      json: values.json,
      write: values.write,
      command: words.filter((word) => word !== '--json' && word !== '--write').join(' '),
    };
  } catch (failure) {
    return { kind: 'unclear', why: failure instanceof Error ? failure.message : String(failure) };
  }
}

function readParts(text: string): readonly LedgerPart[] {
  return text.split(',').map((word) => {
    const part = ledgerParts.find((name) => name === word);
    if (!part) throw new Error(`--only takes ${ledgerParts.join(', ')}, not "${word}".`);
    return part;
  });
}

function readCount(name: string, text: string): number {
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number from 1 on, not "${text}".`);
}
