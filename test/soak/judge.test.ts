import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Result, TransactionDetail } from '../../contract/index.ts';
import { openSqliteCore } from '../main/ports/sqlite-core.ts';
import { inventScript, openHere, playRun } from './books/run.ts';
import { shrinkRun } from './books/shrink.ts';
import type { Spoil } from './books/window.ts';
import type { FaultKind } from './books/world.ts';

// A run takes a fifth of a second of a processor, which others may want as well.
vi.setConfig({ testTimeout: 600_000 });

/** The panel with something changed. */
function onPanel(change: (detail: TransactionDetail) => TransactionDetail): Spoil {
  return (channel, result) =>
    channel === 'transactions.show' && result.ok
      ? { ok: true, value: change(result.value as TransactionDetail) }
      : result;
}

const opened = (operation: 'refund' | 'capture' | 'void') =>
  onPanel((detail) => {
    const actions = detail.actions.map((action) =>
      action.operation === operation
        ? ({
            open: true,
            operation,
            reference: detail.row,
            limit: detail.row.amount,
            whole: detail.row.amount,
            doubts: [],
            until: null,
            mayBeOver: false,
          } as const)
        : action,
    );
    return { ...detail, actions };
  });

const closed = onPanel((detail) => ({
  ...detail,
  actions: detail.actions.map(({ operation }) => ({
    open: false as const,
    operation,
    obstacle: 'voided',
    since: null,
  })),
}));

const without = (field: string, value: unknown) => (result: Result<unknown>) =>
  result.ok ? ({ ok: true, value: { ...(result.value as object), [field]: value } } as const) : result;

const spoils: readonly (readonly [kind: FaultKind, how: string, spoil: Spoil])[] = [
  [
    'leftAboveBook',
    'one cent more is left than there is',
    onPanel((detail) => ({ ...detail, balance: { ...detail.balance, left: detail.balance.paid + 1 } })),
  ],
  [
    'otherAmountThanBook',
    'each row is about one cent more',
    onPanel((detail) => ({
      ...detail,
      timeline: detail.timeline.map((entry) =>
        entry.kind === 'transaction'
          ? { ...entry, row: { ...entry.row, amount: { ...entry.row.amount, minor: entry.row.amount.minor + 1 } } }
          : entry,
      ),
    })),
  ],
  ['wrongVoidOffered', 'every void is open', opened('void')],
  ['wrongCaptureOffered', 'every capture is open', opened('capture')],
  ['wrongRefundOffered', 'every refund is open', opened('refund')],
  ['needlesslyBlocked', 'everything is closed', closed],
  [
    'rowsLostSilently',
    'a row of each look-up is dropped without a word',
    (channel, result) => (channel === 'transactions.fetch' ? without('found', 0)(result) : result),
  ],
  [
    'wrongPageTold',
    'a page that waits for its holder is said to be paid',
    (channel, result) => (channel === 'operations.show' ? without('state', 'succeeded')(result) : result),
  ],
  [
    'rowsLostSilently',
    'what was kept is not found',
    (channel, result) => (channel === 'transactions.search' ? without('rows', [])(result) : result),
  ],
];

describe('the judge', () => {
  const openCore = () => {
    const core = openSqliteCore();
    onTestFinished(() => core.close());
    return core;
  };

  it.each(spoils)('sees %s where %s', async (kind, _, spoil) => {
    const core = openCore();
    const kinds = new Set<FaultKind>();
    for (let run = 0; run < 20 && !kinds.has(kind); run += 1) {
      const { faults } = await playRun(openHere(core, spoil), inventScript(5, run, 30));
      for (const fault of faults) kinds.add(fault.kind);
    }
    expect(kinds).toContain(kind);
  });

  it('shrinks a run to the steps that show a fault, and the same steps show it again', async () => {
    const open = openHere(openCore(), spoils[1]?.[2]);
    const script = inventScript(7, 1, 30);
    const shrunk = await shrinkRun(open, script, 'otherAmountThanBook');
    expect(shrunk.script.steps.length).toBeLessThan(8);
    const { faults } = await playRun(open, shrunk.script);
    expect(faults).toContainEqual(shrunk.fault);
  });

  it('plays the same run from the same numbers', async () => {
    const open = openHere(openCore());
    const [once, again] = [await playRun(open, inventScript(9, 3, 30)), await playRun(open, inventScript(9, 3, 30))];
    expect(again).toEqual(once);
    expect(once.lines.length).toBeGreaterThan(15);
  });
});
