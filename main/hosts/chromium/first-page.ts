import type { BrowserContext } from 'playwright-core';
import { firstPaint, type Theme } from '../window/ground.ts';

/** In milliseconds: hardly ever waited for, since a page tells of its first load nearly always. */
const pause = 2_000;

/**
 * The address of a page of nothing but the window's ground, which says again and again that it is loaded. A busy browser may
 * have said so before playwright listens, which would then wait for it until its patience ends.
 */
export function firstPage(theme: Theme): string {
  const paint = firstPaint(theme);
  const again = `document.open();document.write(${JSON.stringify(paint)});document.close()`;
  const page = `${paint}<script>var loadingAgain=setInterval(()=>{${again}},${pause})</script>`;
  return `data:text/html,${encodeURIComponent(page)}`;
}

/** From here on it says nothing more, as it would break off the loading of the page that comes in its place. */
export async function settleFirstPage(context: BrowserContext): Promise<void> {
  // Whose page is gone already has nothing to settle: whoever opens the window hears of that.
  await Promise.all(context.pages().map((page) => page.evaluate('clearInterval(loadingAgain)').catch(() => {})));
}
