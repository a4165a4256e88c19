import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createNotifier } from '../../../../main/hosts/chromium/notify.ts';

const origin = 'https://be2bill-console.invalid';
const notice = { title: 'Be2bill console', body: 'A colleague asks for your approval.' };

/** A page whose line to the browser writes down what is said there, and shows what it is told to. */
function openPage(shows: () => Promise<boolean>) {
  const said: string[] = [];
  const send = async (method: string, words: Record<string, unknown> = {}) => {
    if (method === 'Browser.setPermission') said.push(`${words['setting']} to ${words['origin']}`);
    if (method === 'Page.getFrameTree') return { frameTree: { frame: { id: 'main' } } };
    if (method === 'Page.createIsolatedWorld') return { executionContextId: 7 };
    if (method !== 'Runtime.callFunctionOn') return {};
    const [title, body] = (words['arguments'] as readonly { readonly value: unknown }[]).map(({ value }) => value);
    said.push(`${title}: ${body} (world ${words['executionContextId']})`);
    return { result: { value: await shows() } };
  };
  const page = { context: () => ({ newCDPSession: async () => ({ send }) }) } as unknown as Page;
  return { page, said };
}

const shownOnce = [
  `granted to ${origin}`,
  'Be2bill console: A colleague asks for your approval. (world 7)',
  `denied to ${origin}`,
];

it('is permitted for as long as a notice takes to come up, and made in a world of its own', async () => {
  const { page, said } = openPage(async () => true);
  expect(await createNotifier(origin)(page, notice)).toBe(true);
  expect(said).toEqual(shownOnce);
});

it('is permitted no longer where nothing was shown, or the page went meanwhile', async () => {
  const notify = createNotifier(origin);
  const silent = openPage(async () => false);
  expect(await notify(silent.page, notice)).toBe(false);
  const gone = openPage(() => Promise.reject(new Error('Target closed')));
  expect(await notify(gone.page, notice)).toBe(false);
  expect([silent.said, gone.said]).toEqual([shownOnce, shownOnce]);
});

it('shows two that come at once one after the other: the end of the first does not forbid the second', async () => {
  const notify = createNotifier(origin);
  const coming = Promise.withResolvers<boolean>();
  const { page, said } = openPage(() => coming.promise);
  const both = Promise.all([notify(page, notice), notify(page, notice)]);
  coming.resolve(true);
  expect(await both).toEqual([true, true]);
  expect(said).toEqual([...shownOnce, ...shownOnce]);
});
