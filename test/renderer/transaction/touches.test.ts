import { describe, expect, it } from 'vitest';
import type { ConsoleEvent, PlanView } from '../../../contract/index.ts';
import { touches } from '../../../renderer/transaction/touches.ts';

const detail = { chains: ['A1', 'credit:W-1'], plan: null };
const rows = (accountId: string, chainId: string): ConsoleEvent => ({
  kind: 'transactionsChanged',
  chains: [{ accountId, chainId }],
});
const moved = (accountId: string, chainId: string) =>
  ({ kind: 'operationChanged', operation: { accountId }, chainId }) as ConsoleEvent;

describe('a panel', () => {
  it('is touched by its chains alone, of its account', () => {
    for (const event of [rows('SHOP', 'A1'), moved('SHOP', 'A1'), moved('SHOP', 'credit:W-1')]) {
      expect(touches(event, 'SHOP', detail)).toBe(true);
    }
    for (const event of [rows('SHOP', 'A2'), rows('OTHER', 'A1'), moved('SHOP', 'A2'), moved('OTHER', 'A1')]) {
      expect(touches(event, 'SHOP', detail)).toBe(false);
    }
  });

  it('is touched by changes that are too many to name', () => {
    expect(touches({ kind: 'transactionsChanged', chains: 'many' }, 'SHOP', detail)).toBe(true);
  });

  it('of a plan is touched by every new row of its account: an instalment has a chain of its own', () => {
    const planned = { chains: ['A1'], plan: {} as PlanView };
    expect(touches(rows('SHOP', 'A9'), 'SHOP', planned)).toBe(true);
    expect(touches(rows('OTHER', 'A9'), 'SHOP', planned)).toBe(false);
  });

  it('that shows nothing yet is touched by whatever happens to its account', () => {
    expect(touches(rows('SHOP', 'A2'), 'SHOP', null)).toBe(true);
    expect(touches(rows('OTHER', 'A2'), 'SHOP', null)).toBe(false);
  });

  it('is not touched by what is no change of the ledger', () => {
    expect(touches({ kind: 'preferencesChanged' } as ConsoleEvent, 'SHOP', detail)).toBe(false);
    expect(touches({ kind: 'consoleChanged' } as ConsoleEvent, 'SHOP', null)).toBe(false);
  });
});
