import { expect, it, onTestFinished } from 'vitest';
import { recordFacts } from '../../../../main/ledger/projections/facts.ts';
import { keepStandings } from '../../../../main/ledger/projections/standings.ts';
import { sourceByStanding } from '../../../../main/ledger/search/by-standing.ts';
import { noCheck } from '../../../../main/ledger/search/check.ts';
import { afterAll, endOf } from '../../../../main/ledger/search/course.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { euros, fact, noon } from '../../domain/samples.ts';
import { openSqliteCore } from '../../ports/sqlite-core.ts';

it('what was refunded in full is listed newest first, page by page, by its index alone', () => {
  const core = openSqliteCore();
  onTestFinished(() => core.close());
  core.renew();
  const writing = beginWriting(core.database);
  const numbers = [0, 1, 2, 3, 4];
  recordFacts(writing, [
    ...numbers.map((number) =>
      fact({ transactionId: `A${number}`, orderId: `W-${number}`, happenedAt: noon + number * 1_000 }),
    ),
    // The last of them gave back a part only.
    ...numbers.slice(1).map((number) =>
      fact({
        transactionId: `R${number}`,
        orderId: `W-${number}`,
        operation: 'refund',
        referenceId: `A${number}`,
        amount: euros(number === 4 ? 1_000 : 10_000),
        happenedAt: noon + 60_000 + number * 1_000,
      }),
    ),
  ]);
  keepStandings(writing);
  const source = sourceByStanding('refunded', noCheck);
  const read = (from: bigint) =>
    source.read(core.database, { way: 'older', from, end: endOf('older'), limit: 2, effort: 100 }).rows;
  const first = read(afterAll);
  expect(first.map(({ transactionId }) => transactionId)).toEqual(['A3', 'A2']);
  const second = read(BigInt(first.at(-1)?.position ?? 0));
  expect(second.map(({ transactionId }) => transactionId)).toEqual(['A1']);
  const counting = { few: 0, most: 100 };
  expect(source.count(core.database, counting, { rows: [], searchedTo: null, visited: 0 })).toMatchObject({ rows: 3 });
});
