import type { Chain } from '../domain/chain.ts';
import type { Wanted } from './request.ts';

/**
 * Asks the gateway what the edits of an order refer to, where no source has said so: REFUNDED, AUTHORIZEDBY and VOIDED name it. A
 * capture that is taken for one of the only authorization known is asked about as well: its own may be untold.
 */
export interface Attribution {
  /**
   * Asks by each order in which a chain has such edits, in the background: what comes changes the chain like any other look-up.
   * The same edits are asked about a few times only, further and further apart.
   */
  consider(chain: Pick<Chain, 'accountId' | 'balance' | 'beside' | 'transactions'>): void;
  /** Resolves when nothing is being asked any more; nothing is asked from then on. */
  stop(): Promise<void>;
}

export interface AttributionPorts {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  ask(accountId: string, wanted: Wanted): Promise<unknown>;
}

const minute = 60_000;

/**
 * How long after one time of asking the next may come, in milliseconds: the gateway's tables lag by hours (protocol.md §10.1).
 * After the last one a person asks, or an export tells.
 */
export const pauses = [0, 5, 30, 120, 720].map((minutes) => minutes * minute);

interface Asked {
  /** The edits that were asked about: others are another question. */
  readonly about: string;
  readonly times: number;
  readonly at: number;
}

export function createAttribution({ now, ask }: AttributionPorts): Attribution {
  const asked = new Map<string, Asked>();
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;

  const consider = (accountId: string, orderId: string, about: string) => {
    const key = JSON.stringify([accountId, orderId]);
    const last = asked.get(key);
    const times = last?.about === about ? last.times : 0;
    const pause = pauses[times];
    if (pause === undefined || (last && times > 0 && now() - last.at < pause)) return;
    asked.set(key, { about, times: times + 1, at: now() });
    // What fails is asked again by the same measure; nothing else depends on it.
    const asking = ask(accountId, { by: 'order', orderId })
      .catch(() => undefined)
      .finally(() => underWay.delete(asking));
    underWay.add(asking);
  };

  return {
    consider: ({ accountId, balance, beside, transactions }) => {
      if (stopped) return;
      const unsure = new Set(
        balance.unsure.flatMap((doubt) => (doubt.kind === 'unattributedEdit' ? doubt.transactionIds : [])),
      );
      const presumed = transactions.filter(({ transactionId }) => balance.presumed.includes(transactionId));
      const unnamed = [...beside.edits, ...beside.traces].filter(({ transactionId }) => unsure.has(transactionId));
      const edits = [...unnamed, ...presumed];
      for (const [orderId, ofOrder] of Map.groupBy(edits, (edit) => edit.orderId)) {
        // A `;` would join two orders, and nothing names none (protocol.md §10.1).
        if (orderId.trim() === '' || orderId.includes(';')) continue;
        consider(
          accountId,
          orderId,
          JSON.stringify([...new Set(ofOrder.map(({ transactionId }) => transactionId))].toSorted()),
        );
      }
    },
    stop: async () => {
      stopped = true;
      await Promise.all(underWay);
    },
  };
}
