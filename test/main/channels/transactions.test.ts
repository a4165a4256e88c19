import { describe, expect, it } from 'vitest';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { handleTransactions } from '../../../main/channels/transactions.ts';
import type { LedgerProblem } from '../../../main/ledger/problem.ts';
import type { SearchAnswer, Views } from '../../../main/ports/views.ts';
import { defaultPreferences } from '../../../main/preferences.ts';
import { noon, rules, situation, transaction } from '../domain/samples.ts';

const answer: SearchAnswer = {
  rows: [],
  next: null,
  previous: null,
  total: 0,
  exact: true,
  searchedBackTo: null,
  reading: 'anywhere',
};

describe('transactions.show', () => {
  const considered: string[] = [];
  const show = async (problem: Pick<LedgerProblem, 'kind'> | null) => {
    const ledger = {
      views: { readAround: async () => situation([transaction()]), listNotes: async () => [] },
      backups: { problem: () => problem },
    };
    const findAccount = () => ({ ...rules, signing: { kind: 'password' } });
    const attribution = { consider: ({ chainId }: { readonly chainId: string }) => void considered.push(chainId) };
    const rooms = { current: () => ({ ledger, findAccount, attribution, actor: 'a.clerk' }) };
    const ports = { rooms, clock: { now: () => noon } } as unknown as HandlerPorts;
    const shown = await handleTransactions(ports)['transactions.show']({ accountId: 'SHOP', transactionId: 'A1' });
    return shown.ok ? shown.value.actions : [];
  };

  it('opens nothing with a ledger that is damaged, and says so of each action', async () => {
    const actions = await show({ kind: 'corrupt' });
    expect(actions.length).toBeGreaterThan(1);
    expect(new Set(actions.map((action) => !action.open && action.obstacle))).toEqual(new Set(['ledgerDamaged']));
  });

  it.each([null, { kind: 'full' } as const])('opens what the facts allow with any other (%j)', async (problem) => {
    considered.length = 0;
    expect((await show(problem)).filter(({ open }) => open).map(({ operation }) => operation)).toContain('refund');
    // What nobody could attribute is asked for as soon as somebody looks.
    expect(considered).toEqual(['A1']);
  });
});

function openChannels(views: Partial<Views>) {
  const rooms = { current: () => ({ ledger: { views }, accounts: () => [] }) };
  return handleTransactions({
    rooms,
    clock: { now: () => noon },
    systemLocale: 'en',
    timeZone: 'UTC',
    preferences: { read: () => defaultPreferences },
  } as unknown as HandlerPorts);
}

it('a question of which every part is wrong finds nothing, at any place, and has no sum', async () => {
  const channels = openChannels({});
  const nothing = { ok: true, value: { ...answer, unsorted: false } };
  const asked = { text: 'status:refsed amount:60..40', limit: 5 };
  expect(await channels['transactions.search']({ ...asked, after: null })).toEqual(nothing);
  expect(await channels['transactions.seek']({ ...asked, to: { kind: 'end' } })).toEqual(nothing);
  expect(await channels['transactions.sum']({ text: asked.text })).toEqual({ ok: true, value: [] });
});

describe('transactions.search', () => {
  it('asks for a first page, and for further ones of the same question', async () => {
    const asked: string[] = [];
    const channels = openChannels({
      searchTransactions: async ({ text }) => {
        asked.push(`first ${text}`);
        return { ...answer, next: '12' };
      },
      searchOn: async ({ text, after }) => {
        asked.push(`further ${text} ${after}`);
        return answer;
      },
    });
    const first = await channels['transactions.search']({ text: 'snow', after: null, limit: 5 });
    expect(first).toEqual({ ok: true, value: { ...answer, next: '12', unsorted: false } });
    await channels['transactions.search']({ text: 'snow', after: '12', limit: 5 });
    expect(asked).toEqual(['first snow', 'further snow 12']);
  });

  it('says of one that was superseded that it was, and nothing of a fault', async () => {
    const channels = openChannels({ searchOn: async () => 'superseded' });
    const result = await channels['transactions.search']({ text: 'snow', after: '12+0', limit: 5 });
    expect(result).toEqual({ ok: false, refusal: { code: 'superseded' } });
  });
});
