import fc from 'fast-check';
import { v7 as createId } from 'uuid';
import type { AccountRules } from '../../../../main/domain/account.ts';
import { chainIdOf } from '../../../../main/domain/chain.ts';
import { findChargeGuards } from '../../../../main/domain/charge/decide-charge.ts';
import { takeOrderPicture } from '../../../../main/domain/charge/order-picture.ts';
import { beginsChain, type DeskOperation, isCharge } from '../../../../main/domain/kinds.ts';
import type { AttemptOutcome } from '../../../../main/domain/operation.ts';
import { type Picture, takePicture } from '../../../../main/domain/picture.ts';
import { lately } from '../../../../main/domain/repetition.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import { readAround } from '../../../../main/ledger/queries/around.ts';
import { readOrder } from '../../../../main/ledger/queries/order.ts';
import { findTransaction } from '../../../../main/ledger/queries/transactions.ts';
import type { Draft } from '../../../../main/ports/journal.ts';
import type { ToldRow, ToldTransaction } from '../../../../main/ports/told-row.ts';
import { draft as draftSample, noon, row, rules } from '../samples.ts';
import { exchange } from './dealt.ts';
import type { TestDesk } from './desks.ts';

/** What the gateway has, of all kinds; each desk hears of it by other sources, which leave other things out. */
const gatewayRows: readonly ToldRow[] = [
  row({ transactionId: 'A0', orderId: 'W-0' }),
  row({ transactionId: 'A1', orderId: 'W-1', alias: 'AL1', happenedAt: noon + 1_000 }),
  row({ transactionId: 'A2', orderId: 'W-1', happenedAt: noon + 2_000 }),
  row({ transactionId: 'Z0', orderId: 'W-2', operation: 'authorization', alias: 'AL2', authenticated: true }),
  row({ transactionId: 'P1', orderId: 'W-3', schedule: '1-3', alias: 'AL3' }),
  row({ transactionId: 'P2', orderId: 'W-3', schedule: '2-3', happenedAt: noon + 3_000 }),
  row({
    transactionId: 'S1',
    orderId: 'W-7',
    operation: 'refund',
    referenceId: 'A1',
    amountMinor: 3_000,
    happenedAt: noon + 4_000,
  }),
  row({ transactionId: 'C1', orderId: 'W-8', operation: 'capture', referenceId: 'Z0', happenedAt: noon + 4_000 }),
];

const moneys: readonly Partial<ToldTransaction>[] = [
  {},
  { currencyTold: false },
  { currency: 'JPY' },
  { currencyTold: false, inMajorUnits: true },
  { currency: 'KWD' },
];

const people: readonly (readonly [Partial<ToldTransaction>, Partial<ToldRow['person']>])[] = [
  [{}, {}],
  [
    { card: '', method: 'unknown' },
    { client: '', clientEmail: '', clientName: '' },
  ],
  [{ card: '…0001' }, { client: 'jon', clientEmail: '' }],
  [
    { card: '446421…0002', method: 'directDebit' },
    { client: 'zed', clientName: 'Zed' },
  ],
];

const lacking: readonly Partial<ToldTransaction>[] = [
  {},
  {},
  {},
  { orderId: '' },
  { referenceId: null },
  { execcode: '4001' },
  { execcode: '0003' },
  { schedule: '', alias: '' },
];

