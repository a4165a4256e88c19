import { expect, it } from 'vitest';
import { closeInTurn } from '../../main/close-in-turn.ts';

it('what cannot be closed keeps nothing else open, and the first of it is told', async () => {
  const closed: string[] = [];
  const closing = closeInTurn(
    async () => void closed.push('first'),
    async () => {
      throw new Error('no disk');
    },
    () => {
      throw new Error('no thread');
    },
    () => closed.push('last'),
  );
  await expect(closing).rejects.toThrow('no disk');
  expect(closed).toEqual(['first', 'last']);
  await closeInTurn(async () => void closed.push('again'));
  expect(closed.at(-1)).toBe('again');
});
