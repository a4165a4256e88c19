import { expect, it } from 'vitest';
import type { PreparationView } from '../../../contract/index.ts';
import { untilPrepared } from '../../../scripts/import/until-prepared.ts';

const at = (done: number, left: number | null, failed = false): PreparationView => ({
  because: 'withdrawal',
  done,
  total: 200,
  left,
  failed,
});

async function wait(looks: (PreparationView | null)[]) {
  const said: string[] = [];
  const isPrepared = await untilPrepared(
    async () => looks.shift() ?? null,
    (line) => void said.push(line),
  );
  return { isPrepared, said };
}

it('a withdrawal tells how far the ledger is made anew, each tenth once, and how long it will take', async () => {
  expect(await wait([at(0, null), at(21, 130_000), at(22, 125_000), at(199, 900)])).toEqual({
    isPrepared: true,
    said: [
      'The ledger is made anew and only read meanwhile: 0 %',
      'The ledger is made anew and only read meanwhile: 10 %, about 3 minutes left',
      'The ledger is made anew and only read meanwhile: 90 %, about 1 minute left',
    ],
  });
});

it('one that cannot be finished is no success', async () => {
  expect(await wait([at(3, null, true)])).toEqual({ isPrepared: false, said: [] });
});
