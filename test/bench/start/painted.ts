import type { Page } from 'playwright-core';

/** The line by which both programs of this bench say that there is something to see. */
export const paintedSign = 'painted';

/** Resolves when what the page holds by now was painted: the second frame begins once the first one is on the screen. */
export async function awaitPaint(page: Page): Promise<void> {
  // As text: the start's own types know of no page.
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}

/** Tells whoever measures, and ends. */
export function tellPainted(): void {
  process.stdout.write(`${paintedSign}\n`);
}
