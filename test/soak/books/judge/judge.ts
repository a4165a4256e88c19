import type { TransactionDetail } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { listAnsweredAs, type World } from '../world.ts';
import { judgeAmounts } from './amounts.ts';
import { judgeClosed } from './closed.ts';
import { judgeKept } from './kept.ts';
import { judgeLeft } from './left.ts';
import { judgeOffers } from './offers.ts';
import { judgePages } from './pages.ts';
import { judgePaidAgain } from './paid-again.ts';
import { judgeProofs } from './proofs.ts';

/** Holds what the window would show of everything that the console has heard of against the book. */
export async function judgeWindow(world: World): Promise<void> {
  await noteOpenCases(world);
  for (const row of world.gateway.rows()) {
    if (!isPanelOfItsOwn(row) || !world.heard.ids().includes(row.transactionId)) continue;
    // What an answer named wrongly shows the chain of the operation that was answered, which has a panel of its own.
    if (listAnsweredAs(world, row.transactionId).length > 0) continue;
    const detail = await show(world, row);
    if (!detail) continue;
    world.heard.doubt(listDoubted(detail));
    judgeLeft(world, row, detail);
    judgeAmounts(world, detail);
    await judgeOffers(world, row, detail);
    judgeClosed(world, row, detail);
    judgePaidAgain(world, row, detail);
  }
  await judgeProofs(world);
  await judgePages(world);
}

async function noteOpenCases({ window, heard, made }: World): Promise<void> {
  const open = await window.ask('operations.list', { only: 'toSettle', limit: 500 });
  heard.leaveOpen(open.ok ? open.value.flatMap(({ operationId }) => made.get(operationId) ?? []) : []);
}

/** At the end of a run: nothing that was kept is gone, and everything is found under its own name. */
export async function judgeLedger(world: World): Promise<void> {
  for (const row of world.gateway.rows()) await judgeKept(world, row, await show(world, row));
}

function listDoubted({ balance }: TransactionDetail): readonly string[] {
  return balance.unsure.flatMap((doubt) => (doubt.kind === 'doubtedRefusal' ? doubt.transactionIds : []));
}

/** What money came by: an edit shows the panel of what it edits. */
function isPanelOfItsOwn({ operation }: Row): boolean {
  return operation === 'payment' || operation === 'authorization' || operation === 'capture';
}

async function show({ window }: World, { identifier, transactionId }: Row): Promise<TransactionDetail | undefined> {
  const shown = await window.ask('transactions.show', { accountId: identifier, transactionId });
  return shown.ok ? shown.value : undefined;
}
