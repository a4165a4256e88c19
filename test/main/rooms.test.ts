import { expect, it } from 'vitest';
import type { Room } from '../../main/room.ts';
import { openRooms } from '../../main/rooms.ts';

it('closing waits for a room that is just being opened, whose ledger would stay open otherwise', async () => {
  const closed: string[] = [];
  const opening = Promise.withResolvers<void>();
  const rooms = await openRooms('sandbox', async (environment) => {
    if (environment === 'test') await opening.promise;
    return { environment, close: async () => void closed.push(environment) } as unknown as Room;
  });
  const entering = rooms.enter('test');
  const closing = rooms.close();
  opening.resolve();
  await Promise.all([entering, closing]);
  expect(closed.toSorted()).toEqual(['sandbox', 'test']);
});

it('a room that could not be opened is tried afresh, and stands in the way of nothing', async () => {
  let tries = 0;
  const rooms = await openRooms('sandbox', async (environment) => {
    if (environment === 'test' && ++tries === 1) throw new Error('locked');
    return { environment, close: async () => undefined } as unknown as Room;
  });
  await expect(rooms.enter('test')).rejects.toThrow('locked');
  expect(rooms.current().environment).toBe('sandbox');
  expect((await rooms.enter('test')).environment).toBe('test');
  await rooms.close();
});

it('a request is under way while one is in any room, also in one that the person has left', async () => {
  const sending = new Set<string>();
  const rooms = await openRooms('sandbox', async (environment) => {
    const desk = { isSending: () => sending.has(environment) };
    return { environment, desk, close: async () => undefined } as unknown as Room;
  });
  expect(rooms.isSending()).toBe(false);
  await rooms.enter('test');
  sending.add('sandbox');
  expect([rooms.current().environment, rooms.isSending()]).toEqual(['test', true]);
  sending.delete('sandbox');
  expect(rooms.isSending()).toBe(false);
});
