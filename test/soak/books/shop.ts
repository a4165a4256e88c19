import type { SignedParameters } from '../../../protocol/signature.ts';
import type { AccountSettings } from '../../../sandbox/accounts/settings.ts';
import type { Row } from '../../../sandbox/index.ts';
import { inventOrder } from './names.ts';
import { collectNews, nameRow, say, type World } from './world.ts';

const day = 86_400_000;

export const customer = {
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
};

export const card = {
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
};

/** The payer's bank takes a while (5004, final a minute later), or refuses. */
const cards = ['1111222233334444', '1111222233334444', '1111222233334444', '5555552450575004', '5555557376384001'];

export const payer = {
  CLIENTGENDER: 'f',
  BILLINGFIRSTNAME: 'John',
  BILLINGLASTNAME: 'Doe',
  BILLINGADDRESS: '285 Fulton Street',
  BILLINGCITY: 'New York',
  BILLINGCOUNTRY: 'US',
  BILLINGMOBILEPHONE: '33666666666',
  BILLINGPOSTALCODE: '10007',
};

/** In minor units, so that the same amounts meet on one order. */
export const amounts = [10_000, 10_000, 5_000, 12_345, 2_500];

/** Few enough for debits, edits and tellings to meet on one of them. */
export const mostOrders = 3;

/** The shop makes a debit, under an order of its own or under one that is there already. */
export async function sell(world: World): Promise<void> {
  const { dice, gateway, orders } = world;
  const account = dice.pick(gateway.accounts);
  const again = orders.length > 0 && dice.happens(orders.length < mostOrders ? 0.35 : 0.9);
  const orderId = again ? dice.pick(orders) : inventOrder(dice, orders.length);
  if (!again) orders.push(orderId);
  const kind = account.method === 'sdd' ? 'debit' : dice.pick(['payment', 'payment', 'authorization', 'plan'] as const);
  const common = {
    ...customer,
    ORDERID: orderId,
    CLIENTIDENT: dice.pick(['j.snow', '1700000000004', 'Weiß & Söhne']),
    CLIENTEMAIL: 'j.snow@example.com',
    EXTRADATA: dice.pick(['', 'shop-1', '4242424242424242']),
  };
  const amount = dice.pick(amounts);
  const captured = kind === 'authorization' && dice.happens(0.2);
  const answer = await gateway.send(account.identifier, kind === 'authorization' ? kind : 'payment', {
    ...common,
    ...methodOf(world, kind),
    ...(kind === 'plan' ? { AMOUNTS: planOf(gateway.now(), amount) } : { AMOUNT: String(amount) }),
    ...(captured ? { CAPTUREDATE: dateIn(gateway.now(), 2 + dice.below(5)) } : {}),
  });
  if (answer['EXECCODE'] === '0002') gateway.decide(readToken(answer['REDIRECTHTML']), 'accept');
  if (captured) world.captureDates.add(String(answer['TRANSACTIONID']));
  collectNews(world);
  say(world, `the shop (${describe(account)}) sells by ${kind}: ${lastRow(world)}`);
}

/** A payer of the shop's signs at once: what their page posts stands in its form. */
function readToken(redirectHtml = ''): string {
  const html = Buffer.from(redirectHtml, 'base64').toString('utf8');
  return /name="MD" value="([^"]*)"/.exec(html)?.[1] ?? '';
}

function methodOf({ dice }: World, kind: string): SignedParameters {
  if (kind === 'debit') return payer;
  return { ...card, CREATEALIAS: 'yes', ...(kind === 'plan' ? {} : { CARDCODE: dice.pick(cards) }) };
}

/** Three dates, ten days apart; today's is paid at once (rules.md G41). */
function planOf(now: number, amount: number): Readonly<Record<string, string>> {
  return Object.fromEntries([0, 10, 20].map((days) => [dateIn(now, days), String(amount)]));
}

export function dateIn(now: number, days: number): string {
  return new Date(now + days * day).toISOString().slice(0, 10);
}

/** A colleague in the extranet, or with a program of their own, edits something that the gateway would let them. */
export async function workElsewhere(world: World): Promise<void> {
  const { dice, gateway } = world;
  const undo = dice.happens(0.3);
  const rows = gateway
    .rows()
    .filter((row) => row.execcode === '0000' && row.voidedBy === null && editOf(row, undo) !== undefined);
  if (rows.length === 0) return sell(world);
  const row = dice.pick(rows);
  const operation = editOf(row, undo);
  if (!operation) return;
  const amount = operation === 'void' ? undefined : partOf(row, dice.pick([1, 1, 0.5, 0.3]));
  const { identifier, transactionId } = row;
  if (dice.happens(0.6)) {
    await gateway.actAsExtranet({ identifier, operation, transactionId, ...(amount === undefined ? {} : { amount }) });
  } else {
    const money: SignedParameters = amount === undefined ? {} : { AMOUNT: String(amount) };
    const ORDERID = dice.happens(0.15) ? `edit-${world.step}` : row.orderId;
    const common = { TRANSACTIONID: transactionId, ORDERID, DESCRIPTION: 'A colleague', EXTRADATA: 'colleague' };
    await gateway.send(identifier, operation, { ...common, ...money });
  }
  const before = world.mail.length;
  collectNews(world);
  if (world.mail.length > before) say(world, `a colleague makes a ${operation} of ${transactionId}: ${lastRow(world)}`);
}

function editOf({ operation }: Row, undo: boolean): 'capture' | 'refund' | 'void' | undefined {
  if (operation === 'payment' || operation === 'capture') return undo ? 'void' : 'refund';
  if (operation === 'authorization') return undo ? 'void' : 'capture';
  return operation === 'refund' || operation === 'credit' ? 'void' : undefined;
}

function partOf({ amount }: Row, share: number): number {
  return Math.max(1, Math.floor(amount * share));
}

/** The holder's bank takes a debit back. */
export async function chargeBack(world: World): Promise<void> {
  const { dice, gateway } = world;
  const debits = gateway
    .rows()
    .filter(({ operation, execcode }) => (operation === 'payment' || operation === 'capture') && execcode === '0000');
  if (debits.length === 0) return;
  const { identifier, transactionId } = dice.pick(debits);
  await gateway.actAsExtranet({ identifier, operation: 'chargeback', transactionId });
  say(world, `the bank charges ${transactionId} back`);
}

const minute = 60_000;

/** Time passes, and what falls due is done. */
export async function pass(world: World): Promise<void> {
  const { dice, gateway } = world;
  const span = dice.pick([2, 30, 240, 1_440, 1_440, 4_320, 11_520, 57_600]) * minute;
  gateway.advance(span);
  await world.window.moveOn();
  collectNews(world);
  say(world, `${span / minute} minutes pass: it is ${new Date(gateway.now()).toISOString()}`);
}

function lastRow({ gateway }: World): string {
  const row = gateway.rows().at(-1);
  return row ? nameRow(row) : 'nothing';
}

function describe({ identifier, method, currency }: AccountSettings): string {
  return `${identifier}, ${method}, ${currency}`;
}
