import { describe, expect, it } from 'vitest';
import type { ReaderMethods } from '../../../../main/ledger/threads/reader.ts';
import type { Thread } from '../../../../main/ledger/threads/start.ts';
import { startWhenAsked } from '../../../../main/ledger/threads/when-asked.ts';

/** Threads that answer at once, and how many of them were started and put away. */
function open() {
  const seen = { started: 0, closed: 0 };
  const start = async () => {
    seen.started += 1;
    const close = async () => {
      seen.closed += 1;
    };
    const methods = { findRow: async () => undefined };
    return { methods, ended: new Promise(() => {}), close } as unknown as Thread<ReaderMethods>;
  };
  return { seen, thread: startWhenAsked<ReaderMethods>(start) };
}

describe('startWhenAsked', () => {
  it('starts one thread for all that is asked', async () => {
    const { seen, thread } = open();
    expect(seen.started).toBe(0);
    thread.wake();
    await Promise.all([thread.ask((reader) => reader.findRow('', '')), thread.ask((reader) => reader.findRow('', ''))]);
    expect(seen).toEqual({ started: 1, closed: 0 });
  });

  it('puts away one that is still on its way', async () => {
    const { seen, thread } = open();
    thread.wake();
    await thread.close();
    expect(seen).toEqual({ started: 1, closed: 1 });
  });

  it('starts none any more once it was put away: whoever sums a list asks for its next page all the same', async () => {
    const { seen, thread } = open();
    await thread.ask((reader) => reader.findRow('', ''));
    await thread.close();
    thread.wake();
    await expect(thread.ask((reader) => reader.findRow('', ''))).rejects.toThrow('The ledger has been closed.');
    expect(seen).toEqual({ started: 1, closed: 1 });
  });
});
