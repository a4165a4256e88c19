import type { BrowserContext } from 'playwright-core';
import type { WindowFile } from '../window/files.ts';
import { isOwnUrl } from '../window/origin.ts';

/** Answers the page's own requests out of the built files, and refuses every other request of the browser. */
export async function interceptRequests(
  context: BrowserContext,
  origin: string,
  serve: (url: string) => Promise<WindowFile>,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (!isOwnUrl(url, origin)) return route.abort('blockedbyclient');
    return route.fulfill(await serve(url));
  });
  await context.routeWebSocket('**/*', (socket) => socket.close());
}
