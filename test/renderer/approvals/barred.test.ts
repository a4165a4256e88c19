import { expect, it, vi } from 'vitest';
import { bridgeName, type ClearanceView } from '../../../contract/index.ts';

vi.stubGlobal(bridgeName, {});
const { isBarred } = await import('../../../renderer/approvals/useClearance.ts');

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const ask = (people: readonly string[]): ClearanceView => ({
  kind: 'ask',
  alone: euros(50_000),
  approvers: people.map((person) => ({ person, upTo: euros(200_000) })),
});

it.each<[string, ClearanceView | null, boolean]>([
  ['a desk alone', null, false],
  ['what one may do alone', { kind: 'alone' }, false],
  ['what nobody has heard of yet: the engine decides', { kind: 'unknown' }, false],
  ['what a colleague can approve', ask(['Nora']), false],
  ['what nobody can approve', ask([]), true],
  ['more than one may at most', { kind: 'aboveLimit', most: euros(100_000) }, true],
  ['more than one may in a day', { kind: 'aboveDayLimit', day: euros(100_000), spent: euros(90_000) }, true],
  ['what one has no right to', { kind: 'notAllowed' }, true],
])('the last button knows %s', (_, clearance, barred) => {
  expect(isBarred(clearance)).toBe(barred);
});
