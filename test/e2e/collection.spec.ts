import type { Page } from '@playwright/test';
import { openSaved, press } from '../../scripts/tour/holder-browser.ts';
import { writeNewest } from '../../scripts/tour/notification.ts';
import { lastButton, openTransaction, toReview } from '../../scripts/tour/operate.ts';
import { fillPayer } from '../../scripts/tour/payer.ts';
import { closeDrawer, dialog, panel } from '../../scripts/tour/refund.ts';
import { openStage, type Stage } from '../../scripts/tour/stage.ts';
import { goTo } from './account-steps.ts';
import { expect, test } from './console.ts';
import { chooseByArrows, expectAccessible, speak } from './drawer.ts';

/** A shop that is paid by direct debit alone, with one payment of the day before: its ALIAS is a mandate. */
const debitShop = {
  identifier: 'DEMOSHOP',
  secret: 'C0llect-by-mandate',
  method: 'sdd',
  publicExamples: true,
} as const;
const week = 7 * 86_400_000;

test('collects by a mandate, holds its order for days, and hears by the second notification; French and axe at each step', async ({
  host,
}) => {
  test.skip(host === 'electron', 'the clock of the gateway inside Electron cannot be moved from outside');
  test.slow();
  const stage = await openStage({ sandbox: { accounts: [debitShop], demo: false } });
  const { page, sandbox } = stage;
  const field = (name: string) => dialog(page).getByLabel(name, { exact: true });
  const collect = () => page.getByRole('button', { name: /^(Collect|Encaisser)… / }).first();
  try {
    await openTransaction(page, { transactionId: 'A1123456' });
    await panel(page).getByTitle('Open the customer’s page').click();
    await expect(page.getByRole('cell', { name: 'Direct debit' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Authorize… / })).toHaveCount(0);
    await collect().click();
    await expect(dialog(page)).toContainText('told of each debit with its amount and day beforehand');
    await expect(dialog(page)).toContainText('nobody uses for 36 months is dead');
    await field('Amount').fill('25');
    await field('Description (DESCRIPTION)').fill('DE89 3704 0044 0532 0130 00');
    await field('Agreement').fill('mandate signed on 1 January');
    await dialog(page).getByText('The payer, as the bank has them').click();
    await field('First name').fill('Bartholomew-John');
    await field('Country').fill('XX');
    await chooseByArrows(page);
    await dialog(page).getByRole('button', { name: 'Review' }).click();
    const problems = dialog(page).getByRole('alert');
    await expect(problems).toContainText('The gateway takes 15 characters at most here.');
    await expect(problems).toContainText('Enter a country of two letters');
    await expect(problems).toContainText('looks like a bank account number (IBAN)');
    await expectAccessible(page, 'what, with errors');
    await field('First name').fill('Bartholomew');
    await field('Country').fill('fr');
    await field('Description (DESCRIPTION)').fill('Subscription, March');
    await toReview(page);
    await expect(dialog(page)).toContainText('can be neither voided nor refunded');
    await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
    await expect(dialog(page).getByRole('row', { name: /^BILLINGFIRSTNAME/ })).toContainText('Bartholomew');
    await expect(dialog(page).getByRole('row', { name: /^BILLINGCOUNTRY/ })).toContainText('FR');
    await expectAccessible(page, 'review');
    await lastButton(page).dblclick();
    await expect(dialog(page)).toContainText('the bank gives its final answer only after a few working days');
    await closeDrawer(page);
    expect(sandbox.rows()).toHaveLength(2);
    expect(sandbox.rows().at(-1)).toMatchObject({ execcode: '0003', amount: 2_500, orderId: '1234-2' });

    // The bank has answered a week later; until the desk hears of it, the order is held.
    sandbox.clock.advance(week);
    expect(sandbox.rows().at(-1)).toMatchObject({ execcode: '0000' });
    await speak(page, 'fr');
    await collect().click();
    await expect(dialog(page)).toContainText('pendant 36 mois');
    await field('Montant').fill('25');
    await field('Description (DESCRIPTION)').fill('Abonnement');
    await field('Accord').fill('mandat du 1er janvier');
    await field('Commande (ORDERID)').fill('1234-2');
    await chooseByArrows(page, 'Motif');
    await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('attend son issue');
    await expectAccessible(page, 'French, held');
    await page.keyboard.press('Escape');
    await speak(page, 'en');
    await hearNewest(stage);
    await goTo(page, 'Lookup');
    await openTransaction(page, { transactionId: sandbox.rows().at(-1)?.transactionId ?? '' });
    await expect(panel(page)).toContainText('mandate signed on 1 January');
    await expect(panel(page)).not.toContainText('At the bank');
    expect(sandbox.rows()).toHaveLength(2);
    await collectFirst(page);
    expect(sandbox.rows()).toHaveLength(3);
    const first = sandbox.rows().at(-1);
    expect(first).toMatchObject({ execcode: '0003', amount: 3_000, orderId: 'N-1' });

    // The answer has named the mandate, which the customer's page has at once.
    await expect(page.getByRole('row').filter({ hasText: first?.alias ?? 'none' })).toContainText('Direct debit');
    // Days later the bank has paid: the mandate's ALIAS is offered for the next time.
    sandbox.clock.advance(week);
    expect(sandbox.rows().at(-1)).toMatchObject({ execcode: '0000' });
    await hearNewest(stage);
    await goTo(page, 'Lookup');
    await openTransaction(page, { transactionId: first?.transactionId ?? '' });
    await expect(panel(page)).toContainText('signed on paper');
    await expect(panel(page)).not.toContainText('At the bank');
    await panel(page).getByTitle('Open the customer’s page').click();
    await expect(page.getByRole('button', { name: `Collect… by alias ${first?.alias}` })).toBeVisible();
    await signOnPage(stage);
  } finally {
    await stage.close();
  }
});

