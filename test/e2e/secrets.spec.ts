import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSecret, holdsSecret } from '../secret-scan.ts';
import { expect, test } from './console.ts';

test('no channel that the page can reach gives a secret, and the scan behind every test can see one', async ({
  console,
  host,
}) => {
  test.skip(host === 'electron', 'messages and data of the Electron host are scanned through its own tests');
  const { page, sandbox, messages } = console;
  const secret = sandbox?.accounts[0]?.secret ?? '';
  expect(secret.length).toBeGreaterThan(8);
  const answers = await page.evaluate(async () => {
    type Verb = (input: object) => Promise<unknown>;
    const { listen, ...nouns } = (globalThis as unknown as { be2billConsole: Record<string, Record<string, Verb>> })
      .be2billConsole;
    const given: unknown[] = [typeof listen];
    for (const verbs of Object.values(nouns)) {
      for (const ask of Object.values(verbs ?? {})) {
        given.push(
          await ask({}),
          await ask({ accountId: 'DEMOSHOP' }),
          await ask({ accountId: 'DEMOSHOP', purpose: 'signing' }),
          await ask({ text: '', after: null, limit: 200 }),
        );
      }
    }
    return JSON.stringify(given);
  });
  expect(answers).toContain('inMemory');
  expect(holdsSecret(Buffer.from(answers), secret)).toBe(false);
  expect(messages.some(({ to, text }) => to === 'window' && holdsSecret(Buffer.from(text), secret))).toBe(false);

  const folder = mkdtempSync(join(tmpdir(), 'be2bill-planted-'));
  writeFileSync(join(folder, 'planted.log'), `a line with ${secret} in it`);
  expect(await findSecret(folder, secret)).toEqual([join(folder, 'planted.log')]);
  expect(holdsSecret(Buffer.from(JSON.stringify({ secret })), secret)).toBe(true);
  rmSync(folder, { recursive: true });
});
