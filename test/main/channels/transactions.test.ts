import { describe, expect, it } from 'vitest';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { handleTransactions } from '../../../main/channels/transactions.ts';
import type { SearchAnswer, Views } from '../../../main/ports/views.ts';

const answer: SearchAnswer = {
  rows: [],
  next: null,
  previous: null,
  total: 0,
  exact: true,
  searchedBackTo: null,
  reading: 'anywhere',
};

function openChannels(views: Partial<Views>) {
  const rooms = { current: () => ({ ledger: { views }, accounts: () => [] }) };
  return handleTransactions({ rooms, clock: {}, systemLocale: 'en' } as unknown as HandlerPorts);
}

describe('transactions.search', () => {
  it('asks for a first page, and for further ones of the same question', async () => {
    const asked: string[] = [];
    const channels = openChannels({
      searchTransactions: async ({ text }) => {
        asked.push(`first ${text}`);
        return { ...answer, next: '12+0', searchedBackTo: 1_000 };
      },
      searchOn: async ({ text, after }) => {
        asked.push(`further ${text} ${after}`);
        return answer;
      },
    });
    const first = await channels['transactions.search']({ text: 'snow', after: null, limit: 5 });
    expect(first).toEqual({ ok: true, value: { ...answer, next: '12+0', searchedBackTo: 1_000 } });
    await channels['transactions.search']({ text: 'snow', after: '12+0', limit: 5 });
    expect(asked).toEqual(['first snow', 'further snow 12+0']);
  });

  it('says of one that was superseded that it was, and nothing of a fault', async () => {
    const channels = openChannels({ searchOn: async () => 'superseded' });
    const result = await channels['transactions.search']({ text: 'snow', after: '12+0', limit: 5 });
    expect(result).toEqual({ ok: false, refusal: { code: 'superseded' } });
  });
});
