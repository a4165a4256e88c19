import { describe, expect, it } from 'vitest';
import type { PlanView, TransactionRow } from '../../contract/index.ts';
import { progressOf } from '../../renderer/schedule/progress.ts';

const ran = (index: number, change: Partial<TransactionRow> = {}) => ({
  index,
  row: { status: 'succeeded', voided: false, ...change } as TransactionRow,
});

describe('progressOf', () => {
  it('counts what was collected and what is to come; a refused or voided instalment is neither', () => {
    const plan = {
      scheduleId: 'A1',
      state: 'running',
      instalments: [ran(1), ran(2, { status: 'refused' }), ran(3, { voided: true }), { index: 4, row: null }],
      look: null,
    } satisfies PlanView;
    expect(progressOf(plan)).toEqual({ total: 4, collected: 1, toCome: 1 });
  });
});
