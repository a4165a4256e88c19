import type { Page } from 'playwright-core';
import { beginCharge, field, openClientPage } from './charges.ts';
import { type HolderScreen, openSaved, press } from './holder-browser.ts';
import { writeNewest } from './notification.ts';
import { chooseReason, confirm, toReview } from './operate.ts';
import { expectResult } from './outcome.ts';
import { closeDrawer, dialog, readResult } from './refund.ts';
import type { Stage } from './stage.ts';
import type { Step, StepOutcome } from './step.ts';

const leave = ({ page }: Stage) => closeDrawer(page);

/** A published test card (protocol.md §11). */
const card = { CARDCODE: '1111222233334444', CARDCVV: '123', CARDFULLNAME: 'JOHN SNOW' };

/** What holders do on devices of their own: at their bank, and on the gateway's form. */
export const pages: readonly Step[] = [
  {
    name: 'give a holder the page of their bank, and hear that they confirmed',
    act: async (stage) => {
      const { page } = stage;
      await openClientPage(page);
      await beginCharge(page, 'Holder…');
      await fillPage(page, { orderId: 'TOUR-5', amount: '25' });
      expectResult('3-D Secure', await confirm(page), '0001');
      await press(await press(openSaved(await savePage(page))), { DECISION: 'accept' });
      return hear(stage, '3-D Secure');
    },
    leave,
  },
  {
    name: 'give a holder the gateway’s form, and hear that they paid',
    act: async (stage) => {
      const { page, sandbox } = stage;
      await page.getByRole('button', { name: 'Page for the holder…', exact: true }).click();
      const form = dialog(page).getByLabel('They enter a card on the gateway’s form');
      if ((await form.count()) > 0) await form.check();
      await dialog(page).getByLabel('Ask the holder’s bank to confirm (3-D Secure)').uncheck();
      await fillPage(page, { orderId: 'TOUR-6', amount: '12' });
      await confirm(page);
      await payOn(await press(openSaved(await savePage(page))), sandbox.clock.now());
      return hear(stage, 'hosted form');
    },
    leave,
  },
];

async function fillPage(page: Page, asked: { readonly orderId: string; readonly amount: string }): Promise<void> {
  await field(page, 'Amount').fill(asked.amount);
  await field(page, 'Order (ORDERID)').fill(asked.orderId);
  await field(page, 'Description (DESCRIPTION)').fill('The second half');
  await chooseReason(page, 'Other');
  await toReview(page);
}

/** Saves the page that waits for its holder, and gives where its file is. */
export async function savePage(page: Page): Promise<string> {
  await dialog(page).getByRole('button', { name: 'Save the page…' }).click();
  const saved = dialog(page).getByRole('status').filter({ hasText: 'Saved:' });
  return saved.locator('bdi').innerText();
}

/** The holder enters a card that is good for two years more, and whatever else the form asks for. */
export function payOn(form: HolderScreen, now: number): Promise<HolderScreen> {
  const year = new Date(now).getUTCFullYear() + 2;
  const entered = { ...card, CARDVALIDITYDATE: `12-${String(year).slice(2)}` };
  return press(form, form.asks.includes('CLIENTEMAIL') ? { ...entered, CLIENTEMAIL: 'j.snow@example.com' } : entered);
}

/** Pastes the address with which the holder came back to the shop, whose own parameters are no word of the gateway's. */
async function hear({ page, sandbox }: Stage, operation: string): Promise<StepOutcome> {
  await field(page, 'Address the holder came back to').fill(
    `https://shop.example/back?step=3&${writeNewest(sandbox, 'payment')}`,
  );
  await dialog(page).getByRole('button', { name: 'Check', exact: true }).click();
  await dialog(page).getByRole('heading', { level: 2, name: 'Done' }).waitFor();
  const { transactionId } = await readResult(page);
  return { operation, transactionId, execcode: '0000' };
}
