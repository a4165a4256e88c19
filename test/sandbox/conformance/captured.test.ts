import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShop } from '../client.ts';
import { type Client, clients, type Pair, requestOf } from './clients.ts';
import { exchange } from './wire.ts';

type Params = { readonly [name: string]: string | Params };

interface Vector {
  readonly status: string;
  /** `request /front/service/rest/process`. */
  readonly kind: string;
  readonly params: Params;
  /** What the client sent. */
  readonly expected_hash: string;
  /** Whether that is the HASH of what it sent besides. */
  readonly verified: boolean;
}

/** The key with which the clients were run. */
const secret = 'ACCOUNTKEY123456';
const identifier = 'SANDBOXSHOP';
const apiKeys = [{ id: 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9', secret }];

/** On this day the captured n-times request is due (S3:101). */
const now = '2018-02-01T10:00:00Z';

/** Requests that real clients signed while they were run: neither the HASH nor the code behind it is ours. */
const file = new URL('../../protocol/vectors/hash_vectors.json', import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8'));
const captured = vectors.filter(({ status }) => status === 'captured');
const right = captured.filter(({ verified }) => verified);
const wrong = captured.filter(({ verified }) => !verified);

/** What it leads to in a shop without transactions, once its signature is accepted. */
function outcomeOf(params: Params): RegExp {
  if ('TRANSACTIONID' in params && params['OPERATIONTYPE'] !== 'getTransactions') return /^2002$/;
  if ('ALIAS' in params) return /^2001$/;
  if ('3DSECURE' in params) return /^0001$/;
  // The vendor's redirectForPayment: no payment method at all.
  if (params['OPERATIONTYPE'] === 'payment' && !('CARDCODE' in params)) return /^(1001|0002)$/;
  return /^0000$/;
}

function pairsOf(params: Params): readonly Pair[] {
  return Object.entries(params).flatMap(([name, value]): Pair[] =>
    typeof value === 'string' ? [[name, value]] : pairsOf(value).map(([key, text]) => [`${name}[${key}]`, text]),
  );
}

async function open() {
  const { sandbox } = await openShop({ identifier, secret, credit: 'credit', apiKeys }, { now });
  return async ({ kind, params, expected_hash: hash }: Vector, client: Client) => {
    const path = kind.replace('request ', '');
    const { statusLine, answer } = await exchange(sandbox.url, requestOf(client, path, pairsOf(params), hash));
    expect(statusLine).toBe('HTTP/1.1 200 OK');
    return String(answer['EXECCODE']);
  };
}

describe.each(Object.entries(clients))('requests captured from running clients, sent as %s', (_name, client) => {
  it('carry a HASH that is accepted', async () => {
    const replay = await open();
    expect(right.length).toBeGreaterThan(12);
    for (const vector of right) {
      expect(await replay(vector, client), JSON.stringify(vector.params)).toMatch(outcomeOf(vector.params));
    }
  });

  it('and the one whose client signs what it does not send gets 1003', async () => {
    const replay = await open();
    expect(wrong).toHaveLength(1);
    for (const vector of wrong) expect(await replay(vector, client)).toBe('1003');
  });
});
