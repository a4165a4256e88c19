import type { Page } from 'playwright-core';
import { round } from '../measure/statistics.ts';

/** Turns of the wheel, and places that the scrollbar is dragged to. */
const turns = 40;
const drags = 20;

/** The longest frame while a person turns the wheel and drags the list from one end to the other, in milliseconds. */
export async function measureScrolling(page: Page): Promise<number> {
  const grid = page.getByRole('grid');
  const box = await grid.boundingBox();
  if (!box) throw new Error('The list is not to be seen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => benchFrames.begin());
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, turn < turns / 2 ? 800 : 4_000);
    await page.waitForTimeout(30);
  }
  await drag(page);
  await page.waitForTimeout(500);
  return round(await page.evaluate(() => benchFrames.longest()));
}

/** A scrollbar of ours is dragged as people do it; the browser's own is no element, and is moved by what it stands for. */
async function drag(page: Page): Promise<void> {
  const bar = page.getByRole('scrollbar');
  const place = (await bar.count()) > 0 ? await bar.first().boundingBox() : null;
  if (!place) {
    for (let step = 0; step <= drags; step += 1) await page.evaluate(scrollTo, step / drags);
    return;
  }
  const x = place.x + place.width / 2;
  await page.mouse.move(x, place.y + 8);
  await page.mouse.down();
  for (let step = 1; step <= drags; step += 1) {
    await page.mouse.move(x, place.y + 8 + ((place.height - 16) * step) / drags);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}

/** Runs in the page. */
function scrollTo(part: number): Promise<void> {
  const grid = document.querySelector('[role="grid"]');
  const scroller = [grid, ...(grid?.querySelectorAll('*') ?? [])].find(
    (element) =>
      element && element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== 'visible',
  );
  if (scroller) scroller.scrollTop = part * scroller.scrollHeight;
  return new Promise((resolve) => setTimeout(resolve, 30));
}
