import type { Page } from '@playwright/test';
import { openSaved, press } from '../../scripts/tour/holder-browser.ts';
import { writeNewest } from '../../scripts/tour/notification.ts';
import { findOneOpen, lastButton, openTransaction, toReview } from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, panel } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { expect, test } from './console.ts';
import { chooseByArrows, expectAccessible, speak } from './drawer.ts';

const field = (page: Page, name: string) => dialog(page).getByLabel(name, { exact: true });

const card = { CARDCODE: '1111222233334444', CARDCVV: '123', CARDFULLNAME: 'JOHN SNOW' };

async function fillPage(page: Page, amount: string): Promise<void> {
  await field(page, 'Amount').fill(amount);
  await field(page, 'Description (DESCRIPTION)').fill('The second half');
  await chooseByArrows(page);
}

/** Saves the page that waits for its holder, and gives where its file is. */
async function savePage(page: Page): Promise<string> {
  await dialog(page).getByRole('button', { name: 'Save the page…' }).click();
  const saved = dialog(page).getByRole('status').filter({ hasText: 'Saved:' });
  return saved.locator('bdi').innerText();
}

test('3-D Secure and the hosted form, from the window to their final state: each page one attempt that holds its order', async ({
  console,
  host,
}) => {
  test.skip(host === 'electron', 'the book of the gateway inside Electron cannot be read from outside');
  test.slow();
  const { page, sandbox } = console;
  if (!sandbox) throw new Error('The console has no gateway whose book could be read.');
  const found = await findOneOpen(page, 'credit');
  await openTransaction(page, found);
  await panel(page).getByTitle('Open the customer’s page').click();
  const byAlias = page.getByRole('button', { name: /^Holder… / }).first();

  await byAlias.click();
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Enter the amount.');
  await expectAccessible(page, 'what, with errors');
  await fillPage(page, '25');
  await toReview(page);
  await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
  await expect(dialog(page).getByRole('row', { name: /^ALIASMODE/ })).toContainText('oneclick');
  await expectAccessible(page, 'review');
  const before = sandbox.rows().length;
  await lastButton(page).dblclick();
  await expect(dialog(page)).toContainText('still has to confirm at their bank');
  expect(sandbox.rows()).toHaveLength(before + 1);
  await expectAccessible(page, 'result with its page');
  const bankPage = openSaved(await savePage(page));
  await closeDrawer(page);

  // A second page of the order is none while the first one waits.
  await byAlias.click();
  await fillPage(page, '25');
  await field(page, 'Order (ORDERID)').fill(`${found.orderId}-2`);
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('is under way or waits for its outcome');
  await dialog(page).getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('button', { name: 'Page…' })).toHaveCount(1);
  expect(sandbox.rows()).toHaveLength(before + 1);

  await press(await press(bankPage), { DECISION: 'accept' });
  await goTo(page, 'Inbox');
  await page.getByLabel('Notifications', { exact: true }).fill(writeNewest(sandbox, 'payment'));
  await page.getByRole('button', { name: 'Check and record' }).click();
  await goTo(page, 'Activity');
  await expect(page.getByRole('button', { name: 'Page…' })).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: `${found.orderId}-2` })).toContainText('Done');

  await goTo(page, 'Lookup');
  await openTransaction(page, found);
  await panel(page).getByRole('button', { name: 'Page for the holder…' }).click();
  await dialog(page).getByLabel('They enter a card on the gateway’s form').check();
  await dialog(page).getByLabel('Ask the holder’s bank to confirm (3-D Secure)').uncheck();
  await dialog(page).getByLabel('Do not ask for the e-mail address').check();
  await expectAccessible(page, 'what, by form');
  await fillPage(page, '12');
  await field(page, 'Order (ORDERID)').fill('FORM-1');
  await toReview(page);
  await expect(dialog(page)).toContainText('From here on the page counts as handed over');
  await lastButton(page).dblclick();
  await expect(dialog(page)).toContainText('still has to pay on the gateway’s form');
  expect(sandbox.rows()).toHaveLength(before + 1);
  const path = await savePage(page);
  await closeDrawer(page);
  // No row of it anywhere: its order leads to it all the same.
  await page.getByRole('searchbox').fill('form-1');
  const waiting = page.getByRole('region', { name: 'Waiting for the holder' });
  await expect(waiting).toContainText('FORM-1');
  await waiting.getByRole('button', { name: 'Page…' }).click();
  await expect(dialog(page)).toContainText('order FORM-1');
  await page.keyboard.press('Escape');

  await speak(page, 'fr');
  await goTo(page, 'Journal');
  await page.getByRole('button', { name: 'Page…' }).click();
  await expectAccessible(page, 'the page, in French');
  const form = await press(openSaved(path));
  expect(form.asks).not.toContain('CLIENTEMAIL');
  const year = new Date().getUTCFullYear() + 2;
  await press(form, { ...card, CARDVALIDITYDATE: `12-${String(year).slice(2)}` });
  const told = writeNewest(sandbox, 'payment');
  const address = dialog(page).getByLabel('Adresse où le titulaire est revenu');
  await address.fill(`https://shop.example/retour?etape=3&${told.replace('AMOUNT=1200', 'AMOUNT=1201')}`);
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(dialog(page)).toContainText('HASH');
  await expect(address).toBeVisible();
  await address.fill(`https://shop.example/retour?etape=3&${told}`);
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'FORM-1' })).toContainText('Effectué');
  await expect(page.getByRole('button', { name: 'Page…' })).toHaveCount(0);
  expect(sandbox.rows()).toHaveLength(before + 2);
});
