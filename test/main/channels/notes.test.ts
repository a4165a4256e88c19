import { describe, expect, it } from 'vitest';
import { channels, containsCardNumber } from '../../../contract/index.ts';
import { handleNotes } from '../../../main/channels/notes.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import type { NewNote } from '../../../main/domain/note.ts';
import { noon, rules, situation, transaction } from '../domain/samples.ts';

describe('notes.add', () => {
  const written: (NewNote & { readonly actor: string; readonly at: number })[] = [];
  const { chain } = situation([transaction({ orderId: 'W-7' })]);
  const ledger = {
    views: { findChain: async (_: string, id: string) => (id === 'A1' ? chain : undefined) },
    journal: { addNote: async (note: NewNote, stamp: object) => void written.push({ ...note, ...stamp } as never) },
  };
  const findAccount = (accountId: string) => (accountId === 'SHOP' ? rules : undefined);
  const rooms = { current: () => ({ ledger, findAccount, actor: 'a.clerk' }) };
  const { 'notes.add': add } = handleNotes({ rooms, clock: { now: () => noon } } as unknown as HandlerPorts);
  const text = 'calls back on Monday';

  it('writes to the order of a transaction, or to an order, in the name of the person', async () => {
    await add({ accountId: 'SHOP', about: { by: 'transaction', transactionId: 'A1' }, text });
    await add({ accountId: 'SHOP', about: { by: 'order', orderId: 'W-8' }, text });
    const stamp = { actor: 'a.clerk', at: noon };
    expect(written).toEqual([
      { accountId: 'SHOP', orderId: 'W-7', transactionId: 'A1', text, ...stamp },
      { accountId: 'SHOP', orderId: 'W-8', transactionId: null, text, ...stamp },
    ]);
  });

  it('writes to nothing that is not here', async () => {
    const before = written.length;
    const unknown = await add({ accountId: 'SHOP', about: { by: 'transaction', transactionId: 'B1' }, text });
    const nobody = await add({ accountId: 'NOBODY', about: { by: 'order', orderId: 'W-8' }, text });
    expect([unknown, nobody]).toMatchObject([
      { ok: false, refusal: { code: 'notFound', what: 'transaction' } },
      { ok: false, refusal: { code: 'notFound', what: 'account' } },
    ]);
    expect(written).toHaveLength(before);
  });

  it.each(['4111111111111111', 'card 4111 1111 1111 1111, says she', '5500-0000-0000-0004'])(
    'takes no card number: %s',
    (text) => {
      const about = { by: 'order', orderId: 'W-8' };
      expect(containsCardNumber(text)).toBe(true);
      expect(channels['notes.add'].input.safeParse({ accountId: 'SHOP', about, text }).success).toBe(false);
      const cut = text.replace(/\d(?=(?:[ -]?\d){4})/g, '*');
      expect(channels['notes.add'].input.safeParse({ accountId: 'SHOP', about, text: cut }).success).toBe(true);
    },
  );
});
