import { onTestFinished } from 'vitest';
import type { TransactionDetail } from '../../contract/index.ts';
import type { Row } from '../../sandbox/index.ts';
import { openBookGateway, secret } from './books/book.ts';
import type { Fields } from './books/facts.ts';
import { tellRow } from './books/hear/tell-row.ts';
import { Heard } from './books/heard.ts';
import type { FaultKind, World } from './books/world.ts';

const start = Date.parse('2026-03-10T09:00:00Z');

const payer = {
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  CLIENTIDENT: 'j.snow',
  CLIENTEMAIL: 'j.snow@example.com',
  DESCRIPTION: 'Knows nothing',
};

/** A book and what a console heard of it, as far as the judges of one panel look. */
export function openWorld() {
  const description = { identifier: 'SHOP', method: 'card', currency: 'EUR', secret } as const;
  const gateway = openBookGateway([description], start);
  onTestFinished(() => gateway.close());
  const faults: { readonly kind: FaultKind }[] = [];
  const seen = {
    gateway,
    heard: new Heard(),
    misnamed: new Map(),
    pages: [],
    faults,
    forms: [{ identifier: 'SHOP', currency: 'EUR' }],
    step: 1,
  };
  const world = { ...seen, window: { ask: async () => ({ ok: false }) } } as unknown as World;
  const make = async (operation: string, fields: Readonly<Record<string, string | undefined>>): Promise<Row> => {
    const said = Object.entries({ ORDERID: 'W-1', ...payer, ...fields });
    const given = said.filter((each): each is [string, string] => each[1] !== undefined);
    const answer = await gateway.send('SHOP', operation, Object.fromEntries(given));
    const row = gateway.rows().find(({ transactionId }) => transactionId === answer['TRANSACTIONID']);
    if (!row) throw new Error(`The gateway made no row: ${JSON.stringify(answer)}`);
    return row;
  };
  const notified = new Map<string, Fields>();
  const tell = ({ transactionId }: Row, changes: Fields = {}) => {
    for (const each of gateway.news()) notified.set(each.transactionId, each.fields);
    const fields = { ...notified.get(transactionId), ...changes };
    tellRow(world, fields, { source: 'notification', units: 'minor', cut: false });
  };
  const kinds = () => faults.map(({ kind }) => kind);
  return { world, make, tell, kinds, advance: gateway.advance };
}

/** A panel that says of its money what is given, and of nothing else anything. */
export function panel(
  left: number,
  unsure: TransactionDetail['balance']['unsure'],
  presumed: readonly string[] = [],
): TransactionDetail {
  return {
    balance: { currency: 'EUR', left, unsure, presumed },
    unread: [],
    timeline: [],
    actions: [],
  } as unknown as TransactionDetail;
}
