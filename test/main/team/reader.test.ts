import { expect, it } from 'vitest';
import type { EngineConnection } from '../../../main/team/engine/connect.ts';
import { openReader } from '../../../main/team/reader.ts';

/** An engine that answers everything, and whose connections come when the test lets them. */
function openEngine() {
  const ours = { teamId: 'team', environment: 'sandbox', count: 0 };
  const opened: EngineConnection[] = [];
  const gate = Promise.withResolvers<void>();
  const connect = async () => {
    let isOpen = true;
    const connection: EngineConnection = {
      ask: async () => ({ rows: [ours], notices: [] }),
      isOpen: () => isOpen,
      close: () => {
        isOpen = false;
      },
    };
    opened.push(connection);
    await gate.promise;
    return connection;
  };
  const reader = openReader({ teamId: 'team', environment: 'sandbox', connect, now: Date.now, onWoken: () => {} });
  return { reader, opened, answer: gate.resolve };
}

it('opens one connection for everybody who asks meanwhile, so that none stays open behind it', async () => {
  const { reader, opened, answer } = openEngine();
  const asked = Promise.all([reader.countUnclaimed(), reader.countUnclaimed()]);
  answer();
  await asked;
  expect(opened.length).toBe(1);
  reader.close();
  expect(opened.map((each) => each.isOpen())).toEqual([false]);
});

it('closes a connection that opens after it was closed itself, and opens no further one', async () => {
  const { reader, opened, answer } = openEngine();
  const asked = reader.countUnclaimed();
  reader.close();
  answer();
  await expect(asked).rejects.toMatchObject({ trouble: { kind: 'unreachable' } });
  expect(opened.map((each) => each.isOpen())).toEqual([false]);
  await expect(reader.countUnclaimed()).rejects.toMatchObject({ trouble: { kind: 'unreachable' } });
  expect(opened.length).toBe(1);
});
