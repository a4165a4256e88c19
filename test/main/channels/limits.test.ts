import { expect, it } from 'vitest';
import type { Result } from '../../../contract/index.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { openConsole } from '../open-console.ts';

function given<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

it('a limit is set like any other setting, reminds at the review and before it leaves, and each of that is a line', async () => {
  const sandbox = await startSandbox({ demo: true });
  const { url, accounts, exportTransactions } = sandbox;
  const { bridge } = await openConsole({
    startDemo: async () => ({
      url,
      accounts,
      exportTransactions: async () => exportTransactions(),
      close: () => sandbox.close(),
    }),
  });
  const { rows } = given(await bridge.transactions.search({ text: 'op:payment', after: null, limit: 50 }));
  const prepare = async () => {
    for (const { accountId, transactionId } of rows) {
      const asked = { accountId, transactionId, reason: 'customerRequest', note: '' } as const;
      const amount = { kind: 'part', minor: 100 } as const;
      const draft = await bridge.operations.prepare({ ...asked, operation: 'refund', amount });
      if (draft.ok && draft.value.guards.length === 0) return draft.value.operation;
    }
    throw new Error('Nothing can be refunded.');
  };
  const { operationId, accountId, operation, amount } = await prepare();
  expect(given(await bridge.approvals.judge({ accountId, operation, amount }))).toBeNull();
  const limit = { operation: 'refund', currency: amount.currency, alone: 99, day: null } as const;
  given(await bridge.preferences.change({ limits: [limit] }));
  const reminder = { alone: { ...amount, minor: 99 }, day: null };
  expect(given(await bridge.approvals.judge({ accountId, operation, amount }))).toEqual({
    kind: 'remind',
    ...reminder,
  });
  const confirm = (reminded?: boolean) =>
    bridge.operations.confirm({ operationId, guardAnswer: null, ...(reminded && { reminded }) });
  expect(await confirm()).toEqual({ ok: false, refusal: { code: 'reminded', ...reminder } });
  expect(given(await confirm(true))).toMatchObject({ state: 'succeeded' });
  const filter = { area: null, who: '', about: '', from: null, to: null };
  const { lines } = given(await bridge.audit.list({ filter, after: null, limit: 50 }));
  expect(lines.map(({ what }) => what)).toEqual(expect.arrayContaining(['settingChanged', 'limitPassed']));
  expect(lines.find(({ what }) => what === 'limitPassed')).toMatchObject({ operation: { operationId } });
});