/** From the customer's page, a first collection with a basket: what lacks, what is pasted and what does not add up is said. */
async function collectFirst(page: Page): Promise<void> {
  const field = (name: string) => dialog(page).getByLabel(name, { exact: true });
  const problems = dialog(page).getByRole('alert');
  await panel(page).getByTitle('Open the customer’s page').click();
  await page.getByRole('button', { name: 'Collect by a new mandate…' }).click();
  await expect(dialog(page)).toContainText('No account number passes here');
  await expect(dialog(page)).toContainText('This customer has a mandate that is alive');
  await field('Amount').fill('30');
  await field('Order (ORDERID)').fill('N-1');
  await field('Description (DESCRIPTION)').fill('First month');
  await field('Agreement').focus();
  await page.keyboard.insertText('FR14 2004 1010 0505 0001 3M02 606');
  await chooseByArrows(page);
  await dialog(page).getByText('What is in the basket (CART)').click();
  await dialog(page).getByRole('button', { name: 'Add a line' }).click();
  await field('Item').fill('Socks');
  await field('Price of one').fill('10');
  await field('Quantity').fill('2');
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await expect(problems).toContainText('Fill in “Last name”');
  await expect(problems).toContainText('looks like a bank account number (IBAN)');
  await expect(problems).toContainText('The basket comes to €20.00, and €30.00 is collected');
  await expectAccessible(page, 'first collection, with errors');
  await field('Agreement').fill('signed on paper on 1 January');
  await field('Price of one').fill('15');
  await fillPayer(page);
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await expect(dialog(page)).toContainText('Zoé Doe, 285 Fulton Street, 10007 New York, US');
  await expect(dialog(page)).toContainText('A mandate begins with this');
  await expectAccessible(page, 'first collection, review');
  await lastButton(page).dblclick();
  await expect(dialog(page)).toContainText('the bank gives its final answer only after a few working days');
  await closeDrawer(page);
}

/**
 * Where the gateway has its holders sign on a page (0002): the page is saved, signed on the holder's own device, and the debit that
 * follows is final days later. Its order is held all the while.
 */
async function signOnPage({ page, sandbox }: Stage): Promise<void> {
  const field = (name: string) => dialog(page).getByLabel(name, { exact: true });
  await fetch(`${sandbox.url}/sandbox/api/accounts/DEMOSHOP`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.control}`, 'content-type': 'application/json' },
    body: JSON.stringify({ mandatePage: true }),
  });
  const before = sandbox.rows().length;
  await page.getByRole('button', { name: 'Collect by a new mandate…' }).click();
  await field('Amount').fill('31');
  await field('Order (ORDERID)').fill('N-2');
  await field('Description (DESCRIPTION)').fill('First month');
  await field('Agreement').fill('agreed by telephone on 2 January');
  await fillPayer(page);
  await chooseByArrows(page);
  await toReview(page);
  await lastButton(page).dblclick();
  await expect(dialog(page)).toContainText('still has to sign the mandate');
  await expectAccessible(page, 'a mandate’s page');
  expect(sandbox.rows()).toHaveLength(before + 1);
  expect(sandbox.rows().at(-1)).toMatchObject({ execcode: '0002', amount: 3_100, orderId: 'N-2' });
  await dialog(page).getByRole('button', { name: 'Save the page…' }).click();
  const saved = dialog(page).getByRole('status').filter({ hasText: 'Saved:' });
  const path = await saved.locator('bdi').innerText();
  await closeDrawer(page);

  await press(await press(openSaved(path)), { DECISION: 'accept' });
  expect(sandbox.rows().at(-1)).toMatchObject({ execcode: '0003', orderId: 'N-2' });
  await hearNewest({ page, sandbox });
  await goTo(page, 'Activity');
  // Signed: nothing is left for the holder to do, and the bank has the last word.
  const line = page.getByRole('row').filter({ hasText: 'N-2' });
  await expect(page.getByRole('button', { name: 'Page…' })).toHaveCount(0);
  await expect(line).not.toContainText('Done');
  sandbox.clock.advance(week);
  expect(sandbox.rows().at(-1)).toMatchObject({ execcode: '0000' });
  await hearNewest({ page, sandbox });
  await goTo(page, 'Activity');
  await expect(line).toContainText('Done');
  expect(sandbox.rows()).toHaveLength(before + 1);
}

async function hearNewest({ page, sandbox }: Pick<Stage, 'page' | 'sandbox'>): Promise<void> {
  await goTo(page, 'Inbox');
  await page.getByLabel('Notifications', { exact: true }).fill(writeNewest(sandbox, 'payment'));
  await page.getByRole('button', { name: 'Check and record' }).click();
}
