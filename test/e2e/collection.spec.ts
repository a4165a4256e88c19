import { writeNewest } from '../../scripts/tour/notification.ts';
import { lastButton, openTransaction, toReview } from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, panel } from '../../scripts/tour/refund.ts';
import { openStage } from '../../scripts/tour/stage.ts';
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
    await goTo(page, 'Inbox');
    await page.getByLabel('Notifications', { exact: true }).fill(writeNewest(sandbox, 'payment'));
    await page.getByRole('button', { name: 'Check and record' }).click();
    await goTo(page, 'Lookup');
    await openTransaction(page, { transactionId: sandbox.rows().at(-1)?.transactionId ?? '' });
    await expect(panel(page)).toContainText('mandate signed on 1 January');
    await expect(panel(page)).not.toContainText('At the bank');
    expect(sandbox.rows()).toHaveLength(2);
  } finally {
    await stage.close();
  }
});
