import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftView, OperationRequest, OperationView, Result } from '../../../contract/index.ts';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { Dice } from '../../faults/crash/chance.ts';
import type { Sold } from '../../faults/crash/shop.ts';
import { acknowledge, type Errand, type Life, type Wish, type World } from './world.ts';

/** Everything that people do at a desk, one thing after the other; rejects when its process is killed. */
export async function work(life: Life): Promise<never> {
  for (;;) await actAtRandom(life);
}

/** A desk works on the newest of its errands, so that both desks of a wish are at it at once. */
const mostAtOnce = 4;

async function actAtRandom(life: Life): Promise<void> {
  const { desk, dice } = life;
  if (dice.happens(0.03)) return takeExport(life);
  // One desk listens for all.
  if (desk.number === 0 && dice.happens(0.2)) return takeNotification(life);
  if (dice.happens(0.3)) return decide(life);
  if (desk.errands.size < mostAtOnce || dice.happens(0.1)) return wish(life);
  return pursue(life, dice.pick([...desk.errands].slice(-mostAtOnce)));
}

/** The shop sells something, and two desks want the same of it. */
async function wish({ world, desk, console, dice }: Life): Promise<void> {
  const sold = await world.shop.sell(dice, ['payment', 'payment', 'authorization']);
  const wanted = inventWish(sold, dice);
  const other = dice.pick(world.desks.filter((each) => each !== desk));
  world.wishes.push(wanted);
  for (const { errands } of [desk, other]) errands.add({ wish: wanted, operationId: null, refusals: 0 });
  const { accountId, transactionId } = sold;
  await console.ask('transactions.fetch', { accountId, wanted: { by: 'transaction', transactionId } });
}

/** Of everything that the gateway would do twice, less than half of what it may be; and voids. */
function inventWish({ accountId, transactionId, orderId, kind, minor }: Sold, dice: Dice): Wish {
  const asked = { accountId, transactionId, reason: 'other', note: '' } as const;
  const part = { kind: 'part', minor: 1 + dice.below(Math.floor(minor / 2) - 1) } as const;
  const own = (request: OperationRequest): Wish => ({ id: transactionId, request, whole: minor });
  const charge = { ...asked, ...person, orderId: `${orderId}-2`, operation: 'payment', captureDay: '' } as const;
  switch (
    kind === 'payment' ? dice.pick(['refund', 'refund', 'charge'] as const) : dice.pick(['capture', 'void'] as const)
  ) {
    case 'refund':
      return own({ ...asked, operation: 'refund', amount: part });
    case 'capture':
      return own({ ...asked, operation: 'capture', amount: part });
    case 'void':
      return own({ ...asked, operation: 'void' });
    case 'charge':
      return { id: charge.orderId, request: { ...charge, minor: part.minor }, whole: minor };
  }
}

const person = {
  description: 'Subscription',
  client: 'john.snow',
  clientEmail: 'john.snow@example.com',
  agreement: 'contract 12',
} as const;

/** Goes on with an errand from where this desk is with it. */
async function pursue(life: Life, errand: Errand): Promise<void> {
  const { console, desk, dice } = life;
  if (errand.operationId === null) return prepare(life, errand);
  const { operationId } = errand;
  const shown = await console.ask('operations.show', { operationId });
  // That it is gone is seen at the end.
  if (!shown.ok) return void desk.errands.delete(errand);
  acknowledge(desk, shown.value);
  const { state, repeatable } = shown.value;
  switch (state) {
    case 'drafted':
      return confirm(life, errand, operationId);
    case 'notSent':
      if (!repeatable || dice.happens(0.5)) return prepare(life, errand);
      life.onConfirming();
      return hear(life, errand, await console.ask('operations.sendAgain', { operationId }));
    case 'unknown':
      await console.ask('cases.look', { operationId });
      return;
    case 'confirmed':
    case 'sending':
      return;
    case 'succeeded':
    case 'pending':
    case 'refused':
      return void desk.errands.delete(errand);
    default:
      return assertNever(state);
  }
}

/** After so many refusals people have understood that there is nothing to do here. */
const mostRefusals = 4;

