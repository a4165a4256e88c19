import type { Ledger } from '../../../main/ledger/ledger.ts';
import type { ToldRow } from '../../../main/ports/told-row.ts';
import { actor, type Debit, dayAfter, instantGateway, openOffice, silentGateway } from './office.ts';

/** What a desk does on the rows of a batch: most refunds succeed, a few end otherwise. */
export interface Work {
  /** Refunds, at most; a batch may hold fewer debits that can be refunded. */
  readonly refunds: number;
  /** Counts on over all batches: no two answers bear one TRANSACTIONID. */
  readonly before: number;
}

/** How many refunds are under way at a time: one person's batch, not a load. */
const atOnce = 4;

/** Every so many refunds one is refused by the bank, and one has an unknown outcome that a person settles. */
const everyRefused = 25;
const everyUnknown = 250;

/** Lets the desk work on what a batch brought, through the journal as always; gives how many operations it made. */
export async function workOn(ledger: Ledger, rows: readonly ToldRow[], { refunds, before }: Work): Promise<number> {
  const debits = chooseDebits(rows, refunds);
  const now = dayAfter(Math.max(...rows.map(({ transaction }) => transaction.happenedAt)));
  const usual = openOffice(ledger, { gateway: instantGateway(before), now });
  const strict = openOffice(ledger, { gateway: refusingGateway, now });
  const silent = openOffice(ledger, { gateway: silentGateway, now });
  const work = [...debits.entries()];
  const one = async (index: number, debit: Debit) => {
    if ((before + index) % everyRefused === 7) return void (await strict.refund(debit));
    if ((before + index) % everyUnknown !== 11) return void (await usual.refund(debit));
    const { operationId } = await silent.refund(debit);
    const statement = { outcome: 'refused', transactionId: null, reason: 'The extranet shows none.' } as const;
    await silent.desk.settle(operationId, statement);
  };
  const worker = async () => {
    for (let next = work.shift(); next; next = work.shift()) await one(...next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return debits.length;
}

const refusingGateway = {
  send: async () => {
    const answer = {
      execcode: '4001',
      message: 'refused by the bank',
      transactionId: undefined,
      descriptor: undefined,
    };
    return { kind: 'answered', answer } as const;
  },
};

/** Succeeded payments that stand alone under their order: whatever is done with them concerns no other row. */
function chooseDebits(rows: readonly ToldRow[], most: number): readonly Debit[] {
  const orders = Map.groupBy(rows, ({ transaction }) => transaction.orderId);
  const alone = [...orders.values()].flatMap((members) => (members.length === 1 ? members : []));
  const debits = alone.filter(
    ({ transaction: { operation, execcode, schedule } }) =>
      operation === 'payment' && execcode === '0000' && schedule === '',
  );
  const step = Math.max(1, Math.floor(debits.length / Math.max(1, most)));
  return debits
    .filter((_, index) => index % step === 0)
    .slice(0, most)
    .map(({ transaction: { accountId, transactionId } }) => ({ accountId, transactionId }));
}

/** The stamp of everything that is brought in. */
export function stampAt(at: number) {
  return { actor, at };
}
