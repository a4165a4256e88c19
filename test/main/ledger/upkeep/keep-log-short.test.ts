import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openReadable, openWritable } from '../../../../main/ledger/database/open.ts';
import type { CheckpointerMethods } from '../../../../main/ledger/threads/checkpointer.ts';
import { startThread } from '../../../../main/ledger/threads/start.ts';
import { keepLogShort } from '../../../../main/ledger/upkeep/keep-log-short.ts';
import { logSizes, sizeOfLog } from '../../../../main/ledger/upkeep/write-ahead-log.ts';
import { threads } from '../../../threads.ts';

const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

describe('the keeper of the log', () => {
  /** A keeper over a file that only has a size. */
  const open = (checkpoint: () => Promise<unknown>) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const file = join(makeFolder(), 'ledger.sqlite');
    writeFileSync(`${file}-wal`, '');
    const told: string[] = [];
    const keeper = keepLogShort({
      file,
      start: async () => {
        told.push('start');
        return {
          checkpoint: async () => {
            told.push('checkpoint');
            await checkpoint();
          },
          close: async () => void told.push('close'),
        };
      },
    });
    const look = async (size: number) => {
      truncateSync(`${file}-wal`, size);
      await vi.advanceTimersByTimeAsync(250);
    };
    return { look, told, keeper };
  };

  it('starts nothing for a short log, and one thread for all that follows', async () => {
    const { look, told, keeper } = open(async () => {});
    await look(logSizes.copied - 1);
    expect(told).toEqual([]);
    await look(logSizes.copied);
    await look(logSizes.copied);
    await look(logSizes.copied + 1);
    expect(told).toEqual(['start', 'checkpoint', 'checkpoint']);
    await keeper.stop();
    await look(logSizes.unbearable);
    expect(told.slice(3)).toEqual(['close']);
  });

  it('tries again after a failure, with a new thread, and leaves none behind', async () => {
    const { look, told, keeper } = open(async () => {
      throw new Error('the disk is full');
    });
    await look(logSizes.copied);
    await look(logSizes.copied);
    await keeper.stop();
    expect(told).toEqual(['start', 'checkpoint', 'close', 'start', 'checkpoint', 'close']);
  });
});

describe('the thread that copies the log', () => {
  const open = async () => {
    const file = join(makeFolder(), 'ledger.sqlite');
    const database = openWritable(file);
    database.pragma('wal_autocheckpoint = 0');
    database.exec('CREATE TABLE ballast (bytes BLOB)');
    const thread = await startThread<CheckpointerMethods>(threads.checkpointer, file);
    onTestFinished(async () => {
      await thread.close();
      database.close();
    });
    const grow = (size: number) => {
      while (sizeOfLog(file) < size) database.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(2 ** 20);
    };
    return { file, grow, checkpoint: thread.methods.checkpoint };
  };

  it('empties a log that has grown, and leaves a short one in its place', async () => {
    const { file, grow, checkpoint } = await open();
    grow(logSizes.copied);
    await checkpoint();
    expect(sizeOfLog(file)).toBeGreaterThan(0);
    grow(logSizes.emptied);
    await checkpoint();
    expect(sizeOfLog(file)).toBe(0);
  });

  it('leaves whoever reads alone, and empties it behind them', async () => {
    const { file, grow, checkpoint } = await open();
    const reader = openReadable(file);
    const reading = reader.prepare('SELECT 1 FROM sqlite_schema').iterate();
    reading.next();
    grow(logSizes.emptied);
    await checkpoint();
    expect(sizeOfLog(file)).toBeGreaterThan(0);
    reading.return?.();
    reader.close();
    await checkpoint();
    expect(sizeOfLog(file)).toBe(0);
  });
});
