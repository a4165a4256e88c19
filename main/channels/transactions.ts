import { accept, type ChannelInput, type ChannelOutput, type Result, refuse } from '../../contract/index.ts';
import { readSituation } from '../desk/situation.ts';
import { findDamage } from './damage.ts';
import { type ListPage, readPage, seekPage } from './list-pages.ts';
import { findPaidAgain } from './paid-again.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { readSought } from './question.ts';
import { sumList, sumPicked } from './sums.ts';
import { toFetchResult, toResult } from './views/answer.ts';
import { toPlanView } from './views/plan.ts';
import {
  chainsOf,
  type Reading,
  toActions,
  toBalanceView,
  toFurtherTextViews,
  toListRow,
  toNotWholeViews,
  toTimeline,
  toTransactionRow,
  toUnreadViews,
} from './views/transaction.ts';

/** What is known of the merchant's transactions, in the current environment. */
export function handleTransactions(ports: HandlerPorts): HandlersOf<'transactions'> {
  const { rooms, clock } = ports;
  const read = (text: string) => readSought(text, ports);
  const readList = ({ text, order, grouping }: Asked) => {
    const sought = read(text);
    return sought && { sought: { ...sought, byChain: grouping === 'chains' }, order };
  };
  let turn = 0;
  let pickedTurn = 0;
  return {
    'transactions.search': async ({ after, limit, ...asked }) => {
      const { ledger, findAccount } = rooms.current();
      const list = readList(asked);
      if (!list) return accept(nothingFound);
      const answer = await readPage(ledger.views, list, { after, limit });
      return toPage(answer, { now: clock.now(), findAccount });
    },
    'transactions.seek': async ({ to, limit, ...asked }) => {
      const { ledger, findAccount } = rooms.current();
      const list = readList(asked);
      if (!list) return accept(nothingFound);
      const answer = await seekPage(ledger.views, list, { to, limit });
      return toPage(answer, { now: clock.now(), findAccount });
    },
    'transactions.sum': async ({ text }) => {
      turn += 1;
      const own = turn;
      const { walkList } = rooms.current().ledger.views;
      const sought = read(text);
      if (!sought) return accept([]);
      const sums = await sumList(sought, walkList, () => own === turn);
      return sums === undefined ? refuse({ code: 'superseded' }) : accept(sums && [...sums]);
    },
    'transactions.sumPicked': async ({ picked }) => {
      pickedTurn += 1;
      const own = pickedTurn;
      const { findRow } = rooms.current().ledger.views;
      const answer = await sumPicked(picked, findRow, () => own === pickedTurn);
      return answer ? accept({ rows: answer.rows, sums: [...answer.sums] }) : refuse({ code: 'superseded' });
    },
    'transactions.span': async () => accept(await rooms.current().ledger.views.findTimeSpan()),
    'transactions.fetch': async ({ accountId, wanted }) => {
      const room = rooms.current();
      const account = room.findAccount(accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      return toFetchResult(await room.fetch(account, wanted));
    },
    'transactions.show': async ({ accountId, transactionId }) => {
      const { ledger, findAccount, actor, attribution } = rooms.current();
      const found = await readSituation({ ledger, findAccount, clock, actor }, { accountId, transactionId });
      if (found.ok) attribution.consider(found.value.chain);
      const notes = found.ok ? await ledger.views.listNotes(accountId, transactionId) : [];
      const paidAgain = found.ok ? await findPaidAgain(ledger.views, found.value) : [];
      const reading = { now: clock.now(), findAccount };
      return toResult(found, (situation) => ({
        row: toTransactionRow(situation.row, reading),
        timeline: toTimeline(situation.chain, reading),
        balance: toBalanceView(situation.chain),
        actions: toActions(situation, findDamage(ledger) !== null, reading),
        notes: notes.map((note) => ({ ...note })),
        plan: situation.plan && toPlanView(situation.plan, reading),
        unread: toUnreadViews(situation.chain),
        notWhole: toNotWholeViews(situation.chain),
        told: toFurtherTextViews(situation.chain),
        paidAgain,
        chains: chainsOf(situation),
      }));
    },
  };
}

/** A list as the window asks for it. */
type Asked = Omit<ChannelInput<'transactions.search'>, 'after' | 'limit'>;

/** The answer to a question of which nothing is understood. */
const nothingFound: ChannelOutput<'transactions.search'> = {
  rows: [],
  next: null,
  previous: null,
  total: 0,
  exact: true,
  searchedBackTo: null,
  reading: 'anywhere',
  unsorted: false,
};

function toPage(answer: ListPage | 'superseded', reading: Reading): Result<ChannelOutput<'transactions.search'>> {
  if (answer === 'superseded') return refuse({ code: 'superseded' });
  const { rows, ...page } = answer;
  return accept({ rows: rows.map((row) => toListRow(row, reading)), ...page });
}
