import { describe, expect, it, onTestFinished } from 'vitest';
import { standTogether } from '../../../../main/domain/chain-state.ts';
import type { Fact } from '../../../../main/domain/transaction.ts';
import { recordFacts } from '../../../../main/ledger/projections/facts.ts';
import { keepStandings } from '../../../../main/ledger/projections/standings.ts';
import { findChain } from '../../../../main/ledger/queries/chain.ts';
import { findTransaction } from '../../../../main/ledger/queries/transactions.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { euros, fact, noon } from '../../domain/samples.ts';
import { openSqliteCore } from '../../ports/sqlite-core.ts';

const authorization = fact({ transactionId: 'AUTH', operation: 'authorization', orderId: 'W-2' });

/** What ties the authorization's chain to another order than its own. */
const ties: Readonly<Record<string, Fact>> = {
  'a stop': fact({ transactionId: 'TIE', operation: 'stopntimes', referenceId: 'AUTH' }),
  'a refused capture': tie({ operation: 'capture' }),
  'a refused void': tie({ operation: 'void' }),
  'a refused refund': tie({ operation: 'refund' }),
  'a payment that names it': fact({ transactionId: 'TIE', referenceId: 'AUTH', execcode: '4001', status: 'refused' }),
};

function tie(told: Pick<Fact, 'operation'>): Fact {
  return fact({ transactionId: 'TIE', referenceId: 'AUTH', execcode: '4001', status: 'refused', ...told });
}

/** What may follow a capture of the authorization that nobody told of, until what it refers to is known. */
const traces: Readonly<Record<string, Fact>> = {
  'a void': fact({ transactionId: 'TRACE', operation: 'void', referenceId: 'LATE', happenedAt: noon + 2_000 }),
  'a refund': fact({
    transactionId: 'TRACE',
    operation: 'refund',
    referenceId: 'LATE',
    amount: euros(1_000),
    happenedAt: noon + 2_000,
  }),
};

const late = fact({ transactionId: 'LATE', orderId: 'W-3' });

const cases = Object.keys(ties).flatMap((named) => Object.keys(traces).map((traced) => [named, traced] as const));

function permute<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => permute(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

describe('what an authorization is kept to stand at', () => {
  it.each(cases)('follows what its chain reaches by %s in another order: %s of something unknown', (named, traced) => {
    const core = openSqliteCore();
    onTestFinished(() => core.close());
    const { database } = core;
    const told = [authorization, ties[named], traces[traced]].filter((one) => one !== undefined);
    const standings = () => {
      const kept = findTransaction(database, authorization)?.stands;
      const chain = findChain(database, 'SHOP', 'AUTH');
      expect(kept).toEqual(chain && standTogether(chain).get('AUTH'));
      return kept?.standing;
    };
    for (const facts of permute(told)) {
      core.renew();
      for (const one of facts) {
        const writing = beginWriting(database);
        recordFacts(writing, [one]);
        keepStandings(writing);
      }
      expect(standings()).toBe('unsure');
      // Once it is known what was voided or refunded, the authorization is as it was.
      const writing = beginWriting(database);
      recordFacts(writing, [late]);
      keepStandings(writing);
      expect(standings()).toBe('authorized');
    }
  });
});
