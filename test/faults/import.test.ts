import { expect, it } from 'vitest';
import { createRandom } from '../../sandbox/demo/random.ts';
import { runImportKills } from './import/run.ts';

it('a console that is killed while it takes a file goes on with it: no row is lost, doubled or out of reach', {
  timeout: 600_000,
}, async () => {
  const counts = await runImportKills(10, createRandom(20_261_128));
  expect(counts).toEqual({ kills: 10, rowsLost: 0, rowsTwice: 0, unsearchable: 0 });
});
