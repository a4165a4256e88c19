import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
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
import { dialog, panel } from '../../scripts/tour/refund.ts';
import { violations } from './axe.ts';
import { expect, type OpenConsole, test } from './console.ts';
import { speak } from './drawer.ts';

const pin = '271828';
const keys = 'ControlOrMeta+Shift+L';

/** Sets a PIN as a person does, in Settings. */
async function setPin(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await expect(page.getByText('This screen does not lock')).toBeVisible();
  await page.getByRole('button', { name: 'Set a PIN…' }).click();
  await page.getByLabel('New PIN', { exact: true }).fill(pin);
  await page.getByLabel('The new PIN again').fill(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The PIN is set.' })).toBeVisible();
}

async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'The screen is locked' })).toBeVisible();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The screen is locked' })).toHaveCount(0);
}

/** Everything that a page holds for whoever looks into it: elements, fields, title, names for a screen reader. */
async function readPage(page: Page): Promise<string> {
  const [content, title, tree, fields] = await Promise.all([
    page.content(),
    page.title(),
    page.locator('body').ariaSnapshot(),
    page.evaluate('[...document.querySelectorAll("input, textarea")].map(({ value }) => value).join("|")'),
  ]);
  return [content, title, tree, String(fields)].join('\n');
}

test('locks with a draft, hides all of it, unlocks, and goes on to the refund', async ({ console }) => {
  const { page, messages } = console;
  await setPin(page);
  await goTo(page, 'Lookup');
  const payment = await findOneOpen(page, 'refund');
  await openTransaction(page, payment);
  await openDrawer(page, 'refund');
  await choosePart(page, '1.23');
  await chooseReason(page, 'Goods returned');
  await dialog(page).getByLabel(/^Note/).fill('promised on the phone');
  const open = await readPage(page);
  for (const text of [payment.transactionId, payment.orderId, '1.23', 'promised']) expect(open, text).toContain(text);
  await page.keyboard.press(keys);
  await expectLocked(page);

  const held = await readPage(page);
  for (const text of [payment.transactionId, payment.orderId, '1.23', 'promised', 'Demo', '€', 'Sandbox', 'SANDBOX']) {
    expect(held, text).not.toContain(text);
  }
  expect(await violations(page)).toEqual([]);
  const asked = await page.evaluate(async () => {
    const { transactions, console: frame } = (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole;
    return [await transactions.search({ text: '', after: null, limit: 1 }), await frame.describe({})];
  });
  expect(asked).toEqual([locked, locked]);

  // A wrong one is said to be wrong; a page that is loaded anew is locked as well, and loses nothing of the draft.
  await page.getByLabel('PIN', { exact: true }).fill('314159');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('9 tries are left');
  await page.reload();
  await expectLocked(page);
  await unlock(page);

  const form = dialog(page);
  await expect(form.getByLabel('Amount', { exact: true })).toHaveValue('1.23');
  await expect(form.getByLabel(/^Note/)).toHaveValue('promised on the phone');
  await toReview(page);

  // From the review as well, and back to it.
  await page.keyboard.press(keys);
  await expectLocked(page);
  await unlock(page);
  await expect(lastButton(page)).toContainText('1.23');
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeVisible();
  if (messages.length > 0) {
    const toWindow = messages.filter(({ to, text }) => to === 'window' && text.includes(pin));
    expect(toWindow).toEqual([]);
  }
});

const locked = { ok: false, refusal: { code: 'locked' } };

test('a request that is under way goes on behind the lock, and its result is seen after it', async ({ console }) => {
  const { page, relay, sandbox } = console;
  test.skip(!relay || !sandbox, 'Electron keeps its gateway to itself');
  await setPin(page);
  await goTo(page, 'Lookup');
  const payment = await findOneOpen(page, 'refund');
  await openTransaction(page, payment);
  await openDrawer(page, 'refund');
  await choosePart(page, '1.24');
  await chooseReason(page, 'Goods returned');
  await toReview(page);
  const letGo = console.hold?.('operations.confirm');
  await lastButton(page).click();
  await expect.poll(() => countRefunds(console, payment.orderId)).toBe(1);
  await page.keyboard.press(keys);
  await expectLocked(page);
  letGo?.();
  expect(await readPage(page)).not.toContain(payment.orderId);
  await unlock(page);
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toContainText('1.24');
  expect(countRefunds(console, payment.orderId)).toBe(1);
});

test('in French, by the keyboard alone, with the button of the band, until the PIN is removed', async ({ console }) => {
  const { page } = console;
  await setPin(page);
  expect(await violations(page), 'the setting').toEqual([]);
  await speak(page, 'fr');
  await page.getByRole('button', { name: 'Verrouiller l’écran' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'L’écran est verrouillé' })).toBeVisible();
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  expect(await violations(page), 'the lock').toEqual([]);
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer le code' }).click();
  await page.getByLabel('Code actuel').fill(pin);
  expect(await violations(page), 'removing').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cet écran ne se verrouille pas')).toBeVisible();
  // Without a PIN the key leads to where one is set, and locks nothing.
  await goTo(page, 'Recherche');
  await page.keyboard.press(keys);
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
});

/** How many refunds of this order the gateway executed. */
function countRefunds({ sandbox }: OpenConsole, order: string): number | undefined {
  return sandbox?.rows().filter((row) => row.operation === 'refund' && row.orderId === order).length;
}
