import { describe, expect, it } from 'vitest';
import type { Room } from '../../../main/room/room.ts';
import { openRooms } from '../../../main/room/rooms.ts';

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

it('a room is opened anew with nothing under way, also where the work in between failed', async () => {
  const said: string[] = [];
  let opened = 0;
  const rooms = await openRooms('sandbox', async (environment) => {
    const number = ++opened;
    said.push(`open ${number}`);
    const close = async (lastWork = async () => {}) => {
      said.push(`sends nothing ${number}`);
      await lastWork();
      said.push(`closed ${number}`);
    };
    return { environment, close } as unknown as Room;
  });
  const before = rooms.current();
  const working = Promise.withResolvers<void>();
  const renewing = rooms.renew('sandbox', () => working.promise);
  const waiting = rooms.whenRenewed().then(() => said.push('asked'));
  working.resolve();
  const renewed = await renewing;
  await waiting;
  expect(said).toEqual(['open 1', 'sends nothing 1', 'closed 1', 'open 2', 'asked']);
  expect([rooms.current() === renewed, renewed === before, (await rooms.open('sandbox')) === renewed]).toEqual([
    true,
    false,
    true,
  ]);
  await expect(rooms.renew('sandbox', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(opened).toBe(3);
  expect(rooms.current()).not.toBe(renewed);
  await rooms.close();
});

/** Rooms that count who opened and closed them. */
async function countRooms() {
  const said: string[] = [];
  const rooms = await openRooms('sandbox', async (environment) => {
    said.push(`open ${environment}`);
    const close = async (lastWork = async () => {}) => {
      await lastWork();
      said.push(`close ${environment}`);
    };
    return { environment, close } as unknown as Room;
  });
  return { rooms, said };
}

describe('behind the end', () => {
  it('no room is opened or opened anew: nobody would close it', async () => {
    const { rooms, said } = await countRooms();
    const closing = rooms.close();
    const late = [rooms.enter('test'), rooms.open('production'), rooms.renew('sandbox', async () => {})];
    for (const asked of late) await expect(asked).rejects.toThrow('opens nothing any more');
    await closing;
    await expect(rooms.enter('test')).rejects.toThrow('opens nothing any more');
    expect(said).toEqual(['open sandbox', 'close sandbox']);
  });

  it('a room that was on its way to be opened anew is closed', async () => {
    const { rooms, said } = await countRooms();
    const working = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const renewing = rooms.renew('sandbox', () => {
      begun.resolve();
      return working.promise;
    });
    await begun.promise;
    const closing = rooms.close();
    working.resolve();
    await Promise.all([renewing, closing]);
    expect(said).toEqual(['open sandbox', 'close sandbox', 'open sandbox', 'close sandbox']);
  });

  it('it is one end, however often it is said', async () => {
    const { rooms, said } = await countRooms();
    await Promise.all([rooms.close(), rooms.close()]);
    await rooms.close();
    expect(said).toEqual(['open sandbox', 'close sandbox']);
  });
});

it('a room that two want opened anew is so one time after the other, and each is closed', async () => {
  const { rooms, said } = await countRooms();
  const [one, other] = await Promise.all([
    rooms.renew('sandbox', async () => void said.push('one')),
    rooms.renew('sandbox', async () => void said.push('other')),
  ]);
  expect(one).not.toBe(other);
  await rooms.close();
  const turn = (who: string) => ['open sandbox', who, 'close sandbox'];
  expect(said).toEqual([...turn('one'), ...turn('other'), 'open sandbox', 'close sandbox']);
});
