import { beforeEach, describe, expect, it } from 'vitest';
import { accept, type ChannelOutput, type Result, refuse, type TransactionRow } from '../../contract/index.ts';
import {
  createPages,
  type LoadedRows,
  largestPage,
  noRows,
  pageSize,
} from '../../renderer/lookup/transaction-pages.ts';
import { createLastAsked } from '../../renderer/state/last-asked.ts';

type Page = ChannelOutput<'transactions.search'>;

/** A ledger of numbered rows whose answers wait until a test lets them go, in whatever order. */
class SlowLedger {
  count = 1_000;
  version = 1;
  readonly asked: { readonly after: string | null; readonly limit: number; answer(): Promise<void> }[] = [];

  search = (after: string | null, limit: number): Promise<Result<Page>> => {
    const { promise, resolve } = Promise.withResolvers<Result<Page>>();
    const from = Number(after ?? 0);
    const until = Math.min(this.count, from + limit);
    const { version, count } = this;
    const rows = Array.from({ length: until - from }, (_, index) => row(from + index, version));
    const answer = accept({ rows, next: until < count ? String(until) : null, total: count } as Page);
    this.asked.push({
      after,
      limit,
      answer: async () => {
        resolve(answer);
        await new Promise(setImmediate);
      },
    });
    return promise;
  };

  /** Answers everything, also what is asked on account of an answer. */
  async answerAll(): Promise<void> {
    for (const question of this.asked) await question.answer();
  }
}

const row = (index: number, version: number) =>
  ({ transactionId: `A${index}`, orderId: `v${version}` }) as unknown as TransactionRow;

let ledger: SlowLedger;
let shown: LoadedRows;
const open = () => createPages(ledger.search, createLastAsked(), (now) => Object.assign(shown, now));

/** How many rows are shown, in order, and as of which versions of the ledger. */
function summary() {
  const versions = new Set(shown.rows.map(({ orderId }) => orderId));
  const inOrder = shown.rows.every(({ transactionId }, index) => transactionId === `A${index}`);
  return { count: shown.rows.length, versions: [...versions], inOrder, loading: shown.loading };
}

beforeEach(() => {
  ledger = new SlowLedger();
  shown = { ...noRows };
});

describe('pages of the list', () => {
  it('begin with one and go on, each page once, to the end', async () => {
    ledger.count = 250;
    const pages = open();
    pages.reload();
    expect(summary()).toMatchObject({ count: 0, loading: true });
    await ledger.answerAll();
    expect(summary()).toEqual({ count: pageSize, versions: ['v1'], inOrder: true, loading: false });
    pages.loadMore();
    pages.loadMore();
    expect(summary()).toMatchObject({ loading: true });
    await ledger.answerAll();
    pages.loadMore();
    await ledger.answerAll();
    pages.loadMore();
    expect(summary()).toEqual({ count: 250, versions: ['v1'], inOrder: true, loading: false });
    expect(ledger.asked.map(({ after }) => after)).toEqual([null, '100', '200']);
  });

  it('keep their length when they are loaded again, in pages no larger than the channel gives', async () => {
    const pages = open();
    pages.reload();
    for (let page = 1; page < 5; page += 1) {
      await ledger.answerAll();
      pages.loadMore();
    }
    await ledger.answerAll();
    ledger.asked.length = 0;
    ledger.version = 2;
    pages.reload();
    await ledger.answerAll();
    expect(summary()).toEqual({ count: 500, versions: ['v2'], inOrder: true, loading: false });
    expect(ledger.asked.map(({ limit }) => limit)).toEqual([largestPage, largestPage, pageSize]);
  });

  it('never go back to an earlier answer that comes late', async () => {
    const pages = open();
    pages.reload();
    ledger.version = 2;
    pages.reload();
    const [first, second] = ledger.asked;
    await second?.answer();
    await first?.answer();
    expect(summary()).toEqual({ count: pageSize, versions: ['v2'], inOrder: true, loading: false });
  });

  it.each(['the reload', 'the page'] as const)(
    'lose neither a page nor a change that meet, %s first',
    async (first) => {
      const pages = open();
      pages.reload();
      await ledger.answerAll();
      ledger.asked.length = 0;
      ledger.version = 2;
      const both = [() => pages.reload(), () => pages.loadMore()];
      for (const ask of first === 'the reload' ? both : both.reverse()) ask();
      await ledger.answerAll();
      expect(summary()).toEqual({ count: 2 * pageSize, versions: ['v2'], inOrder: true, loading: false });
    },
  );

  it('say what was refused, and ask for nothing behind it', async () => {
    const refusing = () => Promise.resolve(refuse({ code: 'unknownChannel' }));
    const pages = createPages(refusing, createLastAsked(), (now) => Object.assign(shown, now));
    pages.reload();
    await new Promise(setImmediate);
    expect(shown).toMatchObject({ rows: [], loading: false, refusal: { code: 'unknownChannel' } });
    pages.loadMore();
    expect(shown.loading).toBe(false);
  });
});
