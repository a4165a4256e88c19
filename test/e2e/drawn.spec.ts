import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';

const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: `Results for “${text}”` });
const lines = (page: Page) => page.locator('[role="row"][aria-selected]');

/** A place on the page, and how many components were drawn there since {@link watchDrawing}. */
type Drawn = Readonly<Record<string, number>>;

/** Watches as React’s own tools do: it tells them of each commit, and marks in it what was drawn. Runs in the page. */
function watchDrawing(): void {
  interface Fiber {
    readonly alternate: Fiber | null;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
    readonly return: Fiber | null;
    readonly flags: number;
    readonly tag: number;
    readonly stateNode: unknown;
  }
  const [functionComponent, memoised, drawnFlag] = [0, 15, 1];
  const drawn: Record<string, number> = {};
  const placeOf = (fiber: Fiber): string => {
    for (let at: Fiber | null = fiber; at; at = at.return) {
      const { stateNode } = at;
      if (stateNode instanceof Element) return stateNode.closest('header, nav, footer, main')?.tagName ?? 'elsewhere';
    }
    return 'elsewhere';
  };
  const visit = (fiber: Fiber | null, before: Fiber | null): void => {
    for (let at = fiber; at && at !== before; at = at.sibling) {
      if (at.alternate && (at.tag === functionComponent || at.tag === memoised) && (at.flags & drawnFlag) !== 0) {
        const place = placeOf(at);
        drawn[place] = (drawn[place] ?? 0) + 1;
      }
      // What is the same as before was left alone, with everything below it.
      if (!at.alternate || at.child !== at.alternate.child) visit(at.child, null);
    }
  };
  Object.assign(globalThis, {
    drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      checkDCE: () => {},
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => visit(root.current.child, null),
    },
  });
}

/** What was drawn since the last time, by place. */
async function takeDrawn(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const { drawn } = globalThis as unknown as { drawn: Record<string, number> };
    const taken = { ...drawn };
    for (const place of Object.keys(drawn)) delete drawn[place];
    return taken;
  });
}

test('a key in the search box draws nothing anew around the list', async ({ console: { page } }) => {
  await page.addInitScript(watchDrawing);
  await page.reload();
  await lines(page).first().waitFor();
  await page.getByRole('searchbox').pressSequentially('ma');
  await heading(page, 'ma').waitFor();
  await page.waitForTimeout(500);
  await takeDrawn(page);
  await page.getByRole('searchbox').press('r');
  await heading(page, 'mar').waitFor();
  await page.waitForTimeout(500);
  const drawn = await takeDrawn(page);
  expect(drawn['MAIN']).toBeGreaterThan(0);
  expect([drawn['NAV'], drawn['FOOTER']]).toEqual([undefined, undefined]);
});

test('an answer is written into the rows that are there', async ({ console: { page } }) => {
  await lines(page).first().waitFor();
  const before = await lines(page).count();
  await lines(page).evaluateAll((rows) => {
    for (const row of rows) Object.assign(row, { isOld: true });
  });
  await page.getByRole('searchbox').fill('refused');
  await heading(page, 'refused').waitFor();
  const old = await lines(page).evaluateAll((rows) => rows.map((row) => 'isOld' in row));
  expect(old.length).toBeGreaterThan(5);
  expect(old.filter(Boolean)).toHaveLength(Math.min(before, old.length));
});

test('a row whose element another one could take keeps the keyboard from it', async ({ console: { page } }) => {
  const row = lines(page).first();
  const id = await row.locator('.identifier').innerText();
  await row.focus();
  const grid = await page.getByRole('grid').boundingBox();
  if (!grid) throw new Error('The list is not drawn.');
  await page.mouse.move(grid.x + 200, grid.y + 200);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, 600);
  await expect(lines(page).filter({ hasText: id })).toHaveCount(0);
  const focused = await page.evaluate(() => document.activeElement?.closest('[role="row"]')?.textContent ?? null);
  expect(focused).toBeNull();
});
