import type { Page } from '@playwright/test';
import { findOpen } from '../../scripts/tour/operate.ts';
import { dialog, openAction, panel, shownId } from '../../scripts/tour/refund.ts';
import { expect, type OpenConsole, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'nobody stands between the window and main inside Electron');

/** Two payments that can be refunded, the first of which has been sought and found. */
async function findFirst(page: Page) {
  const [first, second] = await findOpen(page, 'refund', 'DEMOSHOP', 2);
  if (!first || !second) throw new Error('Two payments are needed.');
  await page.keyboard.press('/');
  await page.keyboard.type(first.transactionId);
  await heading(page, first.transactionId).waitFor();
  await rows(page, first.transactionId).waitFor();
  return { first, second };
}

/** Puts a text in the place of what stands in the box, in one go. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: `Results for “${text}”` });
const rows = (page: Page, text: string) => page.locator('[role="row"][aria-selected]').filter({ hasText: text });
const list = (page: Page) => page.locator('section[aria-label="Lookup"]');

/** What the window has asked about transactions since a number of messages. */
function askedSince({ messages }: OpenConsole, count: number) {
  return messages
    .slice(count)
    .filter(({ to }) => to === 'main')
    .map(({ text }) => JSON.parse(text) as { channel: string; input: Record<string, unknown> });
}

test('keys pressed before the answer act on the row of the answer, never on the one that was there', async ({
  console: open,
}) => {
  const { page, hold } = open;
  const { first, second } = await findFirst(page);
  const release = hold?.('transactions.search');
  const before = open.messages.length;
  await paste(page, second.transactionId);
  for (const key of ['ArrowDown', 'Enter', 'r']) await page.keyboard.press(key);
  await expect(list(page)).toHaveAttribute('aria-busy', 'true');
  await page.waitForTimeout(300);
  await expect(heading(page, first.transactionId)).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await expect(dialog(page)).toHaveCount(0);
  release?.();
  await heading(page, second.transactionId).waitFor();
  await expect(shownId(page).filter({ hasText: second.transactionId })).toBeVisible();
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue(second.transactionId);
  const shown = askedSince(open, before).filter(({ channel }) => channel === 'transactions.show');
  expect(new Set(shown.map(({ input }) => input['transactionId']))).toEqual(new Set([second.transactionId]));
});

test('and on nothing where the answer has no row', async ({ console: { page, hold } }) => {
  const { first } = await findFirst(page);
  const release = hold?.('transactions.search');
  await paste(page, 'no such thing');
  for (const key of ['ArrowDown', 'Enter', 'r']) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  await expect(heading(page, first.transactionId)).toBeVisible();
  release?.();
  await expect(page.getByRole('heading', { name: 'No transaction matches' })).toBeVisible();
  await page.waitForTimeout(200);
  await expect(panel(page)).toHaveCount(0);
  await expect(dialog(page)).toHaveCount(0);
});

test('a panel that was open is inert meanwhile, and closes where its row is not in the answer', async ({
  console: { page, hold },
}) => {
  const { first, second } = await findFirst(page);
  await rows(page, first.transactionId).click();
  await shownId(page).filter({ hasText: first.transactionId }).waitFor();
  await openAction(page, 'refund').waitFor();
  const release = hold?.('transactions.search');
  await paste(page, second.transactionId);
  await openAction(page, 'refund').click({ force: true });
  await rows(page, first.transactionId).click({ force: true });
  for (const key of ['ArrowDown', 'r']) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  await expect(dialog(page)).toHaveCount(0);
  release?.();
  await heading(page, second.transactionId).waitFor();
  await expect(rows(page, first.transactionId)).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  await page.waitForTimeout(200);
  await expect(dialog(page)).toHaveCount(0);
});

test('the older rows hear nothing from the key on, before they are inert', async ({ console: { page, hold } }) => {
  const { first, second } = await findFirst(page);
  const release = hold?.('transactions.search');
  await paste(page, second.transactionId);
  await expect(list(page)).toHaveAttribute('aria-busy', 'true');
  // By a script, which no `inert` keeps off: rows become that only where the answer is long in coming.
  const click = (element: HTMLElement) => element.click();
  await rows(page, first.transactionId).evaluate(click);
  await page.waitForTimeout(200);
  await expect(panel(page)).toHaveCount(0);
  await expect(list(page)).toHaveAttribute('inert');
  release?.();
  await heading(page, second.transactionId).waitFor();
  await expect(list(page)).not.toHaveAttribute('inert');
  await rows(page, second.transactionId).evaluate(click);
  await shownId(page).filter({ hasText: second.transactionId }).waitFor();
});

test('a panel whose row is in the new answer stays', async ({ console: { page } }) => {
  const { first } = await findFirst(page);
  await rows(page, first.transactionId).click();
  await shownId(page).filter({ hasText: first.transactionId }).waitFor();
  await paste(page, first.transactionId.slice(0, -1));
  await heading(page, first.transactionId.slice(0, -1)).waitFor();
  await paste(page, '');
  await page.getByRole('heading', { name: 'All transactions' }).waitFor();
  await expect(shownId(page).filter({ hasText: first.transactionId })).toBeVisible();
});

test('whoever types faster than main answers asks what they began with, then what they typed', async ({
  console: open,
}) => {
  const { page, hold } = open;
  const release = hold?.('transactions.search');
  const before = open.messages.length;
  await page.keyboard.press('/');
  await page.keyboard.type('W-1047');
  release?.();
  await heading(page, 'W-1047').waitFor();
  const sought = askedSince(open, before).filter(({ channel }) => channel === 'transactions.search');
  expect(sought.map(({ input }) => input['text'])).toEqual(['W', 'W-1047']);
});
