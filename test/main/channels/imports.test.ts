import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type AccountForm, usualAccount } from '../../../contract/index.ts';
import { makeFolder, openConsole } from '../open-console.ts';

const form: AccountForm = {
  ...usualAccount,
  label: 'Shop',
  identifier: 'SHOP',
  environment: 'sandbox',
  url: 'http://127.0.0.1:9',
};

function given<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

it('a dropped file is shown, asked about, compared, taken, listed and withdrawn, and never named by its path', async () => {
  const { bridge, offerFile, events } = await openConsole();
  const { accountId } = given(await bridge.accounts.add(form));
  const path = join(makeFolder(), 'export.csv');
  const row = (id: string, amount: string) => `${id};W-${id};2026-01-15 12:00:00;payment;${amount};EUR;0`;
  writeFileSync(
    path,
    ['TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE', row('A1', '1000'), row('A2', 'x')].join('\n'),
  );
  const file = offerFile(path);
  expect(file).not.toContain('export');
  const seen = given(await bridge.imports.inspect({ file, corrections: {} }));
  expect(seen.questions.map(({ about }) => about)).toEqual(['account', 'amounts', 'zone']);
  expect(JSON.stringify(seen)).not.toContain(path);
  const refused = await bridge.imports.start({ file, corrections: { accountId } });
  expect(refused).toEqual({ ok: false, refusal: { code: 'importUnanswered', about: ['amounts'] } });

  const corrections = { accountId, amounts: 'minor', zone: 'UTC' } as const;
  expect(given(await bridge.imports.compare({ file, corrections }))).toMatchObject({ new: 1, unreadable: 1 });
  const taken = given(await bridge.imports.start({ file, corrections }));
  expect(taken).toMatchObject({
    kind: 'taken',
    imported: 1,
    leftOut: 1,
    firstLeftOut: [{ line: 3, column: 'AMOUNT' }],
  });
  expect(events).toContainEqual(expect.objectContaining({ kind: 'importProgress' }));
  const { importId } = taken;
  expect(given(await bridge.imports.showLeftOut({ importId }))).toBe('shown');
  expect(given(await bridge.imports.list({ limit: 5 }))).toMatchObject({
    imports: [{ importId, source: 'export.csv', accountId, rows: 2, withdrawnAt: null }],
    progress: null,
  });

  expect(given(await bridge.imports.withdraw({ importId }))).toEqual({ kept: 0 });
  expect(await bridge.imports.withdraw({ importId })).toMatchObject({ ok: false });
  await expect
    .poll(() => events.filter((event) => event.kind === 'consoleChanged'), { timeout: 250_000 })
    .toContainEqual(
      expect.objectContaining({
        console: expect.objectContaining({
          preparation: expect.objectContaining({ because: 'withdrawal', failed: false }),
        }),
      }),
    );
  await expect
    .poll(async () => given(await bridge.transactions.search({ text: 'A1', after: null, limit: 5 })).total, {
      timeout: 250_000,
    })
    .toBe(0);
  expect(await bridge.imports.inspect({ file: '0193a5b2-7c31-4e24-8f00-5d2a7c9e1b34', corrections: {} })).toEqual({
    ok: false,
    refusal: { code: 'fileGone' },
  });
  writeFileSync(path, 'hello');
  expect(await bridge.imports.inspect({ file, corrections: {} })).toMatchObject({
    refusal: { code: 'fileUnfit', reason: 'noExport' },
  });
});
