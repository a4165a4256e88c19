import { z } from 'zod';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { countIndexed } from './indexed.ts';
import type { Frequencies } from './trigram-choice.ts';

/** Where the counting stands: the last trigram that was counted, and the rows at the end of the last round. */
const progressSchema = z.object({ after: z.string().nullable(), rows: z.int() });
type Progress = z.infer<typeof progressSchema>;
const fresh: Progress = { after: null, rows: 0 };

/** The name of the progress among what is kept about the file. */
const name = 'trigram counts';

/** Walking so many entries of the index takes about 30 milliseconds. */
const entriesInStep = 500_000;

/** The kept counts; null before they are complete for the first time. */
export function readFrequencies(database: ReadableDatabase): Frequencies | null {
  const { rows } = readProgress(database);
  if (rows === 0) return null;
  const statement = database.prepare<[string], number>('SELECT rows FROM trigram_counts WHERE trigram = ?').pluck();
  // One that nobody counted is new, and as rare as can be.
  return { rows, rowsWith: (trigram) => statement.get(trigram) ?? 0 };
}

/**
 * Counts the rows of the next trigrams anew, in one short transaction. True while the round goes on; after its end the next
 * call begins another. For when nobody waits.
 */
export function refreshTrigramCounts(database: WritableDatabase, entries = entriesInStep): boolean {
  const { after, rows } = readProgress(database);
  const counted = countNext(database, after ?? '', entries);
  const last = counted.at(-1)?.term ?? null;
  const write = database.transaction(() => {
    const forget =
      last === null
        ? database.prepare('DELETE FROM trigram_counts WHERE trigram > @after')
        : database.prepare('DELETE FROM trigram_counts WHERE trigram > @after AND trigram <= @last');
    forget.run(last === null ? { after: after ?? '' } : { after: after ?? '', last });
    const keep = database.prepare('INSERT INTO trigram_counts (trigram, rows) VALUES (?, ?)');
    for (const { term, doc } of counted) keep.run(term, BigInt(doc));
    keepProgress(database, { after: last, rows: last === null ? countIndexed(database) : rows });
  });
  write.immediate();
  return last !== null;
}

/** Whether the ledger grew by a tenth since its trigrams were counted, or a round is under way. */
export function areTrigramCountsOld(database: ReadableDatabase): boolean {
  const { after, rows } = readProgress(database);
  return after !== null || countIndexed(database) > rows * 1.1;
}

/** Forgets the counts: rows were erased, and a trigram of theirs may tell of them. */
export function forgetTrigramCounts(database: WritableDatabase): void {
  database.exec('DELETE FROM trigram_counts');
  keepProgress(database, fresh);
}

interface Entry {
  readonly term: string;
  readonly doc: number;
}

/** The vocabulary counts a term's rows as it comes to it: a common one costs milliseconds. */
function countNext(database: ReadableDatabase, after: string, entries: number): Entry[] {
  const counted: Entry[] = [];
  let left = entries;
  const terms = database
    .prepare<[string], Entry>('SELECT term, doc FROM transaction_vocabulary WHERE term > ? ORDER BY term')
    .iterate(after);
  for (const entry of terms) {
    counted.push(entry);
    left -= entry.doc;
    if (left <= 0) break;
  }
  return counted;
}

function readProgress(database: ReadableDatabase): Progress {
  const kept = database.prepare<[string], string>('SELECT value FROM upkeep WHERE name = ?').pluck().get(name);
  return kept === undefined ? fresh : progressSchema.parse(JSON.parse(kept));
}

function keepProgress(database: WritableDatabase, progress: Progress): void {
  database
    .prepare('INSERT INTO upkeep (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, JSON.stringify(progress));
}
