import { request } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/index.ts';

it('dates its answers by its own clock, wherever that stands', async () => {
  const sandbox = await startSandbox({ now: '2031-03-10T09:00:00Z', frozen: true });
  onTestFinished(() => sandbox.close());
  const dateOf = async (path: string) => (await request(`${sandbox.url}${path}`)).headers['date'];
  expect(await dateOf('/front/service/rest/process')).toBe('Mon, 10 Mar 2031 09:00:00 GMT');
  sandbox.clock.advance(86_400_000);
  expect(await dateOf('/nowhere')).toBe('Tue, 11 Mar 2031 09:00:00 GMT');
});
