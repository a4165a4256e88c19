import type { ChannelInput, DeskOperation, OperationRequest } from '../../../contract/index.ts';
import { byBank, byForm, checkPage, keepPage, visitPage } from './pages.ts';
import { identifier } from './shop.ts';
import { acknowledge, type Life } from './world.ts';

/** Everything that a person does, by how often; each rejects when the console is killed under it. */
const acts: readonly (readonly [share: number, act: (life: Life) => Promise<void>])[] = [
  [52, operate],
  [3, collect],
  [5, handOver],
  [5, visitPage],
  [8, sell],
  [8, repeat],
  [10, lookUpCase],
  [4, settle],
  [7, bringNotification],
  [5, lookUp],
  [3, stopTwice],
];

const sum = acts.reduce((total, [share]) => total + share, 0);

export async function actAtRandom(life: Life): Promise<void> {
  let left = life.dice.below(sum);
  const found = acts.find(([share]) => {
    left -= share;
    return left < 0;
  });
  await found?.[1](life);
}

/** So many sales are worked on: few enough for operations to meet on one of them. */
const mostSales = 10;

export async function sell({ world, console, dice }: Life): Promise<void> {
  const sale = await world.shop.sell(dice);
  const wanted = { by: 'order', orderId: sale.orderId } as const;
  await console.ask('transactions.fetch', { accountId: sale.accountId, wanted });
  world.sales.push(sale);
  if (world.sales.length > mostSales) world.sales.splice(dice.below(mostSales), 1);
}

async function operate(life: Life): Promise<void> {
  if (life.world.sales.length === 0) return sell(life);
  await draftAndConfirm(life, inventRequest(life));
}

/** The console hears of the mandate, once more where its ledger was lost. */
export async function learnMandate({ world, console }: Life): Promise<void> {
  const { accountId, transactionId } = world.shop.mandate;
  await console.ask('transactions.fetch', { accountId, wanted: { by: 'transaction', transactionId } });
}

/** Collections by the mandate are final days later: until then each holds its order. */
async function collect(life: Life): Promise<void> {
  const { accountId, transactionId } = life.world.shop.mandate;
  const asked = { accountId, transactionId, reason: 'other', note: '' } as const;
  const minor = 1 + life.dice.below(400);
  const charge = { ...person, orderId: `M-${2 + life.dice.below(6)}`, operation: 'payment', minor } as const;
  await draftAndConfirm(life, { ...asked, ...charge, captureDay: '' });
}

/** A page for a holder, handed over before its link is told: killed in between or after, it is the same page. */
export async function handOver(life: Life): Promise<void> {
  const { world, console, dice } = life;
  if (world.sales.length === 0) return sell(life);
  const [known] = [...world.pages.keys()].slice(-1 - dice.below(5));
  if (known !== undefined && dice.happens(0.3)) return checkPage(world, console, known);
  const { accountId, transactionId, orderId } = dice.pick(world.sales);
  const charge = { ...person, agreement: '', orderId: `${orderId}-P${dice.below(5)}`, operation: 'payment' } as const;
  const asked = { accountId, transactionId, reason: 'other', note: '', minor: 1 + dice.below(400) } as const;
  const holder = dice.happens(0.4) ? byBank : byForm;
  const draft = await console.ask('operations.prepare', { ...asked, ...charge, captureDay: '', holder });
  if (!draft.ok) return;
  acknowledge(world, draft.value.operation);
  await confirm(life, draft.value.operation.operationId);
  await keepPage(world, console, draft.value.operation, holder.way);
}

async function draftAndConfirm(life: Life, request: OperationRequest): Promise<void> {
  const { world, console, dice } = life;
  const draft = await console.ask('operations.prepare', request);
  if (!draft.ok) return;
  acknowledge(world, draft.value.operation);
  if (dice.happens(0.05)) return;
  await Promise.all(
    Array.from({ length: dice.happens(0.2) ? 2 : 1 }, () => confirm(life, draft.value.operation.operationId)),
  );
}

