import type { ChannelOutput, HolderAsk, OperationRequest, OperationView } from '../../../contract/index.ts';
import type { Row } from '../../../sandbox/index.ts';
import { openSaved } from '../../../scripts/tour/holder-browser.ts';
import { lookUp, troubleLookups } from './hear/look-up.ts';
import { judgeFreeOrder } from './judge/pages.ts';
import { type Charge, judgeRefusedCharge } from './judge/refused-charge.ts';
import { inventOrder } from './names.ts';
import { choosePlainFate, confirm } from './send.ts';
import { amounts, mostOrders, payer } from './shop.ts';
import { type HandedPage, say, type World } from './world.ts';

const minute = 60_000;

/** Where a page says no end of its own, it counts as usable for a day. */
const usualLife = 1_440;

const formChoices = { keepCard: 'never', authenticate: false, hideEmail: false, hideName: false } as const;

/** A person at the console makes a page for a holder: their bank's, the gateway's form, or the one of a first direct debit. */
export async function handOver(world: World): Promise<void> {
  const { dice, window, gateway, heard } = world;
  const known = gateway.rows().filter(({ transactionId }) => heard.ids().includes(transactionId));
  const source = known.length > 0 ? dice.pick(known) : undefined;
  if (!source) return lookUp(world);
  const request = inventPage(world, source);
  const { way, validMinutes } = request.holder ?? { way: 'mandate', validMinutes: usualLife };
  const what = `${request.operation} ${request.minor} of ${request.orderId} on a page (${way})`;
  const prepared = await window.ask('operations.prepare', request);
  if (!prepared.ok) {
    say(world, `${what} is prepared → ${JSON.stringify(prepared.refusal)}`);
    if (request.transactionId !== null) judgeRefusedCharge(world, request, source, prepared.refusal);
    return;
  }
  await judgeFreeOrder(world, request);
  const usableUntil = gateway.now() + validMinutes * minute;
  const made = await confirm(world, prepared.value, { what, isHonest: false, chooses: choosePlainFate });
  world.charged.push({ alias: source.alias, minors: [request.minor] });
  await keepPage(world, prepared.value, { made, usableUntil });
}

function inventPage({ dice, gateway, orders }: World, { identifier, transactionId, alias, clientIdent }: Row): Charge {
  const account = gateway.accounts.find((candidate) => candidate.identifier === identifier);
  const again = orders.length > 0 && dice.happens(orders.length < mostOrders ? 0.25 : 0.8);
  const orderId = again ? dice.pick(orders) : inventOrder(dice, orders.length);
  if (!again) orders.push(orderId);
  const asked = {
    accountId: identifier,
    transactionId,
    orderId,
    minor: dice.pick(amounts),
    description: 'The second half',
    client: clientIdent,
    clientEmail: 'j.snow@example.com',
    captureDay: '',
    agreement: '',
    reason: 'balanceDue',
    note: '',
  } as const;
  if (account?.method === 'sdd') {
    const agreement = 'mandate 12';
    return {
      ...asked,
      operation: 'payment',
      transactionId: null,
      agreement,
      further: payer,
    } as OperationRequest as Charge;
  }
  const common = { validMinutes: dice.pick([60, 1_440, 10_080]), language: 'en' } as const;
  const holder: HolderAsk =
    alias !== '' && dice.happens(0.4)
      ? { way: 'threeDSecure', ...common }
      : { way: 'hostedForm', ...common, ...formChoices };
  return { ...asked, operation: dice.happens(0.2) ? 'authorization' : 'payment', holder };
}

/** What a holder's browser is given; nothing where the request was lost, or its answer named no page. */
async function keepPage(
  world: World,
  { operation }: ChannelOutput<'operations.prepare'>,
  { made, usableUntil }: { readonly made: readonly Row[]; readonly usableUntil: number },
): Promise<void> {
  const { operationId, accountId, orderId } = operation;
  const page = await readPage(world, operationId);
  for (const { transactionId, execcode } of made) {
    if (/^000[12]$/.test(execcode)) world.heard.awaitHolder(transactionId);
  }
  if (!page) return;
  const transactionIds = made.map(({ transactionId }) => transactionId);
  world.pages.push({ operationId, accountId, orderId, ...page, usableUntil, made: transactionIds });
}

async function readPage(
  { window }: World,
  operationId: string,
): Promise<Pick<HandedPage, 'kind' | 'action' | 'fields'> | undefined> {
  const described = await window.ask('pages.describe', { operationId });
  const saved = await window.ask('pages.save', { operationId });
  if (!described.ok || !described.value || !saved.ok || !saved.value.saved) return undefined;
  const { action, hidden } = openSaved(saved.value.saved.path);
  return { kind: described.value.kind, action, fields: hidden };
}

/** A person asks the gateway what a holder did; the answer may come damaged, or too early. */
export async function askAboutPage(world: World): Promise<void> {
  const { dice, window, pages } = world;
  if (pages.length === 0) return lookUp(world);
  const { operationId, orderId } = dice.pick(pages);
  const notes = troubleLookups(world);
  const result = await window.ask('pages.look', { operationId });
  world.trouble.damage = undefined;
  const said = result.ok ? describeState(result.value) : JSON.stringify(result.refusal);
  say(world, `the page of ${orderId} (${operationId.slice(-4)}) is asked about ${notes()}→ ${said}`);
}

function describeState({ state, attempts }: OperationView): string {
  const cause = attempts.at(-1)?.cause;
  return cause ? `${state} (${cause})` : state;
}
