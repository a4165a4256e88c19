import { randomBytes } from 'node:crypto';
import type { Stamp } from '../../domain/event.ts';
import type { Operation } from '../../domain/operation.ts';
import type {
  Piece,
  PieceReceipt,
  Receipt,
  RefusedNotification,
  Sender,
  VerifiedNotification,
} from '../../ports/intake.ts';
import { type Rows, rowsTogether, unpackByParts } from '../../ports/packed-rows.ts';
import type { Person, ToldRow } from '../../ports/told-row.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent, newestSequence } from '../events/append.ts';
import { commit } from '../events/digest.ts';
import { digestObservations } from '../observations/digest.ts';
import { toFact, writeObservation } from '../observations/observation.ts';
import { writeUnread } from '../observations/unread.ts';
import { tellOfColleagues } from '../projections/colleague-rows.ts';
import { recordFacts } from '../projections/facts.ts';
import { recordUnread } from '../projections/unread.ts';
import { isWithdrawn } from '../projections/withdrawals.ts';
import { findKept } from '../queries/notifications.ts';
import { proveByRows } from './prove.ts';
import { takeBackAnswers } from './take-back.ts';
import type { Writing } from './writing.ts';

/**
 * Where money is near, so many rows are taken together, whoever waits: whoever comes meanwhile waits for all of them. A commit for
 * each row would cost more than all the rest.
 */
export const fewestNearMoney = rowsTogether / 3;

/**
 * Where money is near, a piece is no longer than that: what a commit has to bring to the disk grows with the rows of it, and
 * whoever comes in the middle of one waits for all of it.
 */
export const mostNearMoney = 2 * rowsTogether;

/** Of what colleagues told, where no money is near: one commit brings so many rows to the disk. */
export const mostFarFromMoney = 20 * rowsTogether;

/** How a piece that comes in makes room for money. */
export interface Room {
  /** How many rows are taken together. */
  together(): number;
  /** Whether a piece of which so many rows are taken is to end there. */
  isWanted(taken: number): boolean;
}

/** For whoever has the ledger alone. */
const allRoom: Room = { together: () => rowsTogether, isWanted: () => false };

/**
 * Keeps a piece of what came in together, or its beginning: it ends where `room` says that somebody else is to have a turn.
 * Each row remembers after which event it came in: a rebuild replays both in the same order.
 */
export function recordRows(
  writing: Writing,
  importId: string,
  { rows: given, unread = [], source }: Piece,
  stamp: Stamp,
  room: Room = allRoom,
): PieceReceipt {
  const { database, digests } = writing;
  assertCounts(database, importId);
  digests?.begin(importId);
  const afterSequence = newestSequence(writing);
  const insert = database.prepare(
    `INSERT INTO observations (import_id, after_sequence, body, person_id, person_commitment)
     VALUES (@importId, @afterSequence, @body, @personId, @commitment)`,
  );
  for (const row of unread) {
    const body = writeUnread(row, source, stamp.at);
    insert.run({ importId, afterSequence, body, personId: null, commitment: null });
    digests?.add(importId, body);
  }
  const disowned: Operation[] = [
    ...recordUnread(
      writing,
      unread.map((row) => ({ ...row, source, at: stamp.at })),
    ),
  ];
  let taken = 0;
  for (const next of inSteps(given, room)) {
    if (taken > 0 && room.isWanted(taken)) break;
    for (const row of next) {
      const body = writeObservation(row, source, stamp.at);
      insert.run({ importId, afterSequence, body, ...storePerson(database, row.person) });
      digests?.add(importId, body);
    }
    const facts = next.map((row) => toFact(row, source, stamp.at));
    disowned.push(...recordFacts(writing, facts));
    tellOfColleagues(writing, facts);
    taken += next.length;
  }
  takeBackAnswers(writing, disowned, stamp);
  const settled = proveByRows(writing, stamp);
  // What ended holds its chain no longer.
  const ended = settled.map((operationId) => ({ operationId }));
  if (!takeBackAnswers(writing, ended, stamp)) return { settled, taken };
  return { settled: [...settled, ...proveByRows(writing, stamp)], taken };
}

