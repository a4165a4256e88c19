import { v7 as createId } from 'uuid';
import type { AttemptOutcome, Operation } from '../../../../main/domain/operation.ts';
import { takePicture } from '../../../../main/domain/picture.ts';
import { lately } from '../../../../main/domain/repetition.ts';
import type { Draft, TakeCommand, Taken } from '../../../../main/ports/journal.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import type { Around } from '../../../../main/ports/views.ts';
import { draft, row, rules, stamp } from '../../ledger/samples.ts';
import type { LedgerPorts } from '../core.ts';

/** What a desk does with a ledger, in few words: everything at one moment unless told otherwise. */
export interface Clerk {
  readonly ledger: LedgerPorts;
  import(...rows: readonly ToldRow[]): Promise<readonly string[]>;
  /** Of a refund of 40.00 of A1, with the picture as things are now. */
  draft(changes?: Partial<Draft>): Promise<Draft>;
  take(drafted: Draft, changes?: Partial<TakeCommand>, at?: number): Promise<Taken>;
  /** Drafts, takes, begins and ends. */
  run(outcome: AttemptOutcome, changes?: Partial<Draft>): Promise<Operation>;
  around(transactionId: string): Promise<Around>;
  left(transactionId?: string): Promise<number | undefined>;
}

export function answered(execcode: string, transactionId: string | null = null): AttemptOutcome {
  return { kind: 'answered', execcode, message: 'm', transactionId };
}

const begin = { kind: 'begin' } as const;

/** Something else is asked before it begins. */
export const waiting: Partial<TakeCommand> = (() => {
  const after = { kind: 'wait' } as const;
  return { after };
})();

export const lost = { kind: 'unknown', cause: 'timedOut' } as const;
export const notSent = { kind: 'notSent', cause: 'notConnected' } as const;

/** A clerk at a ledger that knows of a payment of 100.00, A1. */
export async function seat(ledger: LedgerPorts): Promise<Clerk> {
  const { journal, intake, views } = ledger;
  const clerk: Clerk = {
    ledger,
    import: async (...rows) => {
      const importId = createId();
      const { settled } = await intake.recordRows(importId, { rows, source: 'import' }, stamp);
      await intake.recordImport(importId, 'test', stamp);
      return settled;
    },
    draft: async (changes = {}) => {
      const drafted = draft(changes);
      const around = await clerk.around(drafted.referenceId ?? '');
      const picture = takePicture({ ...around, account: rules, actor: stamp.actor, now: stamp.at }, drafted);
      const written = { ...drafted, review: { picture, extent: 'part', account: rules } } as const;
      await journal.draft(written, stamp);
      return written;
    },
    take: ({ operationId }, changes = {}, at = stamp.at) => {
      const taking = { kind: 'confirm', guardAnswer: 'the test wants it' } as const;
      const after = begin;
      return journal.take({ operationId, taking, account: rules, after, ...changes }, { ...stamp, at });
    },
    run: async (outcome, changes = {}) => {
      const drafted = await clerk.draft(changes);
      const taken = await clerk.take(drafted);
      if (taken.kind !== 'taken') throw new Error(JSON.stringify(taken));
      return journal.end(drafted.operationId, drafted.attemptId, outcome, stamp);
    },
    around: async (transactionId) => {
      const question = { accountId: 'SHOP', transactionId, orderId: null, since: stamp.at - lately };
      const around = await views.readAround(question);
      if (!around) throw new Error(`${transactionId} is not in the ledger.`);
      return around;
    },
    left: async (transactionId = 'A1') => (await views.findChain('SHOP', transactionId))?.balance.left,
  };
  await clerk.import(row());
  return clerk;
}
