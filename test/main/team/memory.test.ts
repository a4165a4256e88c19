import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remember, rememberAnswering } from '../../../main/team/memory.ts';
import { keepInMemory } from './engine/run.ts';

const desks = ['a', 'b', 'c'];
const word = fc.record({
  engine: fc.constantFrom('1/1/1', '1/2/1', '1/2/2'),
  counters: fc.dictionary(fc.constantFrom(...desks), fc.nat(9)),
  at: fc.nat(1_000),
  isOpen: fc.boolean(),
});

it('what was seen of an engine is never lowered, and another one counts anew', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const memory = keepInMemory();
      for (const each of words) remember(memory, each);
      const { engine } = words.at(-1) ?? { engine: '' };
      const since = words.slice(words.findLastIndex((each) => each.engine !== engine) + 1);
      const highest = desks.flatMap((desk) => {
        const counts = since.flatMap(({ counters }) => counters[desk] ?? []);
        return counts.length > 0 ? [[desk, Math.max(...counts)]] : [];
      });
      expect(memory.read()).toMatchObject({ engine, counters: Object.fromEntries(highest) });
      expect(Object.keys(memory.read().counters)).toHaveLength(highest.length);
    }),
    { numRuns: 300 },
  );
});

it('an engine that took over does not move when the one that this desk answered for was last heard', () => {
  const memory = keepInMemory();
  const before = { engine: 'before', counters: {}, at: 100, isOpen: true };
  rememberAnswering(memory, before);
  remember(memory, { ...before, at: 200 });
  remember(memory, { engine: 'after', counters: {}, at: 9_000, isOpen: false });
  expect(memory.read()).toMatchObject({ engine: 'after', answeredFor: 'before', heardAt: 200 });
  rememberAnswering(memory, { engine: 'after', counters: {}, at: 9_100, isOpen: true });
  expect(memory.read()).toMatchObject({ answeredFor: 'after', heardAt: 9_100 });
});
