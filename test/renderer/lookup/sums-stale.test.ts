import { expect, it } from 'vitest';
import { accept, type ConsoleEvent, refuse } from '../../../contract/index.ts';
import { areSumsStale } from '../../../renderer/lookup/sums-stale.ts';

const few: ConsoleEvent = { kind: 'transactionsChanged', chains: [{ accountId: 'SHOP', chainId: 'A1' }] };
const many: ConsoleEvent = { kind: 'transactionsChanged', chains: 'many' };
const [tooLong, none] = [accept(null), accept([])];

it('asks for the sums of everything no more once it is too long, until rows may have gone', () => {
  expect(areSumsStale('', few, tooLong)).toBe(false);
  expect(areSumsStale('', many, tooLong)).toBe(true);
});

it('asks for those of what is sought after each change: rows may leave it, as it may be too long no more', () => {
  expect(areSumsStale('pending', few, tooLong)).toBe(true);
});

it('asks again where there were sums, no answer, or none that was meant', () => {
  for (const answer of [none, undefined, refuse({ code: 'superseded' })]) {
    expect(areSumsStale('', few, answer)).toBe(true);
  }
});

it('asks for none when something else has happened', () => {
  expect(areSumsStale('', { kind: 'importProgress', progress: null }, none)).toBe(false);
});
