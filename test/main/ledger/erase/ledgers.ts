import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fold } from '../../../../main/ledger/database/fold.ts';
import { openReadable, openWritable } from '../../../../main/ledger/database/open.ts';
import { keepStandings } from '../../../../main/ledger/projections/standings.ts';
import { listUndecided } from '../../../../main/ledger/queries/cases.ts';
import { readChain } from '../../../../main/ledger/queries/chain.ts';
import { bringUpToDate } from '../../../../main/ledger/rebuild/bring-up-to-date.ts';
import { settle } from '../../../../main/ledger/writing/journal.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { fillOnce } from '../fill-once.ts';
import { stamp } from '../samples.ts';
import { makeFolder } from '../verify/story.ts';

export { stamp };

/** The frozen ledger in a folder of its own, brought to today's version; its doubts named here are settled by hand first. */
export function thaw(settled: readonly string[] = []): { readonly folder: string; readonly file: string } {
  const folder = makeFolder();
  const file = join(folder, 'ledger.sqlite');
  fillOnce(`version 4, settled: ${settled}`, folder, () => bringToday(file, settled));
  return { folder, file };
}

function bringToday(file: string, settled: readonly string[]): void {
  writeFileSync(file, gunzipSync(readFileSync(new URL('../fixtures/version-4.sqlite.gz', import.meta.url))));
  bringUpToDate(file);
  const database = openWritable(file);
  for (const operationId of settled) {
    const statement = { outcome: 'refused', transactionId: null, reason: 'the extranet knows nothing of it' } as const;
    const { kind } = database
      .transaction(() => {
        const writing = beginWriting(database);
        const settled = settle(writing, operationId, statement, stamp);
        keepStandings(writing);
        return settled;
      })
      .immediate();
    if (kind !== 'decided') throw new Error(`${operationId} could not be settled.`);
  }
  database.exec('ANALYZE');
  database.close();
}

/** Those words of which a byte is in a ledger's file or in its write-ahead log. */
export function wordsIn(file: string, words: readonly string[]): string[] {
  const bytes = [file, `${file}-wal`].filter((name) => existsSync(name)).map((name) => readFileSync(name));
  return words.filter((word) => bytes.some((content) => content.includes(Buffer.from(word, 'utf8'))));
}

/** Trigrams of what the rows call one client, by which nothing else in the ledger is found. */
export function distinctiveTrigrams(file: string, client: string): string[] {
  const database = openReadable(file);
  const read = (columns: string, condition: string) =>
    database
      .prepare<[string], string[]>(`SELECT ${columns} FROM transactions WHERE client ${condition} ?`)
      .raw()
      .all(client)
      .flat()
      .flatMap((text) => trigramsOf(fold(text)));
  const kept = new Set([...read('search_text', '<>'), ...read(`transaction_id || ' ' || order_id || '  '`, '=')]);
  const own = new Set(read('client, client_email, client_name', '='));
  database.close();
  return [...own].filter((trigram) => !kept.has(trigram));
}

function trigramsOf(word: string): string[] {
  const letters = [...word];
  return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
}

/** Those trigrams that the search index has, and those by which it finds a row. */
export function searchFor(file: string, trigrams: readonly string[]) {
  const database = openReadable(file);
  database.exec(`CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'transaction_search', 'row')`);
  const terms = database.prepare<[], string>('SELECT term FROM temp.vocabulary').pluck().all();
  const find = database
    .prepare<[string], number>('SELECT count(*) FROM transaction_search WHERE transaction_search MATCH ?')
    .pluck();
  const indexed = trigrams.filter((trigram) => terms.includes(trigram));
  const found = trigrams.filter((trigram) => find.get(`"${trigram}"`) !== 0);
  database.close();
  return { indexed, found };
}

/** What of a ledger no erasure may change: the log's old lines, and every row but what a person is called or wrote. */
export function readRest(file: string) {
  const database = openReadable(file);
  const all = (sql: string) => database.prepare<[], Readonly<Record<string, unknown>>>(sql).all();
  const rest = {
    transactions: all('SELECT * FROM transactions ORDER BY position').map(
      ({ client: _c, client_email: _e, client_name: _n, search_text: _s, told_others: _o, ...row }) => row,
    ),
    operations: all(`SELECT *, settlement ->> 'outcome' AS settled FROM operations ORDER BY operation_id`).map(
      ({ note: _n, agreement: _a, settlement: _s, guards: _g, ...row }) => row,
    ),
    attempts: all(`SELECT *, json_remove(parameters, '$.CLIENTIDENT', '$.CLIENTEMAIL') AS sent FROM attempts`).map(
      ({ parameters: _p, message: _m, ...row }) => row,
    ),
    looks: all('SELECT operation_id, looked_at, result, cause FROM looks ORDER BY looked_at, operation_id'),
    notes: all('SELECT * FROM order_notes ORDER BY sequence').map(({ body: _b, ...row }) => row),
    notifications: all('SELECT * FROM notifications ORDER BY sequence'),
    observations: all('SELECT * FROM observations ORDER BY observation_id'),
    chains: database
      .prepare<[], [string, string]>(
        `SELECT account_id, root_id FROM transactions UNION SELECT account_id, chain_id FROM operations ORDER BY 1, 2`,
      )
      .raw()
      .all()
      .map(([accountId, chainId]) => {
        const { balance, transactions, operations } = readChain(database, accountId, chainId);
        const ids = [...transactions.map((row) => row.transactionId), ...operations.map((own) => own.operationId)];
        return { accountId, chainId, balance, ids };
      }),
    cases: listUndecided(database).map(({ operation, lastLookAt }) => [operation.operationId, lastLookAt]),
    digests: all(
      `SELECT sequence, event_id, actor, recorded_at, previous_digest, digest FROM events
       WHERE CAST(body AS TEXT) NOT LIKE '%lineRedacted%' ORDER BY sequence`,
    ),
  };
  database.close();
  return rest;
}

/** Everything of everybody but one person, whole. */
export function readOthers(file: string, client: string) {
  const database = openReadable(file);
  const all = (sql: string) => database.prepare<[string], object>(sql).all(client);
  const others = {
    notes: database.prepare(`SELECT * FROM order_notes WHERE body = 'she likes lemon cakes'`).all(),
    people: all(`SELECT * FROM people WHERE body ->> '$.client' <> ?`),
    transactions: all(`SELECT * FROM transactions WHERE client NOT IN ('', ?) ORDER BY position`),
    operations: all(`
      SELECT o.*, (SELECT json_group_array(parameters ORDER BY number) FROM attempts a WHERE a.operation_id = o.operation_id) AS sent
      FROM operations o JOIN transactions t ON t.account_id = o.account_id AND t.transaction_id = o.reference_id
      WHERE t.client NOT IN ('', ?) AND o.operation <> 'credit' ORDER BY o.operation_id`),
  };
  database.close();
  return others;
}

/** A ledger's files as they stand at this moment: what a power cut would leave. */
export function cutThePower(file: string): string {
  const image = join(makeFolder(), 'ledger.sqlite');
  for (const suffix of ['', '-wal', '.erasing']) {
    if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, `${image}${suffix}`);
  }
  return image;
}
