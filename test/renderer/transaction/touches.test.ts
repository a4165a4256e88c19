import { describe, expect, it } from 'vitest';
import type { ActionView, BackupView, ConsoleEvent, PlanView } from '../../../contract/index.ts';
import { touches } from '../../../renderer/transaction/touches.ts';

const detail = { chains: ['A1', 'credit:W-1'], plan: null, actions: [] };
const rows = (accountId: string, chainId: string): ConsoleEvent => ({
  kind: 'transactionsChanged',
  chains: [{ accountId, chainId }],
});
const moved = (accountId: string, chainId: string) =>
  ({ kind: 'operationChanged', operation: { accountId }, chainId }) as ConsoleEvent;

const told = (problem: BackupView['problem']) =>
  ({ kind: 'consoleChanged', console: { backup: { newestAt: null, problem } } }) as ConsoleEvent;

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
    const planned = { chains: ['A1'], plan: {} as PlanView, actions: [] };
    expect(touches(rows('SHOP', 'A9'), 'SHOP', planned)).toBe(true);
    expect(touches(rows('OTHER', 'A9'), 'SHOP', planned)).toBe(false);
  });

  it('that shows nothing yet is touched by whatever happens to its account', () => {
    expect(touches(rows('SHOP', 'A2'), 'SHOP', null)).toBe(true);
    expect(touches(rows('OTHER', 'A2'), 'SHOP', null)).toBe(false);
  });

  it('is not touched by what is no change of the ledger', () => {
    expect(touches({ kind: 'preferencesChanged' } as ConsoleEvent, 'SHOP', detail)).toBe(false);
    expect(touches(told(null), 'SHOP', null)).toBe(false);
    expect(touches(told('full'), 'SHOP', detail)).toBe(false);
  });

  it('is touched when the ledger turns out to be damaged, once, and when it is sound again', () => {
    const shut: ActionView = { open: false, operation: 'refund', obstacle: 'ledgerDamaged', since: null };
    expect(touches(told('damaged'), 'SHOP', detail)).toBe(true);
    expect(touches(told('damaged'), 'SHOP', { ...detail, actions: [shut] })).toBe(false);
    expect(touches(told(null), 'SHOP', { ...detail, actions: [shut] })).toBe(true);
  });
});
