import type { OperationRequest, TransactionDetail } from '../../../contract/index.ts';
import type { Row } from '../../../sandbox/index.ts';
import { lookUp, troubleLookups } from './hear/look-up.ts';
import { isHonest } from './judge/honest.ts';
import { confirm } from './send.ts';
import { blame, collectNews, findRow, listAnsweredAs, say, type World } from './world.ts';

type Action = TransactionDetail['actions'][number];

/** A person at the console makes something of what it shows as open. */
export async function operate(world: World): Promise<void> {
  const { dice, window, gateway, heard } = world;
  const rows = gateway.rows().filter(({ transactionId }) => heard.ids().includes(transactionId));
  if (rows.length === 0) return lookUp(world);
  const row = dice.pick(rows);
  const { identifier: accountId, transactionId } = row;
  const shown = await window.ask('transactions.show', { accountId, transactionId });
  if (!shown.ok) return;
  const action = chooseAction(world, shown.value);
  // An edit of what an answer named wrongly would be one of somebody else's row, and everything after it would be excused.
  if (!action || listAnsweredAs(world, action.reference.transactionId).length > 0) return;
  const request = inventRequest(world, row, action, shown.value);
  const prepared = await window.ask('operations.prepare', request);
  const what = `${request.operation} ${amountIn(request)} from ${transactionId}`;
  if (!prepared.ok) {
    say(world, `${what} is prepared → ${JSON.stringify(prepared.refusal)}`);
    // What came without its order, or without anything else that a request needs, cannot be edited, and says what is missing.
    const reference = findRow(world, action.reference.transactionId);
    if (!reference || !world.heard.of(reference.transactionId).every(({ whole }) => whole)) return;
    const about = `${request.operation} prepared from ${transactionId}`;
    const said = JSON.stringify(prepared.refusal);
    blame(world, { kind: 'needlesslyBlocked', about, said, book: 'the panel had just shown it as open' });
    return;
  }
  await confirm(world, prepared.value, { what, isHonest: isHonest(world, action.reference.transactionId) });
}

/** Refunds are most of what people make; a capture is made where there is one to make. */
function chooseAction({ dice }: World, { actions }: TransactionDetail): Extract<Action, { open: true }> | undefined {
  const shares = { capture: 6, refund: 6, void: 2, stopntimes: 2, credit: 1 } as const;
  const open = actions.filter(isOpen).flatMap((action) => Array<typeof action>(shares[action.operation]).fill(action));
  return open.length === 0 ? undefined : dice.pick(open);
}

function isOpen(action: Action): action is Extract<Action, { open: true }> {
  return action.open;
}

function amountIn(request: OperationRequest): string {
  if ('minor' in request) return String(request.minor);
  return 'amount' in request ? JSON.stringify(request.amount) : '';
}

function inventRequest(
  { dice }: World,
  { identifier, transactionId, orderId }: Row,
  { operation, limit }: Extract<Action, { open: true }>,
  detail: TransactionDetail,
): OperationRequest {
  const asked = { accountId: identifier, transactionId, reason: 'other', note: '' } as const;
  const most = mostOf(operation === 'refund' && dice.happens(0.3) ? detail : undefined, limit?.minor ?? 10_000);
  const minor = Math.max(1, Math.floor(most * dice.pick([1, 0.5, 0.3, 0.21])) - dice.below(40));
  const amount = dice.happens(0.2) ? ({ kind: 'all' } as const) : ({ kind: 'part', minor } as const);
  switch (operation) {
    case 'refund':
    case 'capture':
      return { ...asked, operation, amount };
    case 'credit':
      return { ...asked, operation, minor, orderId };
    default:
      return { ...asked, operation };
  }
}

/** More than the lower bound of what is left stays possible for a person who gives a reason. */
function mostOf(detail: TransactionDetail | undefined, limit: number): number {
  return detail?.balance.leftAtMost ?? limit;
}

/** What a holder or their bank has still to say a last word of (rules.md A9, H53); 5004 is final a minute later. */
const waiting = /^(?:000[1-3]|5004)$/;

/** Open cases are looked up, or a person who has seen the extranet says what became of one. */
export async function clearUp(world: World): Promise<void> {
  const { dice, window } = world;
  const open = await window.ask('operations.list', { only: 'toSettle', limit: 100 });
  if (!open.ok || open.value.length === 0) return operate(world);
  const { operationId, operation } = dice.pick(open.value);
  if (dice.happens(0.7)) {
    const notes = troubleLookups(world);
    const result = await window.ask('cases.look', { operationId });
    world.trouble.damage = undefined;
    const state = await window.ask('operations.show', { operationId });
    const said = state.ok ? state.value.state : JSON.stringify(result);
    say(world, `the case of the ${operation} ${operationId.slice(-4)} is looked up ${notes()}→ ${said}`);
    return;
  }
  const made = (world.made.get(operationId) ?? []).flatMap((id) => findRow(world, id) ?? []);
  const row = made.find(({ execcode }) => execcode === '0000') ?? made[0];
  const transactionId = row?.transactionId ?? null;
  if (row && waiting.test(row.execcode)) return say(world, `a person sees that the ${operation} waits for its bank`);
  const isDone = row?.execcode === '0000';
  const outcome = isDone ? ({ kind: 'succeeded', transactionId } as const) : ({ kind: 'refused' } as const);
  const result = await window.ask('operations.settle', { operationId, outcome, reason: 'seen in the extranet' });
  if (result.ok && row && isDone) world.heard.settle(row.transactionId);
  const said = result.ok ? result.value.state : JSON.stringify(result.refusal);
  say(world, `a person settles the ${operation} ${operationId.slice(-4)} as ${outcome.kind} → ${said}`);
}

/** What may be sent again is. */
export async function sendAgain(world: World): Promise<void> {
  const { dice, window, gateway } = world;
  const all = await window.ask('operations.list', { only: 'all', limit: 100 });
  const repeatable = all.ok ? all.value.filter((operation) => operation.repeatable) : [];
  if (repeatable.length === 0) return operate(world);
  const { operationId, operation } = dice.pick(repeatable);
  const before = gateway.rows().length;
  const result = await window.ask('operations.sendAgain', { operationId });
  const made = gateway.rows().slice(before);
  for (const { transactionId } of made) world.heard.make(transactionId);
  world.made.set(operationId, [...(world.made.get(operationId) ?? []), ...made.map((row) => row.transactionId)]);
  collectNews(world);
  const said = result.ok ? result.value.state : JSON.stringify(result.refusal);
  say(world, `the ${operation} ${operationId.slice(-4)} is sent again → ${said}`);
}
