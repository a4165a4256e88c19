import { chainIdOf } from '../../domain/chain.ts';
import type { Event } from '../../domain/event.ts';
import type { LinePlace } from '../events/read.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/** Lists a note by its line; whoever looks at its order hears of it. */
export function listNote(
  writing: Writing,
  { accountId, orderId, transactionId, text }: Extract<Event, { kind: 'noteAdded' }>,
  { sequence, deskId, actor, at }: LinePlace,
): void {
  writing.database
    .prepare(
      `INSERT INTO order_notes (desk_id, sequence, account_id, order_id, transaction_id, written_at, actor, body)
       VALUES (@deskId, @sequence, @accountId, @orderId, @transactionId, @at, @actor, @text)`,
    )
    .run({ deskId: deskId ?? '', sequence: BigInt(sequence), accountId, orderId, transactionId, at, actor, text });
  noteChain(writing, accountId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
}
