import qs from 'qs';
import { parseExport } from '../../../../main/lookup/export-csv.ts';
import { sign } from '../../../../protocol/signature.ts';
import { readAccounts } from '../../../../sandbox/accounts/directory.ts';
import { openBook } from '../../../../sandbox/book/open.ts';
import { createClock } from '../../../../sandbox/clock/clock.ts';
import { createGateway } from '../../../../sandbox/gateway.ts';
import type { Answer, FaultDescription, Row } from '../../../../sandbox/index.ts';
import { cards } from '../../../sandbox/model/debits.ts';
import type { Settings } from '../../../sandbox/model/settings.ts';
import type { BookRow, Edit, ShopDebit, StoryGateway, Trouble } from './gateway.ts';

const identifier = 'SHOP';
const secret = 'Y#iK*h-fZ>E<:7Ai';
const path = '/front/service/rest/process';
const day = 86_400_000;

/** What stands in for trouble at the gateway; 0003 is for direct debits alone there, and so is none. */
const faults: Readonly<Record<Trouble, FaultDescription | undefined>> = {
  none: undefined,
  pending: undefined,
  busy: { what: 'execcode', execcode: '2017', count: 1 },
  bankRefuses: { what: 'execcode', execcode: '4001', count: 1 },
  bankUnsure: { what: 'execcode', execcode: '5001', count: 1 },
  bankUnsureActed: { what: 'execcode', execcode: '5001', acted: true, count: 1 },
};

/** The real simulator, its requests signed and read as they come over a wire, behind a story. */
export function openSimulator(settings: Settings, start: number): StoryGateway {
  const book = openBook(':memory:');
  const clock = createClock({ now: new Date(start).toISOString(), frozen: true });
  const { instalmentRules, ...rest } = settings;
  const accounts = readAccounts([{ identifier, secret, ...rest, instalmentRules: [...instalmentRules] }]);
  const gateway = createGateway({ book, accounts, clock, processingMilliseconds: 0 });
  const caller = { address: '127.0.0.1', origin: 'http://127.0.0.1' };

  const send = async (parameters: Readonly<Record<string, string | object>>): Promise<Answer> => {
    const given = { IDENTIFIER: identifier, VERSION: '3.0', ...parameters } as Record<string, string>;
    const body = qs.stringify({ method: given['OPERATIONTYPE'], params: { ...given, HASH: sign(given, secret) } });
    const contentType = 'application/x-www-form-urlencoded';
    const received = { verb: 'POST', path, query: '', contentType, body, caller };
    const { answer } = await gateway.receive(received, 'process');
    if (!answer) throw new Error('The simulator answered nothing.');
    return answer as Answer;
  };
  const rows = () => {
    const all = gateway.rows(identifier);
    const ids = new Map(all.map((row) => [row.sequence, row.transactionId]));
    return all.map((row) => toBookRow(row, ids));
  };

  return {
    now: () => clock.now(),
    advance: (milliseconds) => {
      clock.advance(milliseconds);
      gateway.runDue();
    },
    debit: async (asked) => {
      await send(toDebit(asked, clock.now()));
    },
    edit: async (edit, trouble) => {
      const fault = faults[trouble];
      if (fault) gateway.faults.add(fault);
      const alias =
        gateway.rows(identifier).find(({ transactionId }) => transactionId === edit.referenceId)?.alias ?? '';
      const answer = await send(toParameters(edit, alias));
      // Refused by its own rules, an edit does not get as far as what was to strike it.
      gateway.faults.clear();
      return { execcode: answer['EXECCODE'] ?? '', transactionId: answer['TRANSACTIONID'] ?? null };
    },
    colleague: async ({ operation, referenceId, amount }) => {
      if (operation === 'stopntimes') {
        await send({ OPERATIONTYPE: 'stopntimes', SCHEDULEID: referenceId });
        return;
      }
      if (operation === 'credit') return;
      const money = amount === null ? {} : { amount };
      await gateway.actAsExtranet({ identifier, operation, transactionId: referenceId, ...money });
    },
    chargeBack: async (transactionId) => {
      await gateway.actAsExtranet({ identifier, operation: 'chargeback', transactionId });
    },
    decide: () => false,
    rows,
    balanceOf: (rootId) => {
      const { debit = 0, refunded = 0, left = 0 } = gateway.balanceOf(identifier, rootId) ?? {};
      return { debit, refunded, left };
    },
    export: () => {
      const account = { accountId: 'SHOP', currency: 'EUR' };
      const read = parseExport(gateway.exportTransactions(), () => account);
      if (read.rejected.length > 0) throw new Error(`The export cannot be read: ${JSON.stringify(read.rejected)}`);
      return read.rows;
    },
    close: async () => {
      await gateway.stop();
      book.close();
    },
  };
}

const person = {
  CLIENTIDENT: 'j.snow',
  CLIENTEMAIL: 'j.snow@example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
};

/** A plan collects what it is about in three dates, ten days apart; the first is today in UTC (rules.md G41). */
function toDebit({ operation, amount, orderId, card, captureIn }: ShopDebit, now: number) {
  const dayAfter = (days: number) => new Date(now + days * day).toISOString().slice(0, 10);
  const dates = Object.fromEntries([0, 10, 20].map((days) => [dayAfter(days), String(amount)]));
  return {
    OPERATIONTYPE: operation === 'authorization' ? 'authorization' : 'payment',
    ...person,
    ORDERID: orderId,
    CARDCODE: cards[card],
    CARDCVV: '123',
    CARDVALIDITYDATE: '12-49',
    CARDFULLNAME: 'JOHN SNOW',
    CREATEALIAS: 'yes',
    ...(operation === 'plan' ? { AMOUNTS: dates } : { AMOUNT: String(amount) }),
    ...(operation === 'authorization' && captureIn !== undefined ? { CAPTUREDATE: dayAfter(captureIn) } : {}),
  };
}

/** A credit goes to the ALIAS of what it started from, and names nothing else of it (rules.md F38). */
function toParameters(
  { operation, referenceId, amount, orderId, extraData }: Edit,
  alias: string,
): Record<string, string> {
  if (operation === 'stopntimes') return { OPERATIONTYPE: operation, SCHEDULEID: referenceId };
  const common = { OPERATIONTYPE: operation, ORDERID: orderId, DESCRIPTION: 'A story', EXTRADATA: extraData };
  const money: Record<string, string> = amount === null ? {} : { AMOUNT: String(amount) };
  if (operation !== 'credit') return { ...common, ...money, TRANSACTIONID: referenceId };
  return { ...common, ...money, ...person, ALIAS: alias, ALIASMODE: 'subscription' };
}

function toBookRow(row: Row, ids: ReadonlyMap<number, string>): BookRow {
  const name = (sequence: number | null) => (sequence === null ? null : (ids.get(sequence) ?? null));
  return {
    transactionId: row.transactionId,
    operation: row.operation as BookRow['operation'],
    rootId: name(row.chain) ?? row.transactionId,
    referenceId: name(row.reference),
    amount: row.amount,
    at: row.at,
    execcode: row.execcode,
    voidedBy: name(row.voidedBy),
    orderId: row.orderId,
    extraData: row.extraData,
    schedule: row.instalment === 0 ? '' : `${row.instalment}-${row.instalments}`,
    chargedBack: false,
  };
}
