import { describe, expect, it } from 'vitest';
import { eventSchema, mostNamedChains } from '../../../contract/index.ts';
import { toEvents } from '../../../main/channels/views/change.ts';
import { operation } from '../domain/samples.ts';

const chains = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ accountId: 'SHOP', chainId: `A${index + 1}` }));

describe('what the window is told of a change', () => {
  it('names the chains that have other rows, and no more of them than fit one message', () => {
    expect(toEvents({ operations: [], chains: chains(2) })).toEqual([
      { kind: 'transactionsChanged', chains: chains(2) },
    ]);
    const most = toEvents({ operations: [], chains: chains(mostNamedChains) });
    expect(most).toEqual([{ kind: 'transactionsChanged', chains: chains(mostNamedChains) }]);
    expect(most.map((event) => eventSchema.safeParse(event).success)).toEqual([true]);
    const tooMany = toEvents({ operations: [], chains: chains(mostNamedChains + 1) });
    expect(tooMany).toEqual([{ kind: 'transactionsChanged', chains: 'many' }]);
  });

  it('tells of an operation with its chain, and does not name that chain a second time', () => {
    const moved = operation('succeeded');
    const { accountId, chainId } = moved;
    const events = toEvents({ operations: [moved], chains: [{ accountId, chainId }] });
    expect(events).toMatchObject([{ kind: 'operationChanged', chainId, operation: { state: 'succeeded' } }]);
    const beside = toEvents({ operations: [moved], chains: [{ accountId, chainId: 'other' }] });
    expect(beside.map(({ kind }) => kind)).toEqual(['transactionsChanged', 'operationChanged']);
  });

  it('tells nobody of a draft', () => {
    const drafted = operation('drafted');
    const { accountId, chainId } = drafted;
    expect(toEvents({ operations: [drafted], chains: [{ accountId, chainId }] })).toEqual([]);
  });
});
