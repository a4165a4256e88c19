import { describe, expect, it } from 'vitest';
import { readObservation, toFact, writeObservation } from '../../../../main/ledger/observations/observation.ts';
import { noon, row } from '../samples.ts';

/** A body as programs wrote it that took an arrival for a time, and every word but two for a card. */
function oldBody(source: string, change: object = {}): string {
  const { method, debitDay, timeKnown, ...transaction } = row().transaction;
  return JSON.stringify({ ...transaction, directDebit: false, knownAt: noon, source, status: 'succeeded', ...change });
}

describe('an observation', () => {
  it('gives the fact that was written', () => {
    const told = row({ timeKnown: false, method: 'directDebit', debitDay: '2026-01-20' });
    expect(readObservation(writeObservation(told, 'lookup', noon), told.person)).toEqual(toFact(told, 'lookup', noon));
  });

  it('keeps what a bank wrote of a chargeback with the customer, and loses it with them', () => {
    const told = row({ further: { arn: '74' } }, { chargebackReason: 'John Snow says that it was never delivered' });
    const body = writeObservation(told, 'import', noon);
    expect(body).not.toContain('Snow');
    expect(readObservation(body, told.person)).toEqual(toFact(told, 'import', noon));
    expect(readObservation(body, told.person).further).toEqual({
      arn: '74',
      chargebackReason: told.person.chargebackReason,
    });
    expect(readObservation(body).further).toEqual({ arn: '74' });
  });

  it.each([
    ['notification', false],
    ['import', true],
    ['lookup', true],
  ])('of an earlier program, from a %s, knows its time: %s', (source, timeKnown) => {
    expect(readObservation(oldBody(source))).toMatchObject({ timeKnown, happenedAt: row().transaction.happenedAt });
  });

  it.each([
    [{ directDebit: true }, 'directDebit'],
    [{ card: '446421…0001' }, 'card'],
    [{ card: '' }, 'unknown'],
  ])('of an earlier program with %j was paid by: %s', (change, method) => {
    expect(readObservation(oldBody('import', change))).toMatchObject({ method, debitDay: '' });
  });
});
