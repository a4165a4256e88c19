import type { Host } from './hosts/host.ts';
import { LedgerProblem } from './ledger/problem.ts';
import type { RescuePorts } from './rescue/rescue.ts';

/** Begins again after each problem of the ledger that a person wants tried again; undefined when they gave up. */
export async function insistOn<Value>(
  begin: () => Promise<Value>,
  becomeReady: Host['becomeReady'],
  ports: RescuePorts,
): Promise<Value | undefined> {
  for (;;) {
    try {
      return await begin();
    } catch (failure) {
      if (!(failure instanceof LedgerProblem)) throw failure;
      await becomeReady();
      const { rescue } = await import('./rescue/rescue.ts');
      if ((await rescue(ports, failure)) === 'quit') return undefined;
    }
  }
}
