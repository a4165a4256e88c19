import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { LedgerProblem } from '../../../../main/ledger/problem.ts';
import { openRebuilder } from '../../../../main/ledger/threads/rebuilds.ts';
import { serveThread } from '../../../../main/ledger/threads/serve.ts';

/**
 * The product's own, but for one thing: before each part it waits for a file `go` beside the ledger, or fails for `fail`. For `endless`
 * its parts come to nothing, one after the other; for `noRoom` it does not begin.
 */
serveThread(() => {
  const { file } = workerData as { file: string };
  if (existsSync(`${file}.noRoom`)) throw new LedgerProblem('noRoom', 'the disk is too small', file);
  const { methods, close } = openRebuilder(file);
  const step = async () => {
    while (!existsSync(`${file}.go`)) {
      if (existsSync(`${file}.fail`)) throw new Error('the log is not to be replayed');
      await sleep(5);
      if (existsSync(`${file}.endless`)) return { filled: false, done: 0, total: 1 };
    }
    return methods.step();
  };
  return { methods: { ...methods, step }, close };
});
