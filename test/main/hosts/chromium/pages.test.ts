import type { BrowserContext, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { interceptRequests } from '../../../../main/hosts/chromium/pages.ts';
import type { WindowFile } from '../../../../main/hosts/window/files.ts';

const origin = 'https://be2bill-console.invalid';

/** Sends requests through the interception, and gives what became of each. */
async function openPages() {
  const served: string[] = [];
  const routes: [unknown, (route: Route) => unknown][] = [];
  const context = {
    route: async (pattern: unknown, handle: (route: Route) => unknown) => void routes.push([pattern, handle]),
  } as unknown as BrowserContext;
  const file: WindowFile = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('page') };
  await interceptRequests(context, origin, async (url) => {
    served.push(url);
    return file;
  });
  const request = async (url: string, navigates = false) => {
    const fate: unknown[] = [];
    const [[, handle] = [undefined, () => {}]] = routes;
    await handle({
      request: () => ({ url: () => url, isNavigationRequest: () => navigates }),
      fulfill: async (answer: unknown) => void fate.push('answered', answer),
      abort: async (reason: string) => void fate.push('refused', reason),
    } as unknown as Route);
    return fate;
  };
  return { request, served, file, patterns: routes.map(([pattern]) => pattern) };
}

describe('interception', () => {
  it('sees every request', async () => {
    expect((await openPages()).patterns).toEqual(['**/*']);
  });

  it('answers the page’s own requests itself', async () => {
    const { request, served, file } = await openPages();
    for (const path of ['/', '/assets/main.js', '/?a=b']) {
      expect(await request(`${origin}${path}`)).toEqual(['answered', file]);
      expect(served.at(-1)).toBe(`${origin}${path}`);
    }
  });

  it('refuses all others, without a word to whoever serves', async () => {
    const { request, served } = await openPages();
    for (const url of [
      'https://secure-test.be2bill.com/',
      'http://127.0.0.1:8080/',
      `${origin}.evil.example/`,
      `${origin}:8443/`,
      'https://user@be2bill-console.invalid/',
      'file:///etc/passwd',
      `https://evil.example/?next=${origin}/`,
    ]) {
      expect(await request(url), url).toEqual(['refused', 'blockedbyclient']);
      // Another reason would leave the window on an error page.
      expect(await request(url, true), url).toEqual(['refused', 'aborted']);
    }
    expect(served).toEqual([]);
  });
});
