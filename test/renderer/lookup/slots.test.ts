import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignSlots, type Slots } from '../../../renderer/lookup/list/slots.ts';

const none: Slots = new Map();

it('writes the rows of another answer into the elements that are there', () => {
  const before = assignSlots(none, ['a', 'b', 'c'], undefined);
  const after = assignSlots(before, ['d', 'e', 'f'], undefined);
  expect(new Set(after.values())).toEqual(new Set(before.values()));
});

it('leaves a row in its element wherever it stands by now', () => {
  const before = assignSlots(none, ['a', 'b', 'c'], undefined);
  const after = assignSlots(before, ['new', 'c', 'b'], undefined);
  expect([after.get('b'), after.get('c')]).toEqual([before.get('b'), before.get('c')]);
  expect(after.get('new')).toBe(before.get('a'));
});

it('hands the element of the row that keys act on to no other row', () => {
  const before = assignSlots(none, ['a', 'b'], undefined);
  const after = assignSlots(before, ['b', 'c'], 'a');
  expect([...after.values()]).not.toContain(before.get('a'));
});

const row = fc.constantFrom(...'abcdefgh');
const step = fc.uniqueArray(row, { maxLength: 6 });

it('gives each row an element of its own, however rows come and go, and no more elements than were ever needed at once', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      let slots = none;
      let most = 0;
      for (const ids of steps) {
        const next = assignSlots(slots, ids, undefined);
        most = Math.max(most, ids.length);
        expect([...next.keys()]).toEqual(ids);
        expect(new Set(next.values()).size).toBe(ids.length);
        for (const id of ids) if (slots.has(id)) expect(next.get(id)).toBe(slots.get(id));
        expect(Math.max(-1, ...next.values())).toBeLessThan(most);
        slots = next;
      }
    }),
  );
});
