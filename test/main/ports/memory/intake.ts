import type { Stamp } from '../../../../main/domain/event.ts';
import { toFact } from '../../../../main/ledger/observations/observation.ts';
import { mostRefusedOf } from '../../../../main/ledger/writing/intake.ts';
import type {
  Piece,
  PieceReceipt,
  Receipt,
  RefusedNotification,
  Sender,
  VerifiedNotification,
} from '../../../../main/ports/intake.ts';
import { unpackRows } from '../../../../main/ports/packed-rows.ts';
import type { SetAside } from '../../../../main/ports/views.ts';
import type { Writing } from './change.ts';
import { recordFact } from './facts.ts';
import { proveByRows, takeBackAnswers } from './operations.ts';
import type { Store } from './store.ts';
import { recordUnread } from './unread.ts';

export function recordRows(writing: Writing, { rows: given, unread = [], source }: Piece, stamp: Stamp): PieceReceipt {
  const rows = unpackRows(given);
  const disowned = [
    ...unread.flatMap((row) => recordUnread(writing, { ...row, source, at: stamp.at })),
    ...rows.flatMap((row) => recordFact(writing, toFact(row, source, stamp.at))),
  ];
  const ids = disowned.map(({ operationId }) => operationId);
  takeBackAnswers(writing, ids, stamp);
  const settled = proveByRows(writing, stamp);
  if (!takeBackAnswers(writing, settled, stamp)) return { settled, taken: rows.length };
  return { settled: [...settled, ...proveByRows(writing, stamp)], taken: rows.length };
}

export function recordNotification(
  writing: Writing,
  { contentDigest, row }: VerifiedNotification,
  stamp: Stamp,
): Receipt {
  const { notifications } = writing.store;
  const known = notifications.get(contentDigest);
  if (known) return { kind: 'duplicate', notification: known };
  const { settled } = recordRows(writing, { rows: [row], source: 'notification' }, stamp);
  const { accountId, transactionId, operation, orderId, amountMinor, currency, execcode } = row.transaction;
  const amount = { minor: amountMinor, currency };
  const notification = { receivedAt: stamp.at, accountId, transactionId, operation, orderId, amount, execcode };
  notifications.set(contentDigest, notification);
  return { kind: 'kept', notification, settled };
}

export function setNotificationAside(
  { store }: Writing,
  { digest, sender, reason, parameters }: RefusedNotification,
  { at }: Stamp,
): void {
  const known = store.refused.get(digest);
  const isOurs = sender === 'gateway' || sender === 'person';
  const kept = known
    ? { ...known, sender: isOurs ? sender : known.sender, receivedAt: at, times: known.times + 1, reason }
    : { sender, receivedAt: at, times: 1, reason, parameters };
  store.refused.set(digest, kept);
  const newestFirst = listRefused(store.refused).filter(([, item]) => item.sender === sender);
  for (const [old] of newestFirst.slice(mostRefusedOf[sender])) store.refused.delete(old);
}

const lines: Readonly<Record<Sender, number>> = { gateway: 0, person: 0, claimed: 1, stranger: 2 };

/** As many as are wanted: strangers only where the others leave room. */
export function chooseRefused(refused: Store['refused'], limit: number): SetAside[] {
  return listRefused(refused)
    .map(([, item], place) => ({ item, place }))
    .toSorted((one, other) => lines[one.item.sender] - lines[other.item.sender] || one.place - other.place)
    .slice(0, limit)
    .toSorted((one, other) => one.place - other.place)
    .map(({ item: { sender: _, ...told } }) => told);
}

/** By when it came last, then by when it came first. */
export function listRefused<Item extends { readonly receivedAt: number }>(
  refused: ReadonlyMap<string, Item>,
): (readonly [string, Item])[] {
  return [...refused].toReversed().toSorted(([, one], [, other]) => other.receivedAt - one.receivedAt);
}
