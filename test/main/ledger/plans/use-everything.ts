import { v7 as createId } from 'uuid';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openInMemory, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { keepDigests } from '../../../../main/ledger/observations/running-digest.ts';
import { keepStandings } from '../../../../main/ledger/projections/standings.ts';
import { readAround } from '../../../../main/ledger/queries/around.ts';
import { readAudit } from '../../../../main/ledger/queries/audit.ts';
import { findProbable, listLookUps, listUndecided } from '../../../../main/ledger/queries/cases.ts';
import { findChain } from '../../../../main/ledger/queries/chain.ts';
import { findFreeOrder, listOfClient } from '../../../../main/ledger/queries/client.ts';
import { findKnown, findUnfinished, listImports } from '../../../../main/ledger/queries/imports.ts';
import { findLastImport } from '../../../../main/ledger/queries/last-import.ts';
import { listNotes } from '../../../../main/ledger/queries/notes.ts';
import { listKept, listRefused } from '../../../../main/ledger/queries/notifications.ts';
import {
  countDrafts,
  countOpen,
  countUnknown,
  findReview,
  listLeft,
  listOperations,
  listSending,
} from '../../../../main/ledger/queries/operations.ts';
import { readOrder } from '../../../../main/ledger/queries/order.ts';
import { findOwnPlan, findPlan, listOwnPlans } from '../../../../main/ledger/queries/plan.ts';
import { hasTransactions } from '../../../../main/ledger/queries/transactions.ts';
import { takeBackOwn } from '../../../../main/ledger/replica/own.ts';
import { readOwn, readOwnHead } from '../../../../main/ledger/replica/own-log.ts';
import { findDigests, readNewestLines, readPlaces } from '../../../../main/ledger/replica/places.ts';
import { projectPiece } from '../../../../main/ledger/replica/project.ts';
import { storePart } from '../../../../main/ledger/replica/store.ts';
import { bindTeam, unbindTeam } from '../../../../main/ledger/replica/team-records.ts';
import { readReviewed, takeTouches } from '../../../../main/ledger/replica/versions.ts';
import { keepWritesFromMerging } from '../../../../main/ledger/upkeep/search-indexes.ts';
import { createUpkeep } from '../../../../main/ledger/upkeep/upkeep.ts';
import { beginImport, withdrawImport } from '../../../../main/ledger/writing/imports.ts';
import {
  recordImport,
  recordNotification,
  recordRows,
  setNotificationAside,
} from '../../../../main/ledger/writing/intake.ts';
import {
  addNote,
  begin,
  draft,
  end,
  recordAct,
  recordLookUp,
  recordMove,
  recover,
  settle,
  take,
} from '../../../../main/ledger/writing/journal.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { draft as draftSample, noon, row, rules, stamp } from '../samples.ts';
import { searchEverything } from './search-everything.ts';

/** Asks everything that a screen asks, and writes everything that a desk writes, so that each statement is used once. */
export function useEverything(database: WritableDatabase): void {
  write(database);
  hearColleague(database);
  read(database);
  tidy(database);
  recover(beginWriting(database), stamp, null);
  for (const { importId } of listImports(database, 10)) withdrawImport(beginWriting(database), importId, stamp);
}

const identity = {
  fileDigest: '0'.repeat(64),
  reader: '0.1.0 250',
  rules: { accountId: null, amounts: null, zone: 'UTC', delimiter: null, encoding: null },
} as const;

function write(database: WritableDatabase): void {
  const writing = () => beginWriting(database);
  const importId = createId();
  const edit = { referenceId: null, orderId: 'X-1', amountMinor: 1_000 } as const;
  const rows = [
    row({ transactionId: 'X1', orderId: 'X-1' }),
    row({ ...edit, transactionId: 'X2', operation: 'refund' }),
    row({ ...edit, transactionId: 'X3', operation: 'void', amountMinor: 10_000, referenceId: 'X1' }),
    row({ transactionId: 'X4', orderId: 'X-2', schedule: '1-2' }),
    row({ ...edit, transactionId: 'X7', orderId: 'X-3', operation: 'refund', currencyTold: false }),
    row({ ...edit, transactionId: 'X6', orderId: 'X-3', operation: 'void' }),
    row({ transactionId: 'X8', orderId: 'X-4', operation: 'authorization' }),
    row({ ...edit, transactionId: 'X10', orderId: 'X-4', operation: 'void', referenceId: 'X0' }),
  ];
  beginImport(writing(), { importId, source: 'export.csv', ...identity }, stamp);
  const recording = writing();
  recordRows(recording, importId, { rows, source: 'import' }, stamp);
  keepStandings(recording);
  recordImport(writing(), importId, 'test', stamp);
  const named = {
    accountId: 'SHOP',
    orderId: 'X-1',
    operation: 'refund',
    column: 'EXECCODE',
    problem: 'absent',
  } as const;
  const unread = [
    { ...named, transactionId: 'X9', referenceId: 'X1' },
    { ...named, transactionId: null, referenceId: null },
  ];
  recordRows(writing(), createId(), { rows: [], unread, source: 'lookup' }, stamp);
  recordRows(beginWriting(database, keepDigests(database)), createId(), { rows: [], source: 'import' }, stamp);
  const told = { importId: createId(), contentDigest: '0'.repeat(64), identifier: 'SHOP' };
  recordNotification(writing(), { ...told, row: row({ transactionId: 'X5' }) }, stamp);
  setNotificationAside(writing(), { digest: 'x', sender: 'person', reason: {}, parameters: [] }, stamp);

  const drafted = draftSample({ chainId: 'X4', referenceId: 'X4', orderId: 'X-2' });
  const { operationId, attemptId } = drafted;
  draft(writing(), drafted, stamp);
  const taking = { kind: 'confirm', guardAnswer: 'because' } as const;
  take(writing(), { operationId, taking, account: rules, after: { kind: 'wait' } }, stamp);
  recover(writing(), stamp, 'nobody');
  for (const open of listOperations(database, 'unknown', 500)) {
    const statement = { outcome: 'succeeded', transactionId: `Z-${open.operationId.slice(-8)}`, reason: 'r' } as const;
    recordLookUp(writing(), open.operationId, { result: 'nothing', cause: null }, stamp);
    settle(writing(), open.operationId, statement, stamp);
  }
  recordAct(writing(), { what: 'deskLocked', by: 'idle' }, stamp);
  recordMove(writing(), { kind: 'proposalMoved', operationId, to: 'proposalRejected', reason: 'why' }, stamp);
  addNote(writing(), { accountId: 'SHOP', orderId: 'X-1', transactionId: 'X1', text: 'a note' }, stamp);
  for (const doing of [() => begin(writing(), operationId, attemptId, stamp), () => endUnknown()])
    attempt(database.transaction(doing));

  function endUnknown() {
    return end(writing(), operationId, attemptId, { kind: 'unknown', cause: 'timedOut' }, stamp);
  }
}

