import { MantineProvider } from '@mantine/core';
import { describe, expect, it, vi } from 'vitest';
import { bridgeName, type CaseView } from '../../contract/index.ts';
import { SignedAmount } from '../../renderer/operation/SignedAmount.tsx';
import { say } from './say.tsx';

// Nothing is asked of the main process: it is only drawn.
vi.stubGlobal(bridgeName, {});
const { OpenCase } = await import('../../renderer/settle/OpenCase.tsx');
vi.unstubAllGlobals();

const at = Date.UTC(2020, 10, 22, 13, 2);
const open = {
  operation: {
    operationId: 'operation-1',
    accountId: 'SHOP',
    operation: 'refund',
    state: 'unknown',
    referenceId: 'A1',
    orderId: 'W-1',
    amount: { minor: 4_000, currency: 'EUR' },
    reason: 'other',
    note: '',
    actor: 'a.clerk',
    changedAt: at,
    repeatable: true,
    attempts: [],
    guarded: null,
  },
  probable: [],
  looks: [],
  lagEndsAt: null,
} as unknown as CaseView;

describe('an open case', () => {
  const shown = (problem: 'damaged' | null) =>
    say(
      () => (
        <MantineProvider>
          <OpenCase open={open} />
        </MantineProvider>
      ),
      'en',
      { accounts: [], backup: { newestAt: null, problem } },
    );

  it('offers what can be done, and nothing that writes where the ledger is damaged', async () => {
    expect((await shown(null)).match(/<button/g)?.length).toBe(4);
    const shut = await shown('damaged');
    expect(shut).not.toContain('<button');
    expect(shut).toContain('ledger');
  });
});

describe('an amount', () => {
  const amount = (currencyKnown: boolean) =>
    say(
      () => (
        <SignedAmount
          operation="payment"
          amount={{ minor: 1_000, currency: 'EUR' }}
          moved
          currencyKnown={currencyKnown}
        />
      ),
      'en',
    );

  it('whose currency nobody told says so', async () => {
    expect(await amount(false)).toContain('aria-label="No source says in which currency');
    expect(await amount(true)).not.toContain('currency');
  });
});
