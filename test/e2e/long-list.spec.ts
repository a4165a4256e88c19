import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
import { findOneOpen } from '../../scripts/tour/operate.ts';
import { panel, shownId } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

const scrollbar = (page: Page) => page.getByRole('scrollbar', { name: 'Date of the rows in sight' });
const row = (page: Page, index: number) => page.locator(`[role="grid"] [role="row"][aria-rowindex="${index}"]`);

/** The ids of the rows that are drawn, in their order on screen. */
async function drawnIds(page: Page): Promise<string[]> {
  return page.locator('[role="row"][aria-selected] .identifier').allInnerTexts();
}

/** All ids as the ledger gives them, newest first. */
async function listIds(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { transactions } = (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole;
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const answer = await transactions.search({ text: '', after, limit: 200 });
      if (!answer.ok) throw new Error(answer.refusal.code);
      ids.push(...answer.value.rows.map(({ transactionId }) => transactionId));
      after = answer.value.next;
    } while (after !== null);
    return ids;
  });
}

/** Two frames later: what was scrolled to is drawn, however busy the machine is. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))),
  );
}

test('a scrollbar of time leads to either end and to any moment between them', async ({ console: { page } }) => {
  await scrollbar(page).focus();
  await page.keyboard.press('End');
  await expect(row(page, 601)).toBeVisible();
  const oldest = await scrollbar(page).getAttribute('aria-valuetext');
  await page.keyboard.press('Home');
  await expect(row(page, 2)).toBeVisible();
  const newest = await scrollbar(page).getAttribute('aria-valuetext');
  expect(oldest).not.toBe(newest);
  const box = await scrollbar(page).boundingBox();
  if (!box) throw new Error('The scrollbar is not drawn.');
  await page.mouse.move(box.x + 7, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + 7, box.y + box.height * 0.5, { steps: 4 });
  const label = scrollbar(page).getByText(/^\d+ \w+ \d{4}$/);
  await expect(label).toBeVisible();
  const dragged = await label.innerText();
  await expect(scrollbar(page)).toHaveAttribute('aria-valuetext', dragged);
  await page.mouse.up();
  await expect(row(page, 2)).toHaveCount(0);
  await expect(scrollbar(page)).not.toHaveAttribute('aria-valuetext', newest ?? '');
});

test('below the last row that a search finds, the scrollbar of time leads to the rows next to there', async ({
  console: { page },
}) => {
  await page.getByRole('searchbox').fill('date:"last 30 days"');
  await page.getByRole('heading', { level: 1, name: 'Results for' }).waitFor();
  await expect(page.locator('section[aria-label="Lookup"]')).toHaveAttribute('aria-busy', 'false');
  const box = await scrollbar(page).boundingBox();
  if (!box) throw new Error('The scrollbar is not drawn.');
  await page.mouse.click(box.x + 7, box.y + box.height * 0.9);
  await expect(row(page, 2)).toHaveCount(0);
  await expect(page.locator('[role="row"][aria-selected]').first()).toBeVisible();
  // What is nearest to there is the last row.
  const { isAtEnd, date } = await readPlace(page);
  expect(isAtEnd).toBe(true);
  await page.locator('[role="row"][aria-selected]').last().focus();
  await page.keyboard.press('End');
  expect((await readPlace(page)).date).toBe(date);
});

/** Whether the view ends with the last row of the list, and the date that the scrollbar of time tells of it. */
async function readPlace(page: Page) {
  const isAtEnd = await page
    .locator('#transaction-rows')
    .evaluate(({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight >= scrollHeight - 1);
  return { isAtEnd, date: await scrollbar(page).getAttribute('aria-valuetext') };
}

test('a key to the end arrives however often it is pressed on the way, and what is pressed next is meant for there', async ({
  console: { page, hold, messages },
  host,
}) => {
  test.skip(host === 'electron', 'nobody stands between the window and main inside Electron');
  const ids = await listIds(page);
  const firstRow = row(page, 2);
  await firstRow.focus();
  const release = hold?.('transactions.seek');
  const before = messages.length;
  for (const key of ['End', 'End', 'End', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  await expect(firstRow).toBeFocused();
  await expect(panel(page)).toHaveCount(0);
  release?.();
  await expect(row(page, 600)).toBeFocused();
  await expect(shownId(page).filter({ hasText: ids.at(-2) ?? '' })).toBeVisible();
  const asked = messages.slice(before).filter(({ to, text }) => to === 'main' && text.includes('"kind":"end"'));
  expect(asked).toHaveLength(1);
});

test('a row that arrives late takes the keyboard from nobody, and a key to the other end is not forgotten on the way', async ({
  console: { page, hold },
  host,
}) => {
  test.skip(host === 'electron', 'nobody stands between the window and main inside Electron');
  await row(page, 2).focus();
  const release = hold?.('transactions.seek');
  await page.keyboard.press('End');
  await page.keyboard.press('/');
  release?.();
  await expect(row(page, 601)).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 601)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row(page, 2)).toBeFocused();
  const releaseAgain = hold?.('transactions.seek');
  for (const key of ['End', 'Home']) await page.keyboard.press(key);
  releaseAgain?.();
  await expect(row(page, 2)).toBeFocused();
  await expect(row(page, 601)).toHaveCount(0);
});

test('from any place the wheel goes on in both directions, each row once and in order', async ({
  console: { page },
}) => {
  const box = await scrollbar(page).boundingBox();
  if (!box) throw new Error('The scrollbar is not drawn.');
  await page.mouse.click(box.x + 7, box.y + box.height * 0.5);
  await expect(row(page, 2)).toHaveCount(0);
  const all = await listIds(page);
  const seen = new Set<string>();
  const wheel = async (delta: number, until: (ids: readonly string[]) => boolean) => {
    await page.mouse.move(box.x - 300, box.y + 200);
    await expect(async () => {
      const ids = await drawnIds(page);
      const from = all.indexOf(ids[0] ?? '');
      expect(ids).toEqual(all.slice(from, from + ids.length));
      for (const id of ids) seen.add(id);
      if (until(ids)) return;
      await page.mouse.wheel(0, delta);
      await painted(page);
      throw new Error('There is more to see.');
    }).toPass({ intervals: [0] });
  };
  await wheel(-500, (ids) => ids[0] === all[0]);
  await expect(row(page, 2)).toBeVisible();
  await wheel(500, (ids) => ids.at(-1) === all.at(-1));
  expect([all.length, seen.size]).toEqual([600, 600]);
});

test('a change of the ledger is asked for by two calls, and by none that nobody looks at', async ({
  console: { page, colleague, sandbox, messages },
  host,
}) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');
  const { accountId, transactionId, orderId } = await findOneOpen(page, 'refund');
  await colleague({ identifier: accountId, operation: 'refund', transactionId, amount: 100 });
  sandbox?.faults.add({ what: 'exportLag', minutes: 0 });
  const before = messages.length;
  await page.evaluate(
    (asked) =>
      (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.transactions.fetch({
        accountId: asked.accountId,
        wanted: { by: 'order', orderId: asked.orderId },
      }),
    { accountId, orderId },
  );
  await expect(page.locator('[role="row"][aria-selected]').first()).toContainText('−€1.00');
  await page.waitForTimeout(500);
  const asked = messages
    .slice(before)
    .filter(({ to }) => to === 'main')
    .map(({ text }) => JSON.parse(text).channel)
    // Sums come aside, a moment behind what is looked at.
    .filter((channel) => channel !== 'transactions.fetch' && channel !== 'transactions.sum');
  expect(asked.toSorted()).toEqual(['console.describe', 'transactions.search']);
});