async function prepare(life: Life, errand: Errand): Promise<void> {
  const { console, desk, dice } = life;
  const { request, whole } = errand.wish;
  const draft = await console.ask('operations.prepare', request);
  if (!draft.ok) {
    errand.refusals += 1;
    if (errand.refusals > mostRefusals) return void desk.errands.delete(errand);
    const { accountId, transactionId } = request;
    if (transactionId)
      await console.ask('transactions.fetch', { accountId, wanted: { by: 'transaction', transactionId } });
    return;
  }
  const { operationId } = draft.value.operation;
  errand.operationId = operationId;
  acknowledge(desk, draft.value.operation);
  if (isDone(draft.value, whole)) return void desk.errands.delete(errand);
  // Some drafts wait, while others work on.
  if (dice.happens(0.8)) await confirm(life, errand, operationId);
}

/** The review shows that somebody has done already what was wanted once. */
function isDone({ before, guards }: DraftView, whole: number): boolean {
  return (before !== null && before.minor !== whole) || guards.some(({ kind }) => saysDone.has(kind));
}

const saysDone: ReadonlySet<string> = new Set(['sameAmountLately', 'orderCharged']);

async function confirm(life: Life, errand: Errand, operationId: string): Promise<void> {
  life.onConfirming();
  const answer = await life.console.ask('operations.confirm', { operationId, guardAnswer });
  hear(life, errand, answer);
  if (answer.ok) return;
  const { refusal } = answer;
  if (refusal.code === 'approvalNeeded') await life.console.ask('approvals.propose', { operationId, guardAnswer });
  // What nobody will approve any more is begun anew.
  if (refusal.code === 'proposalOver' && refusal.state !== 'waiting') errand.operationId = null;
}

const guardAnswer = 'wanted, on purpose';

/** People look at what their colleagues ask for, and at what they asked for themselves. */
async function decide({ console, dice }: Life): Promise<void> {
  const listed = await console.ask('approvals.list', {});
  const open = (listed.ok ? listed.value : []).filter(({ may }) => may.decide || may.withdraw);
  if (open.length === 0) return;
  const { operationId, may, state } = dice.pick(open);
  if (may.withdraw && dice.happens(0.07)) return void (await console.ask('approvals.withdraw', { operationId }));
  if (!may.decide || (state === 'approved' && dice.happens(0.8))) return;
  const decision = dice.happens(0.15)
    ? ({ verdict: 'rejected', reason: 'not this one' } as const)
    : ({ verdict: 'approved', reason: null } as const);
  await console.ask('approvals.decide', { operationId, decision });
}

function hear({ desk }: Life, errand: Errand, answer: Result<OperationView>): void {
  if (!answer.ok) return;
  acknowledge(desk, answer.value);
  if (answer.value.state === 'succeeded') desk.errands.delete(errand);
}

/** Everything that the gateway has; each hand has a file of its own, as two of one desk may be at it at once. */
export async function takeExport({ world, desk, console }: Pick<Life, 'world' | 'desk' | 'console'>): Promise<void> {
  const path = join(world.folder, `export-${desk.number}-${randomUUID()}.csv`);
  writeFileSync(path, world.shop.sandbox.exportTransactions());
  try {
    await console.take(path);
  } finally {
    rmSync(path, { force: true });
  }
}

/** As they come, in any order and more than once. */
async function takeNotification({ world, console, dice }: Life): Promise<void> {
  const recent = world.shop.notifications.slice(-10);
  if (recent.length > 0) await console.ask('notifications.take', { text: dice.pick(recent) });
}

/** A person who has looked into the extranet, which is the gateway's own book, says what is there. */
export async function settleAll({
  world,
  console,
  desk,
}: Pick<Life, 'console' | 'desk'> & { readonly world: World }): Promise<void> {
  const listOpen = async () => {
    const open = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
    return (open.ok ? open.value : []).filter(({ operationId }) => desk.told.has(operationId));
  };
  for (const { operationId } of await listOpen()) await console.ask('cases.look', { operationId });
  const executed = new Map(world.shop.executed().map((row) => [row.extraData, row.transactionId]));
  for (const { operationId, attempts } of await listOpen()) {
    const transactionId = attempts.map(({ attemptId }) => executed.get(attemptId)).find((id) => id !== undefined);
    const outcome =
      transactionId === undefined ? ({ kind: 'refused' } as const) : ({ kind: 'succeeded', transactionId } as const);
    await console.ask('operations.settle', { operationId, outcome, reason: 'seen in the extranet' });
  }
}
