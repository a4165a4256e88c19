import { describe, expect, it } from 'vitest';
import { decideSettlement } from '../../../main/domain/decide/settle.ts';
import { operation, refundRow, transaction } from './samples.ts';

const settle = (transactionId: string, named: Parameters<typeof decideSettlement>[2]) =>
  decideSettlement({ outcome: 'succeeded', transactionId, reason: 'seen' }, operation('unknown'), named);
const refused = { kind: 'refused', refusal: { code: 'notItsTransaction' } };

describe('a TRANSACTIONID that a person names', () => {
  it('ends what is unknown where it can be its own', () => {
    expect(settle('R1', { row: undefined, isAnothers: false })).toMatchObject({ kind: 'decided' });
    expect(settle('R1', { row: refundRow(), isAnothers: false })).toMatchObject({ kind: 'decided' });
  });

  it('is refused where it is another operation’s, a twin’s too', () => {
    expect(settle('R1', { row: undefined, isAnothers: true })).toEqual(refused);
    expect(settle('R1', { row: refundRow(), isAnothers: true })).toEqual(refused);
  });

  it('is kept as its own row bears it, whatever was copied along', () => {
    const named = { row: undefined, isAnothers: false };
    expect(settle(' \u200eR1\u200b', named)).toMatchObject({ kind: 'decided', value: { transactionId: 'R1' } });
    expect(settle('\u200b', named)).toEqual({ kind: 'refused', refusal: { code: 'transactionIdMissing' } });
  });

  it.each(['A1', 'a1', ' A1 ', 'A1\u200b', '\u200eA1'])(
    'is refused where it is what the operation refers to, written %j',
    (id) => {
      expect(settle(id, { row: undefined, isAnothers: false })).toEqual(refused);
      expect(settle(id, { row: transaction(), isAnothers: false })).toEqual(refused);
    },
  );
});
