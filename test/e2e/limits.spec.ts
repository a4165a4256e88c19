import {
  choosePart,
  chooseReason,
  findOneOpen,
  goTo,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import { dialog } from '../../scripts/tour/refund.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';
import { speak } from './drawer.ts';

test('a limit of one’s own reminds at the review, waits for a word, and lets whoever gives it go on', async ({
  console,
}) => {
  const { page } = console;
  await goTo(page, 'Settings');
  const limits = page.getByRole('region', { name: 'Limits' });
  await expect(limits).toContainText('this desk alone cannot stop you');
  await limits.getByRole('button', { name: 'Add a limit' }).click();
  await limits.getByRole('button', { name: 'Keep this limit' }).click();
  await expect(limits.getByText('Type an amount here').first()).toBeVisible();
  await limits.getByLabel('Remind above', { exact: true }).fill('0.50');
  expect(await violations(page), 'a limit that is typed').toEqual([]);
  await limits.getByRole('button', { name: 'Keep this limit' }).click();
  await expect(limits.getByRole('row').filter({ hasText: '€0.50' })).toBeVisible();
  expect(await violations(page), 'a limit that is kept').toEqual([]);

  await goTo(page, 'Lookup');
  await openTransaction(page, await findOneOpen(page, 'refund'));
  await openDrawer(page, 'refund');
  await choosePart(page, '0.51');
  await chooseReason(page, 'Goods returned');
  await toReview(page);
  await expect(dialog(page)).toContainText('You wanted to be reminded above €0.50.');
  expect(await violations(page), 'the review that reminds').toEqual([]);
  await lastButton(page).click();
  await expect(dialog(page).getByText('Tick that you go on').first()).toBeVisible();
  await speak(page, 'fr');
  await expect(dialog(page)).toContainText('ce poste seul ne peut pas vous arrêter');
  expect(await violations(page), 'in French').toEqual([]);
  await speak(page, 'en');
  await dialog(page).getByLabel('I go on all the same').check();
  await lastButton(page).click();
  await expect(dialog(page).getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).click();

  await goTo(page, 'Settings');
  await limits.getByRole('button', { name: 'Remove the limit of Refund, EUR' }).click();
  await expect(limits.getByRole('row')).toHaveCount(0);
});
