import { describe, expect, it, vi } from 'vitest';
import type { Bridge, ChannelInput, ConsoleEvent } from '../../../contract/index.ts';
import { beginList } from '../../../renderer/lookup/list/begun-list.ts';
import { askForPage, firstPage } from '../../../renderer/lookup/list/page.ts';

const preferences = { listOrder: { by: 'happenedAt', direction: 'descending' }, listGrouping: 'flat' } as const;

function begin() {
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const refusal = { ok: false, refusal: { code: 'superseded' } } as const;
  const search = vi.fn(async (_input: ChannelInput<'transactions.search'>) => refusal);
  const listen = (listener: (event: ConsoleEvent) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const bridge = { transactions: { search }, listen } as unknown as Pick<Bridge, 'transactions' | 'listen'>;
  const list = beginList(bridge, preferences);
  const tell = (event: ConsoleEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { list, search, tell, refusal, listeners };
}

/** What the list asks for when it is drawn. */
async function firstQuestion(order: { by: 'happenedAt' | 'amount'; direction: 'descending' }, text = '') {
  const asked = vi.fn(async () => ({ ok: false, refusal: { code: 'superseded' } }) as const);
  const sought = { text, meaning: '', order, grouping: preferences.listGrouping };
  await askForPage({ search: asked, seek: asked }, sought, firstPage({ kind: 'begin' }));
  return (
    asked.mock.calls as unknown as ChannelInput<'transactions.search'>[][]
  )[0]?.[0] as ChannelInput<'transactions.search'>;
}

describe('the list with which the window opens', () => {
  it('is asked for at once, and given once to whoever asks for the same', async () => {
    const { list, search, refusal, listeners } = begin();
    const asked = await firstQuestion(preferences.listOrder);
    expect(search).toHaveBeenCalledExactlyOnceWith(asked);
    expect(await list.take(asked)).toEqual(refusal);
    expect(list.take(asked)).toBeUndefined();
    expect(listeners.size).toBe(0);
  });

  it.each([
    ['another order', { by: 'amount', direction: 'descending' }, ''],
    ['another text', preferences.listOrder, 'snow'],
  ] as const)('is not given for %s, and forgotten then', async (_, order, text) => {
    const { list } = begin();
    expect(list.take(await firstQuestion(order, text))).toBeUndefined();
    expect(list.take(await firstQuestion(preferences.listOrder))).toBeUndefined();
  });

  it('is forgotten as soon as main tells of anything', async () => {
    const { list, tell, listeners } = begin();
    tell({ kind: 'transactionsChanged', chains: 'many' });
    expect(list.take(await firstQuestion(preferences.listOrder))).toBeUndefined();
    expect(listeners.size).toBe(0);
  });
});
