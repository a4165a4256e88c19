import type { Row } from '../../../sandbox/index.ts';
import { lookUp } from './hear/look-up.ts';
import { type Charge, judgeRefusedCharge } from './judge/refused-charge.ts';
import { inventOrder } from './names.ts';
import { confirm } from './send.ts';
import { amounts, dateIn, mostOrders } from './shop.ts';
import { say, type World } from './world.ts';

const kinds = ['payment', 'payment', 'authorization', 'authorization', 'plan'] as const;

/** A person at the console charges an alias that it knows: at once, with a day of capture or in parts, or by a mandate. */
export async function charge(world: World): Promise<void> {
  const { dice, window, gateway, heard } = world;
  const known = gateway.rows().filter((row) => row.alias !== '' && heard.ids().includes(row.transactionId));
  if (known.length === 0) return lookUp(world);
  const source = dice.pick(known);
  const request = inventCharge(world, source);
  const what = describeCharge(request, source);
  const prepared = await window.ask('operations.prepare', request);
  if (!prepared.ok) {
    say(world, `${what} is prepared → ${JSON.stringify(prepared.refusal)}`);
    return judgeRefusedCharge(world, request, source, prepared.refusal);
  }
  const made = await confirm(world, prepared.value, { what, isHonest: isHonestCharge(world, request, source) });
  world.charged.push({ alias: source.alias, minors: minorsOf(request) });
  if (request.captureDay !== '') for (const { transactionId } of made) world.captureDates.add(transactionId);
}

function inventCharge({ dice, gateway, orders }: World, { identifier, transactionId, clientIdent }: Row): Charge {
  const account = gateway.accounts.find((candidate) => candidate.identifier === identifier);
  const again = orders.length > 0 && dice.happens(orders.length < mostOrders ? 0.25 : 0.8);
  const orderId = again ? dice.pick(orders) : inventOrder(dice, orders.length);
  if (!again) orders.push(orderId);
  const minor = dice.pick(amounts);
  const asked = {
    accountId: identifier,
    transactionId,
    orderId,
    description: 'Subscription',
    client: clientIdent,
    clientEmail: 'j.snow@example.com',
    agreement: 'contract 12',
    reason: 'recurringDue',
    note: '',
  } as const;
  const kind = account?.method === 'sdd' ? 'payment' : dice.pick(kinds);
  if (kind === 'authorization') {
    const captureDay = dice.happens(0.5) ? dateIn(gateway.now(), 2 + dice.below(5)) : '';
    return { ...asked, operation: kind, minor, captureDay };
  }
  const paid = { ...asked, operation: 'payment', captureDay: '' } as const;
  if (kind === 'payment') return { ...paid, minor };
  const instalments = [0, 10, 20].map((days) => ({ day: dateIn(gateway.now(), days), minor }));
  return { ...paid, minor: 3 * minor, instalments };
}

function describeCharge(request: Charge, { alias }: Row): string {
  const { operation, orderId, minor, captureDay } = request;
  const parts = 'instalments' in request ? ' in three parts' : '';
  return `${operation} ${minor}${parts} of ${orderId} to ${alias}${captureDay === '' ? '' : `, captured on ${captureDay}`}`;
}

function minorsOf(request: Charge): readonly number[] {
  const parts = 'instalments' in request ? (request.instalments ?? []) : [];
  return [request.minor, ...parts.map(({ minor }) => minor)];
}

/** Nothing gives a guard a reason: a new order, an amount that the alias was never charged with, and no instalment was refused. */
function isHonestCharge(
  { gateway, charged }: World,
  request: Charge,
  { identifier, alias, clientIdent }: Row,
): boolean {
  const minors = minorsOf(request);
  const ofAccount = gateway.rows().filter((row) => row.identifier === identifier);
  return (
    !ofAccount.some(({ orderId }) => orderId === request.orderId) &&
    !ofAccount.some((row) => row.alias === alias && minors.includes(row.amount)) &&
    !charged.some((other) => other.alias === alias && other.minors.some((minor) => minors.includes(minor))) &&
    !ofAccount.some((row) => row.clientIdent === clientIdent && row.instalments > 0 && row.execcode !== '0000')
  );
}