function inventRequest({ world, dice }: Life): OperationRequest {
  const { accountId, transactionId, orderId } = dice.pick(world.sales);
  const operation = dice.pick<DeskOperation | 'plan'>([
    'refund',
    'refund',
    'refund',
    'capture',
    'void',
    'credit',
    'stopntimes',
    'payment',
    'authorization',
    'plan',
  ]);
  const asked = { accountId, transactionId, reason: 'other', note: '' } as const;
  const minor = 1 + dice.below(400);
  // Few orders, so that charges of one meet.
  const charge = { ...person, orderId: `${orderId}-${2 + dice.below(3)}` };
  const amount = dice.happens(0.9) ? ({ kind: 'part', minor } as const) : ({ kind: 'all' } as const);
  switch (operation) {
    case 'refund':
    case 'capture':
      return { ...asked, operation, amount };
    case 'credit':
      return { ...asked, operation, minor, orderId };
    case 'payment':
      return { ...asked, ...charge, operation, minor, captureDay: '' };
    case 'authorization': {
      const captureDay = dice.happens(0.3) ? dateIn(2 + dice.below(5)) : '';
      return { ...asked, ...charge, operation, minor, captureDay };
    }
    case 'plan': {
      const instalments = [0, 30, 60].map((days) => ({ day: dateIn(days), minor }));
      return { ...asked, ...charge, operation: 'payment', minor: 3 * minor, instalments, captureDay: '' };
    }
    default:
      return { ...asked, operation };
  }
}

/** By the days of UTC, those of the gateway. */
function dateIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const person = {
  description: 'Subscription',
  client: 'john.snow',
  clientEmail: 'john.snow@example.com',
  agreement: 'contract 12',
} as const;

async function confirm({ world, console }: Life, operationId: string): Promise<void> {
  const answer = await console.ask('operations.confirm', { operationId, guardAnswer: 'random, on purpose' });
  if (answer.ok) acknowledge(world, answer.value);
}

/** A person who does not remember: confirms again, and sends again where the desk lets them. */
async function repeat(life: Life): Promise<void> {
  const { world, console, dice } = life;
  const recent = [...world.acknowledged.keys()].slice(-20);
  if (recent.length === 0) return;
  const operationId = dice.pick(recent);
  if (dice.happens(0.3)) return confirm(life, operationId);
  const answer = await console.ask('operations.sendAgain', { operationId });
  if (answer.ok) acknowledge(world, answer.value);
}

/** A stop is the one operation that may be sent again while nobody knows. */
async function stopTwice({ world, console }: Life): Promise<void> {
  const open = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
  const stop = open.ok ? open.value.find(({ operation }) => operation === 'stopntimes') : undefined;
  if (!stop) return;
  const answer = await console.ask('operations.sendAgain', { operationId: stop.operationId });
  if (answer.ok) acknowledge(world, answer.value);
}

async function lookUpCase({ console, dice }: Life): Promise<void> {
  const open = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
  if (!open.ok || open.value.length === 0) return;
  const { operationId } = dice.pick(open.value);
  await console.ask('cases.look', { operationId });
}

/** A request that left longer ago than this, in milliseconds, is not under way at the gateway any more. */
const surelyOver = 3_000;

/** A person who has looked into the extranet, which is the gateway's own book, says what is there. */
export async function settle({ world, console }: Pick<Life, 'world' | 'console'>): Promise<void> {
  const open = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
  const over = (open.ok ? open.value : []).find(
    ({ attempts }) => (attempts.at(-1)?.sentAt ?? Number.POSITIVE_INFINITY) < Date.now() - surelyOver,
  );
  if (!over) return;
  const { operation, operationId, referenceId, attempts } = over;
  const ids = attempts.map(({ attemptId }) => attemptId);
  const row = world.shop.executed().find(({ extraData }) => ids.includes(extraData));
  const plan = world.shop.sandbox.schedules(identifier).find(({ scheduleId }) => scheduleId === referenceId);
  const transactionId = operation === 'stopntimes' ? null : (row?.transactionId ?? null);
  const happened = operation === 'stopntimes' ? plan?.state === 'stopped' : row !== undefined;
  const outcome: ChannelInput<'operations.settle'>['outcome'] = happened
    ? { kind: 'succeeded', transactionId }
    : { kind: 'refused' };
  await console.ask('operations.settle', { operationId, outcome, reason: 'seen in the extranet' });
}

/** As they come, in any order and more than once. */
async function bringNotification({ world, console, dice }: Life): Promise<void> {
  const recent = world.shop.notifications.slice(-10);
  if (recent.length > 0) await console.ask('notifications.take', { text: dice.pick(recent) });
}

async function lookUp({ world, console, dice }: Life): Promise<void> {
  if (world.sales.length === 0) return;
  const { accountId, orderId, transactionId } = dice.pick([...world.sales, world.shop.mandate]);
  const wanted = dice.pick([{ by: 'order', orderId } as const, { by: 'transaction', transactionId } as const]);
  await console.ask('transactions.fetch', { accountId, wanted });
}
