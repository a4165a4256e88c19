import { beginCharge, field, finishCharge, openClientPage } from './charges.ts';
import { writeNewest } from './notification.ts';
import { goTo, openTransaction } from './operate.ts';
import { closeDrawer, panel } from './refund.ts';
import type { Stage, StageOptions } from './stage.ts';
import type { Step } from './step.ts';

/** A shop that is paid by direct debit alone, with one payment of the day before: its ALIAS is a mandate. */
export const debitShop = {
  accounts: [{ identifier: 'DEMOSHOP', secret: 'C0llect-by-mandate', method: 'sdd', publicExamples: true }],
  demo: false,
} satisfies StageOptions['sandbox'];

const week = 7 * 86_400_000;

/** A direct debit by a mandate, and what its bank says a week later. */
export const collection: readonly Step[] = [
  {
    name: 'collect by a mandate',
    act: async ({ page }) => {
      await openTransaction(page, { transactionId: 'A1123456' });
      await openClientPage(page);
      await beginCharge(page, 'Collect…');
      await field(page, 'Amount').fill('25');
      const asked = { orderId: 'TOUR-4', description: 'Subscription of the month' };
      return finishCharge(page, 'payment', asked, '0003');
    },
    leave: ({ page }) => closeDrawer(page),
  },
  {
    name: 'hear what its bank says, a week later',
    act: async ({ page, sandbox }) => {
      sandbox.clock.advance(week);
      await goTo(page, 'Inbox');
      await page.getByLabel('Notifications', { exact: true }).fill(writeNewest(sandbox, 'payment'));
      await page.getByRole('button', { name: 'Check and record' }).click();
      return openCollected(page, sandbox);
    },
  },
];

async function openCollected(page: Stage['page'], sandbox: Stage['sandbox']) {
  const { transactionId = '', execcode = null } = sandbox.rows().at(-1) ?? {};
  await goTo(page, 'Lookup');
  await openTransaction(page, { transactionId });
  await panel(page).getByText('Agreement: contract 12 of 1 January').waitFor();
  if (execcode !== '0000') throw new Error(`The bank has said ${execcode}.`);
  return { operation: 'notification', transactionId, execcode };
}