/** What a team's desk does: it tells its own log, takes in another's and keeps what moved chains. */
function hearColleague(database: WritableDatabase): void {
  const colleague = openInMemory();
  migrate(colleague);
  const importId = createId();
  const rows = [row({ transactionId: 'X1', orderId: 'X-1' }), row({ transactionId: 'Y1', orderId: 'Y-1' })];
  recordRows(beginWriting(colleague), importId, { rows, source: 'import' }, stamp);
  recordImport(beginWriting(colleague), importId, 'theirs.csv', stamp);
  draft(beginWriting(colleague), draftSample({ chainId: 'Y1', referenceId: 'Y1', orderId: 'Y-1' }), stamp);
  const tell = (from: WritableDatabase) => {
    const { deskId } = readOwnHead(from);
    return readOwn(from, { deskId, sequence: 0, rows: 0 }, { lines: 1_000, rows: 10_000 });
  };
  const part = tell(colleague);
  for (const told of [part, part, tell(database)]) {
    storePart(database, told);
    takeBackOwn(beginWriting(database), told);
  }
  bindTeam(database, { teamId: 'one', joinedAt: noon });
  for (const most of [1, 100]) {
    const projecting = beginWriting(database);
    projectPiece(projecting, stamp, { rows: most, lines: most });
    keepStandings(projecting);
  }
  const { deskId } = readOwnHead(colleague);
  const touch = { deskId, sequence: 1, version: 1, accountId: 'SHOP', ids: ['X1'], joined: [] };
  takeTouches(database, [
    { ...touch, number: 1, chain: 1 },
    { ...touch, number: 2, chain: 2, joined: [1] },
  ]);
  for (const { operationId } of listOperations(database, 'all', 10)) readReviewed(database, operationId);
  readPlaces(database);
  findDigests(database, readNewestLines(database));
  readAudit(database, { kinds: null, who: '', about: 'X-1', from: noon, to: noon + 1, after: null, limit: 5 });
  unbindTeam(database);
  colleague.close();
}

/** A draft without a picture is not taken: its statements have run all the same. */
function attempt(write: () => unknown): void {
  try {
    write();
  } catch {}
}

/** What is done while nobody asks. */
function tidy(database: WritableDatabase): void {
  keepWritesFromMerging(database);
  const upkeep = createUpkeep(database);
  while (upkeep.step());
}

function read(database: WritableDatabase): void {
  for (const { operationId } of listOperations(database, 'all', 500)) {
    listLookUps(database, operationId);
    findProbable(database, operationId);
    findReview(database, operationId);
    findOwnPlan(database, operationId);
  }
  listUndecided(database);
  listOwnPlans(database, '2026-01-15');
  countOpen(database, 'SHOP');
  countUnknown(database);
  countDrafts(database, 0);
  listLeft(database, 0);
  listSending(database);
  findLastImport(database);
  hasTransactions(database, 'SHOP');
  findUnfinished(database, identity);
  findKnown(database, [{ accountId: 'SHOP', transactionId: 'X1' }]);
  listKept(database, 10);
  listRefused(database, 10);
  const rows = searchEverything(database);
  for (const { accountId, transactionId, orderId, client } of rows) {
    readAround(database, { accountId, transactionId, orderId: null, since: noon });
    listOfClient(database, accountId, { by: 'client', text: client }, 10);
    listOfClient(database, accountId, { by: 'email', text: client }, 10);
    findFreeOrder(database, accountId, [orderId]);
    readOrder(database, { accountId, orderId, sourceId: transactionId, alias: 'A142429', client, now: noon });
    readOrder(database, { accountId, orderId, sourceId: null, alias: null, client, now: noon });
    findPlan(database, accountId, transactionId);
    listNotes(database, accountId, transactionId);
    findChain(database, accountId, transactionId);
  }
}