export const someDeed = fc.record({
  what: fc.constantFrom('tell', 'tell', 'tell', 'act', 'act', 'act', 'settle', 'exchange'),
  desk: fc.nat(2),
  which: fc.nat(15),
  source: fc.constantFrom('import', 'lookup', 'notification'),
  money: fc.nat(moneys.length - 1),
  people: fc.nat(people.length - 1),
  lacks: fc.nat(lacking.length - 1),
  later: fc.constantFrom(0, 1_000, 60_000),
  operation: fc.constantFrom(
    'refund',
    'refund',
    'refund',
    'capture',
    'void',
    'stopntimes',
    'credit',
    'payment',
    'authorization',
  ),
  end: fc.constantFrom('succeeded', 'succeeded', 'unknown', 'refused', 'pending', 'sending', 'confirmed', 'drafted'),
  /** Which TRANSACTIONID the answer names. */
  answer: fc.constantFrom('own', 'own', 'none', 'other'),
  own: fc.boolean(),
  near: fc.boolean(),
} as const);
export type Deed = typeof someDeed extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays deeds at desks that are one merchant's, with one gateway; gives the desks. */
export function playVaried(
  deeds: readonly Deed[],
  count: number,
  open: (actor: string, at: number) => TestDesk,
): TestDesk[] {
  const desks = Array.from({ length: count }, (_, number) => open(`clerk ${number}`, noon + number));
  const rows = [...gatewayRows];
  /** What deeds were about: most stories are about little. */
  const touched: ToldRow[] = [];
  for (const [index, deed] of deeds.entries()) {
    const sat = desks[deed.desk % count] as TestDesk;
    const desk = { ...sat, by: { ...sat.by, at: sat.by.at + 10 * index } };
    const about = deed.near && touched.length > 0 ? touched : rows;
    if (deed.what === 'tell') {
      const told = about[deed.which % about.length] as ToldRow;
      tell(desk, told, deed, index);
      touched.push(told);
    }
    if (deed.what === 'exchange') exchange(sat, desks);
    if (deed.what === 'settle') settle(desk, rows, deed);
    if (deed.what === 'act') {
      const fitting = [about, rows].map((some) => some.filter(({ transaction }) => fits(deed.operation, transaction)));
      const open = fitting.find((some) => some.length > 0) ?? rows;
      const told = open[deed.which % open.length] as ToldRow;
      const made = act(desk, { told, rows }, deed, index);
      rows.push(...made);
      touched.push(told, ...made);
    }
  }
  return desks;
}

function fits(operation: DeskOperation, { operation: kind, alias, schedule }: ToldTransaction): boolean {
  if (operation === 'refund') return kind === 'payment' || kind === 'capture';
  if (operation === 'capture') return kind === 'authorization';
  if (operation === 'stopntimes') return schedule !== '';
  return operation === 'void' || alias !== '';
}

function tell(desk: TestDesk, told: ToldRow, deed: Deed, index: number): void {
  const [seen, person] = people[deed.people] ?? [{}, {}];
  const { source } = deed;
  const at = desk.by.at + deed.later;
  const isHint = source === 'notification';
  const transaction = {
    ...told.transaction,
    // Of what a desk made no two sources tell two currencies: then its own word is theirs or not by who came first.
    ...(gatewayRows.includes(told) ? moneys[deed.money] : moneys[deed.money % 2]),
    ...seen,
    ...lacking[deed.lacks],
    ...(isHint && { happenedAt: at, timeKnown: false }),
    ...(isHint && deed.own && { referenceId: null }),
  };
  const heard = { transaction, person: { ...told.person, ...person } };
  const stamp = { ...desk.by, at };
  const importId = createId();
  if (isHint) {
    const contentDigest = String(index).padStart(64, '0');
    desk.writer.recordNotification({ importId, contentDigest, identifier: 'SHOP', row: heard }, stamp);
    return;
  }
  desk.writer.recordRows(importId, { rows: [heard], source }, stamp);
  desk.writer.recordImport(importId, 'export.csv', stamp);
}

function settle(desk: TestDesk, rows: readonly ToldRow[], deed: Deed): void {
  const open = desk.database
    .prepare<[], string>(
      `SELECT operation_id FROM operations WHERE state = 'unknown' AND desk_id IS NULL ORDER BY operation_id`,
    )
    .pluck()
    .all();
  const operationId = open[deed.which % Math.max(1, open.length)];
  if (operationId === undefined) return;
  const { operation } = desk.find(operationId);
  const fitting = rows.filter(({ transaction }) => transaction.operation === operation);
  const named = deed.own ? `X${deed.which}` : (fitting.at(-1)?.transaction.transactionId ?? null);
  const outcome = deed.end === 'succeeded' || deed.end === 'unknown' ? 'succeeded' : 'refused';
  desk.writer.settle(
    operationId,
    { outcome, transactionId: deed.answer === 'none' ? null : named, reason: 'seen' },
    desk.by,
  );
}

interface Telling {
  readonly told: ToldRow;
  /** All that the gateway has. */
  readonly rows: readonly ToldRow[];
}

