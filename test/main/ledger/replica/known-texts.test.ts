import { expect, it } from 'vitest';
import { keepKnownTexts } from '../../../../main/ledger/replica/known-texts.ts';

it('a text is known by its digest, and no more are kept than so many', () => {
  const known = keepKnownTexts(2);
  const kept = () => ['one', 'two', 'three'].filter((id) => known.isKnown(id, `digest of ${id}`));
  for (const id of ['one', 'two']) known.note(id, `digest of ${id}`);
  expect(kept()).toEqual(['one', 'two']);
  expect(known.isKnown('one', 'digest of two')).toBe(false);
  known.note('three', 'digest of three');
  expect(kept()).toEqual(['three']);
  known.forget();
  expect(kept()).toEqual([]);
});
