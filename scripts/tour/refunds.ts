import { toDecimal } from '../../protocol/money/index.ts';
import { expectResult } from './outcome.ts';
import { closeDrawer, confirmRefund, dialog, fillRefund, findByOrder, panel } from './refund.ts';
import type { Stage } from './stage.ts';
import type { Step, StepOutcome } from './step.ts';

/** The main job from the first search to a colleague who was faster. */
export function planRefunds(stage: Stage): Step[] {
  const [first, second] = pickUntouchedPayments(stage);
  if (!first || !second) throw new Error('The demo data hold no two untouched payments in euros.');
  const part = Math.floor(first.amount / 3);
  const leave = ({ page }: Stage) => closeDrawer(page);
  return [
    {
      name: 'find a transaction by its order',
      act: async ({ page }) => {
        await findByOrder(page, first.orderId);
        await panel(page).getByText(first.transactionId).first().waitFor();
        return { operation: 'lookup', transactionId: first.transactionId, execcode: first.execcode };
      },
    },
    {
      name: 'refund a part',
      act: ({ page }) => refund(page, decimal(part), '0000'),
      leave,
    },
    {
      name: 'be refused above what is left, by the form',
      act: async ({ page }) => {
        await fillRefund(page, decimal(first.amount - part + 1));
        await dialog(page)
          .getByRole('alert')
          .getByText(/No more than .* is left/)
          .waitFor();
        return { operation: 'refund', transactionId: null, execcode: null };
      },
      leave,
    },
    {
      name: 'refund the rest',
      act: ({ page }) => refund(page, undefined, '0000'),
      leave,
    },
    {
      name: 'be refused by the gateway: a colleague refunded in the meantime',
      act: async ({ page, sandbox }) => {
        await findByOrder(page, second.orderId);
        await fillRefund(page, undefined);
        await dialog(page)
          .getByRole('button', { name: /^Refund .*\d/ })
          .waitFor();
        await sandbox.actAsExtranet({
          identifier: second.identifier,
          operation: 'refund',
          transactionId: second.transactionId,
          amount: 100,
        });
        return expectResult('refund', await confirmRefund(page), '2008');
      },
      leave,
    },
  ];
}

async function refund(page: Stage['page'], amount: string | undefined, execcode: string): Promise<StepOutcome> {
  await fillRefund(page, amount);
  return expectResult('refund', await confirmRefund(page), execcode);
}

/** Payments of the euro account that nothing has happened to, newest first. */
function pickUntouchedPayments({ sandbox }: Stage) {
  const [account] = sandbox.accounts;
  const identifier = account?.identifier ?? '';
  return sandbox
    .rows(identifier)
    .filter((row) => {
      const left = sandbox.balanceOf(identifier, row.transactionId)?.left;
      return row.operation === 'payment' && row.execcode === '0000' && left === row.amount && row.amount > 1_000;
    })
    .toReversed()
    .map((row) => ({ ...row, identifier }));
}

function decimal(minor: number): string {
  return toDecimal({ minor, currency: 'EUR' });
}