/** A person at a desk makes something of what is known there; gives what the gateway has of it then. */
function act(desk: TestDesk, { told, rows }: Telling, deed: Deed, index: number): ToldRow[] {
  const { operation, end } = deed;
  const referenceId = told.transaction.transactionId;
  const find = () => findTransaction(desk.database, { accountId: 'SHOP', transactionId: referenceId });
  if (!find()) tell(desk, told, deed, index);
  const known = find();
  if (!known) return [];
  const { operationId, attemptId, amount, orderId } = draftOf(desk, deed, known, index);
  if (end === 'drafted') return [];
  const taking = { kind: 'confirm', guardAnswer: 'the test wants it' } as const;
  const taken = desk.writer.take({ operationId, taking, account: accountOf(known), after: { kind: 'wait' } }, desk.by);
  if (taken.value.kind !== 'taken' || end === 'confirmed') return [];
  desk.writer.begin(operationId, attemptId, desk.by);
  const execcode = { refused: '4001', pending: '0003' }[end as string] ?? '0000';
  const transactionId = `R${index}`;
  const made = row({
    transactionId,
    operation,
    referenceId: beginsChain(operation) ? null : referenceId,
    orderId,
    amountMinor: amount.minor,
    currency: amount.currency,
    execcode,
    extraData: deed.own ? attemptId : '',
    happenedAt: noon + 6_000,
  });
  const other = rows.findLast(({ transaction }) => transaction.operation === operation) ?? told;
  const answered = { own: transactionId, none: null, other: other.transaction.transactionId }[deed.answer];
  const outcome: AttemptOutcome =
    end === 'unknown'
      ? { kind: 'unknown', cause: 'timedOut' }
      : { kind: 'answered', execcode, message: 'said', transactionId: answered };
  if (end !== 'sending') desk.writer.end(operationId, attemptId, outcome, desk.by);
  return [made];
}

function accountOf({ amount }: Transaction): AccountRules {
  return { ...rules, currency: amount.currency, creditMode: 'credit' };
}

/** Drafts by what stands there now, and gives the draft. */
function draftOf(desk: TestDesk, deed: Deed, known: Transaction, index: number): Draft {
  const { operation } = deed;
  const begins = beginsChain(operation);
  const orderId = begins ? `N-${deed.which % 2}` : deed.own ? known.orderId : `E-${index}`;
  const { minor, currency } = known.amount;
  const sums = { void: minor, stopntimes: 0 } as Partial<Record<DeskOperation, number>>;
  const sample = draftSample();
  const parameters: Record<string, string> = {
    ...sample.request.parameters,
    OPERATIONTYPE: operation,
    ...(begins && known.alias !== '' && { ALIAS: known.alias }),
    ...(operation === 'authorization' && deed.own && { CAPTUREDATE: '2026-01-20' }),
  };
  const drafted: Draft = {
    ...sample,
    operation,
    referenceId: isCharge(operation) && deed.people === 0 ? null : known.transactionId,
    orderId,
    chainId: chainIdOf(operation, { rootId: known.rootId, scheduleId: known.scheduleId ?? '', orderId }),
    amount: { minor: sums[operation] ?? Math.min(minor, 1_000 + deed.which), currency },
    request: { ...sample.request, parameters },
  };
  const account = accountOf(known);
  const written = { ...drafted, review: { picture: takePictureOf(desk, drafted, known), extent: null, account } };
  desk.writer.draft(written, desk.by);
  return written;
}

function takePictureOf({ database, by }: TestDesk, drafted: Draft, known: Transaction): Picture {
  const { accountId, operation, orderId, amount, request } = drafted;
  const seen = { account: accountOf(known), actor: by.actor, now: by.at };
  if (!isCharge(operation)) {
    const { transactionId } = known;
    const own = operation === 'credit' ? orderId : null;
    const around = readAround(database, { accountId, transactionId, orderId: own, since: by.at - lately });
    if (!around) throw new Error(`${transactionId} is not known.`);
    return takePicture({ ...around, ...seen }, { ...drafted, operation });
  }
  const { ALIAS: alias = '', CAPTUREDATE: captureDay = '' } = request.parameters;
  const asked = { accountId, orderId, sourceId: drafted.referenceId, alias, client: '', now: by.at };
  const situation = { ...readOrder(database, asked), ...seen };
  const guards = findChargeGuards(situation, { minor: amount.minor, captureDay, instalments: [] });
  return takeOrderPicture(situation, guards);
}
