import { expect, it } from 'vitest';
import type { EngineConnection } from '../../../main/team/engine/connect.ts';
import { openReader } from '../../../main/team/reader.ts';

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
  const counts = await Promise.all([reader.countUnclaimed(), reader.countUnclaimed(), reader.wakeOthers()]);
  expect(counts.slice(0, 2)).toEqual([2, 2]);
  expect([opened(), most()]).toEqual([1, 1]);
});

it('opens no connection any more once it is closed, not for what waits in turn either', async () => {
  const { reader, opened } = openCounted();
  await reader.countUnclaimed();
  const waiting = reader.countUnclaimed();
  reader.close();
  await expect(waiting).rejects.toThrow();
  await expect(reader.wakeOthers()).rejects.toThrow();
  expect(opened()).toBe(1);
});
