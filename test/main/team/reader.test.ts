import { expect, it } from 'vitest';
import type { EngineConnection } from '../../../main/team/engine/connect.ts';
import { openReader } from '../../../main/team/reader.ts';
import { patient } from '../../patient.ts';

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
  await expect.poll(() => opened.length, patient).toBe(1);
  reader.close();
  answer();
  await expect(asked).rejects.toMatchObject({ trouble: { kind: 'unreachable' } });
  expect(opened.map((each) => each.isOpen())).toEqual([false]);
  await expect(reader.countUnclaimed()).rejects.toMatchObject({ trouble: { kind: 'unreachable' } });
  expect(opened.length).toBe(1);
});

const teamId = '0d4b6f4e-8a55-4f0e-93a9-6a8f6f0e7a11';

/** A reader on connections that count what is asked of them at the same time. */
function openCounted() {
  let [opened, asking, most] = [0, 0, 0];
  const connect = async (): Promise<EngineConnection> => {
    opened += 1;
    let isOpen = true;
    return {
      ask: async (text) => {
        asking += 1;
        most = Math.max(most, asking);
        await new Promise((resolve) => setImmediate(resolve));
        asking -= 1;
        return {
          rows: text.includes('team.settings') ? [{ teamId, environment: 'test' }] : [{ count: '2' }],
          notices: [],
        };
      },
      isOpen: () => isOpen,
      close: () => {
        isOpen = false;
      },
    };
  };
  const reader = openReader({ teamId, environment: 'test', connect, now: () => 0, onWoken: () => {} });
  return { reader, opened: () => opened, most: () => most };
}

it('asks one question at a time on one connection, whoever asks meanwhile', async () => {
  const { reader, opened, most } = openCounted();
  const counts = await Promise.all([reader.countUnclaimed(), reader.countUnclaimed(), reader.wakeOthers('log')]);
  expect(counts.slice(0, 2)).toEqual([2, 2]);
  expect([opened(), most()]).toEqual([1, 1]);
});

it('opens no connection any more once it is closed, not for what waits in turn either', async () => {
  const { reader, opened } = openCounted();
  await reader.countUnclaimed();
  const waiting = reader.countUnclaimed();
  reader.close();
  await expect(waiting).rejects.toThrow();
  await expect(reader.wakeOthers('log')).rejects.toThrow();
  expect(opened()).toBe(1);
});