/** Rows as they are taken together; each step as long as it may be once it is asked for. */
function* inSteps(rows: Rows, room: Room): Generator<readonly ToldRow[]> {
  for (const part of unpackByParts(rows)) {
    for (let at = 0; at < part.length; ) {
      const step = part.slice(at, at + room.together());
      yield step;
      at += step.length;
    }
  }
}

/** What comes after a withdrawal would be told by nobody. */
function assertCounts(database: WritableDatabase, importId: string): void {
  if (isWithdrawn(database, importId)) throw new Error(`Import ${importId} was withdrawn.`);
}

/** Ends an import by its one event, with a digest over everything that it brought. */
export function recordImport(writing: Writing, importId: string, source: string, stamp: Stamp): void {
  assertCounts(writing.database, importId);
  const brought = writing.digests?.end(importId) ?? digestObservations(writing.database, importId);
  appendEvent(writing, { kind: 'importRecorded', importId, source, ...brought }, stamp);
}

/** Takes a verified notification in: its row, its line in the log and what it proves, or none of them. */
export function recordNotification(
  writing: Writing,
  { importId, contentDigest, identifier, row }: VerifiedNotification,
  stamp: Stamp,
): Receipt {
  const { database } = writing;
  const known = findKept(database, contentDigest);
  if (known) return { kind: 'duplicate', notification: known };
  const { settled } = recordRows(writing, importId, { rows: [row], source: 'notification' }, stamp);
  const { accountId, transactionId, operation, orderId, amountMinor, currency, execcode } = row.transaction;
  appendEvent(
    writing,
    {
      kind: 'notificationKept',
      importId,
      rows: 1,
      digest: digestObservations(database, importId).digest,
      contentDigest,
      verified: true,
      identifier,
      accountId,
      transactionId,
      operation,
      orderId,
      amount: { minor: amountMinor, currency },
      execcode,
    },
    stamp,
  );
  const notification = findKept(database, contentDigest);
  if (!notification) throw new Error('A notification that was just kept is not in the ledger.');
  return { kind: 'kept', notification, settled };
}

/** So many refused notifications of one sender are kept, the newest. */
export const mostRefused = 500;

/** Anybody can send rubbish to a listener: it fills a small place of its own, and pushes out nothing but rubbish. */
export const mostRefusedOf: Readonly<Record<Sender, number>> = {
  gateway: mostRefused,
  person: mostRefused,
  claimed: 100,
  stranger: 50,
};

/** Puts a refused notification apart: it is no event and no observation, and nothing is derived from it. */
export function setNotificationAside(
  { database }: Writing,
  { digest, sender, reason, parameters }: RefusedNotification,
  stamp: Stamp,
): void {
  const texts = { reason: JSON.stringify(reason), parameters: JSON.stringify(parameters) };
  // What a person brought stays theirs, whoever sends the very same again.
  database
    .prepare(
      `INSERT INTO refused_notifications (digest, sender, received_at, times, reason, parameters)
       VALUES (@digest, @sender, @at, 1, @reason, @parameters)
       ON CONFLICT (digest) DO UPDATE SET
         received_at = excluded.received_at, times = times + 1, reason = excluded.reason,
         sender = CASE WHEN excluded.sender IN ('gateway', 'person') THEN excluded.sender ELSE sender END`,
    )
    .run({ digest, sender, at: stamp.at, ...texts });
  database
    .prepare(
      `DELETE FROM refused_notifications WHERE refused_id IN (
         SELECT refused_id FROM refused_notifications WHERE sender = ?
         ORDER BY received_at DESC, refused_id DESC LIMIT -1 OFFSET ?
       )`,
    )
    .run(sender, mostRefusedOf[sender]);
}

/** One row a person, however many transactions they have: erasing them is one update. */
function storePerson(database: WritableDatabase, person: Person): { personId: number; commitment: string } {
  const body = JSON.stringify(person);
  const known = database
    .prepare<[string], { personId: number; salt: Buffer }>(
      'SELECT person_id AS personId, salt FROM people WHERE body = ?',
    )
    .get(body);
  if (known) return { personId: known.personId, commitment: commit(known.salt, body) };
  const salt = randomBytes(16);
  const { lastInsertRowid } = database.prepare('INSERT INTO people (salt, body) VALUES (?, ?)').run(salt, body);
  return { personId: Number(lastInsertRowid), commitment: commit(salt, body) };
}
