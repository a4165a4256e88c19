import { v7 as createId } from 'uuid';
import type { Stamp } from '../../../../main/domain/event.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import { takePicture } from '../../../../main/domain/picture.ts';
import { lately } from '../../../../main/domain/repetition.ts';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openInMemory, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { rebuildProjections } from '../../../../main/ledger/projections/rebuild.ts';
import { readAround } from '../../../../main/ledger/queries/around.ts';
import { findOperation } from '../../../../main/ledger/queries/operations.ts';
import { readOwn, readOwnHead } from '../../../../main/ledger/replica/own-log.ts';
import { readPlaces } from '../../../../main/ledger/replica/places.ts';
import { readReviewed } from '../../../../main/ledger/replica/versions.ts';
import { createWriterMethods } from '../../../../main/ledger/threads/writes.ts';
import type { LedgerChange } from '../../../../main/ports/feed.ts';
import type { Draft, Taken } from '../../../../main/ports/journal.ts';
import type { LogPart } from '../../../../main/ports/replica.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { draft as draftSample, noon, rules } from '../samples.ts';

/** A desk's ledger in this thread and in no file: for hundreds of them in one test. */
export interface TestDesk {
  readonly database: WritableDatabase;
  readonly deskId: string;
  readonly writer: ReturnType<typeof createWriterMethods>;
  readonly by: Stamp;
  /** What the feed would have told. */
  readonly changes: LedgerChange[];
  /** Gives what was settled. */
  takeIn(part: LogPart): readonly string[];
  /** Everything that this desk wrote. */
  tellAll(): LogPart;
  tell(from: { readonly sequence: number; readonly rows: number }, lines: number, rows: number): LogPart;
  find(operationId: string): Operation;
}

export function openDesk(actor = 'a.clerk', at = noon): TestDesk {
  const database = openInMemory();
  migrate(database);
  return deskOn(database, actor, at);
}

/** The same on a database that is there. */
export function deskOn(database: WritableDatabase, actor = 'a.clerk', at = noon): TestDesk {
  const writer = createWriterMethods(database);
  const by = { actor, at };
  const changes: LedgerChange[] = [];
  const { deskId } = readOwnHead(database);
  const tell: TestDesk['tell'] = ({ sequence, rows }, lines, most) =>
    readOwn(database, { deskId, sequence, rows }, { lines, rows: most });
  return {
    database,
    deskId,
    writer,
    by,
    changes,
    takeIn: (part) => {
      changes.push(writer.storePart(part).change);
      const settled: string[] = [];
      for (;;) {
        const { value, change } = writer.projectPiece(by);
        changes.push(change);
        settled.push(...value.settled);
        if (!value.isMore) return settled;
      }
    },
    tell,
    tellAll: () => tell({ sequence: 0, rows: 0 }, 10_000, 10_000),
    find: (operationId) => {
      const operation = findOperation(database, operationId);
      if (!operation) throw new Error(`There is no operation ${operationId}.`);
      return operation;
    },
  };
}

export function importInto(desk: TestDesk, rows: readonly ToldRow[]): void {
  const importId = createId();
  desk.writer.recordRows(importId, { rows, source: 'import' }, desk.by);
  desk.writer.recordImport(importId, 'export.csv', desk.by);
}

export function notify(desk: TestDesk, told: ToldRow, contentDigest: string): readonly string[] {
  const notification = { importId: createId(), contentDigest, identifier: 'SHOP', row: told };
  const { value } = desk.writer.recordNotification(notification, desk.by);
  return value.kind === 'kept' ? value.settled : [];
}

/** Drafts by what stands there now, and gives the draft; undefined where its transaction is not known. */
export function draftAt(desk: TestDesk, changes: Partial<Draft> = {}): Draft | undefined {
  const drafted = draftSample(changes);
  const { accountId, referenceId } = drafted;
  const question = { accountId, transactionId: referenceId ?? '', orderId: null, since: desk.by.at - lately };
  const around = readAround(desk.database, question);
  if (!around) return undefined;
  const picture = takePicture({ ...around, account: rules, actor: desk.by.actor, now: desk.by.at }, drafted);
  const written = {
    ...drafted,
    chainId: changes.chainId ?? around.chain.chainId,
    touches: around.touches,
    review: { picture, extent: 'part', account: rules } as const,
  };
  desk.writer.draft(written, desk.by);
  return written;
}

export function takeAt(desk: TestDesk, operationId: string): Taken {
  const taking = { kind: 'confirm', guardAnswer: 'the test wants it' } as const;
  return desk.writer.take({ operationId, taking, account: rules, after: { kind: 'wait' } }, desk.by).value;
}

/** What a desk's projections are, without numbers that tell in which order things came. */
export function photograph({ database }: Pick<TestDesk, 'database'>) {
  const all = (sql: string) => database.prepare(sql).all();
  return {
    transactions: all('SELECT * FROM transactions ORDER BY position'),
    operations: all('SELECT * FROM operations ORDER BY operation_id'),
    attempts: all('SELECT * FROM attempts ORDER BY attempt_id'),
    looks: all('SELECT operation_id, looked_at, result, cause FROM looks ORDER BY 1, 2, 3, 4'),
    notes: all('SELECT * FROM order_notes ORDER BY desk_id, sequence'),
    imports: all('SELECT * FROM imports ORDER BY desk_id, sequence'),
    files: all('SELECT * FROM import_files ORDER BY import_id'),
    notifications: all('SELECT * FROM notifications ORDER BY content_digest'),
    unread: all('SELECT * FROM unread_rows ORDER BY account_id, content'),
  };
}

/** The same after everything was made anew. */
export function photographAnew(desk: Pick<TestDesk, 'database'>) {
  rebuildProjections(desk.database);
  return photograph(desk);
}

export { readPlaces, readReviewed };
