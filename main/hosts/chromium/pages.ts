import type { BrowserContext } from 'playwright-core';
import type { WindowFile } from '../window/files.ts';
import { isOwnUrl } from '../window/origin.ts';

/**
 * Answers the page's own requests out of the built files, and refuses every other request of the browser. A socket
 * is no request and does not pass here: names that lead nowhere and the dead proxy of `launch.ts` stop those.
 */
export async function interceptRequests(
  context: BrowserContext,
  origin: string,
  serve: (url: string) => Promise<WindowFile>,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (isOwnUrl(request.url(), origin)) return route.fulfill(await serve(request.url()));
    // Any other reason would put Chromium's own error page in the window's place.
    return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
  });
}
