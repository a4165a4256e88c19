import { describe, expect, it } from 'vitest';
import { isOfMandate, judgeMandate } from '../../../../main/domain/charge/mandate.ts';
import { type rules, transaction } from '../samples.ts';

const paris = { voidZone: 'Europe/Paris' };

describe('a mandate', () => {
  it('is what a source calls a direct debit, or what an account takes alone where no source says', () => {
    const of = (method: 'card' | 'directDebit' | 'unknown', paymentMethod: typeof rules.paymentMethod) =>
      isOfMandate(transaction({ method }), { paymentMethod });
    expect(of('directDebit', 'several')).toBe(true);
    expect(of('unknown', 'directDebit')).toBe(true);
    expect(of('card', 'directDebit')).toBe(false);
    expect(of('unknown', 'several')).toBe(false);
    expect(of('unknown', 'notSaid')).toBe(false);
  });

  it('lives 36 months from its last use, to the end of that day where the account is, 29 February included', () => {
    const used = Date.parse('2024-02-29T12:00:00Z');
    const judged = (now: string) => judgeMandate(used, Date.parse(now), paris);
    expect(judged('2027-02-28T22:59:59Z')).toEqual({ aliveUntil: '2027-02-28', isAlive: true });
    expect(judged('2027-02-28T23:00:00Z')).toEqual({ aliveUntil: '2027-02-28', isAlive: false });
  });
});
