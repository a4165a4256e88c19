import type { Page } from 'playwright-core';
import { beginCharge, field, openClientPage } from './charges.ts';
import { openSaved, press } from './holder-browser.ts';
import { writeNewest } from './notification.ts';
import { chooseReason, confirm, findOneOpen, goTo, openTransaction, toReview } from './operate.ts';
import { expectResult } from './outcome.ts';
import { closeDrawer, dialog, panel } from './refund.ts';
import type { Stage } from './stage.ts';
import type { Step, StepOutcome } from './step.ts';

const leave = ({ page }: Stage) => closeDrawer(page);

const card = { CARDCODE: '1111222233334444', CARDCVV: '123', CARDFULLNAME: 'JOHN SNOW' };

/** What only its holder can do, on a page for the merchant's own site: confirm at their bank, and pay on the gateway's form. */
export function planPages(): Step[] {
  const saved = { bank: '', form: '' };
  return [
    {
      name: 'make a page on which the holder confirms at their bank',
      act: async ({ page }) => {
        await openTransaction(page, await findOneOpen(page, 'credit'));
        await openClientPage(page);
        await beginCharge(page, 'Holder…');
        await fillPage(page, 'TOUR-5', '18');
        await toReview(page);
        const outcome = expectResult('payment', await confirm(page), '0001');
        saved.bank = await savePage(page);
        return outcome;
      },
      leave,
    },
    {
      name: 'hear that the holder has confirmed',
      act: async ({ page, sandbox }) => {
        await press(await press(openSaved(saved.bank)), { DECISION: 'accept' });
        await goTo(page, 'Inbox');
        await page.getByLabel('Notifications', { exact: true }).fill(writeNewest(sandbox, 'payment'));
        await page.getByRole('button', { name: 'Check and record' }).click();
        return seeDone(page, sandbox, 'TOUR-5');
      },
    },
    {
      name: 'make a page with the gateway’s form',
      act: async ({ page }) => {
        await goTo(page, 'Lookup');
        await openTransaction(page, await findOneOpen(page, 'credit'));
        await panel(page).getByRole('button', { name: 'Page for the holder…' }).click();
        await dialog(page).getByLabel('They enter a card on the gateway’s form').check();
        await dialog(page).getByLabel('Ask the holder’s bank to confirm (3-D Secure)').uncheck();
        await fillPage(page, 'TOUR-6', '12');
        await toReview(page);
        const { transactionId, execcode } = await confirm(page);
        saved.form = await savePage(page);
        return { operation: 'payment', transactionId, execcode };
      },
      leave,
    },
    {
      name: 'check the address with which the holder came back',
      act: async ({ page, sandbox }) => {
        const form = await press(openSaved(saved.form));
        const year = new Date(sandbox.clock.now()).getUTCFullYear() + 2;
        await press(form, {
          ...card,
          CARDVALIDITYDATE: `12-${String(year).slice(2)}`,
          ...(form.asks.includes('CLIENTEMAIL') && { CLIENTEMAIL: 'john.snow@example.com' }),
        });
        await goTo(page, 'Activity');
        await page.getByRole('button', { name: 'Page…' }).click();
        const address = `https://shop.example/thanks?${writeNewest(sandbox, 'payment')}`;
        await dialog(page).getByLabel('Address the holder came back to').fill(address);
        await dialog(page).getByRole('button', { name: 'Check', exact: true }).click();
        return seeDone(page, sandbox, 'TOUR-6');
      },
    },
  ];
}

/** Fills what a page asks for. */
export async function fillPage(page: Page, orderId: string, amount: string): Promise<void> {
  await field(page, 'Amount').fill(amount);
  await field(page, 'Order (ORDERID)').fill(orderId);
  await field(page, 'Description (DESCRIPTION)').fill('The second half');
  await chooseReason(page, 'Other');
}

/** Gives where the file of the page stands. */
async function savePage(page: Page): Promise<string> {
  await dialog(page).getByRole('button', { name: 'Save the page…' }).click();
  return dialog(page).getByRole('status').filter({ hasText: 'Saved:' }).locator('bdi').innerText();
}

/** In the log the page has ended, and is what the gateway made of it. */
async function seeDone(page: Page, sandbox: Stage['sandbox'], orderId: string): Promise<StepOutcome> {
  await goTo(page, 'Activity');
  await page.getByRole('row').filter({ hasText: orderId }).filter({ hasText: 'Done' }).waitFor();
  const { transactionId = null, execcode = null } = sandbox.rows().findLast((row) => row.orderId === orderId) ?? {};
  return { operation: 'notification', transactionId, execcode };
}
