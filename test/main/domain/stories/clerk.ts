import assert from 'node:assert/strict';
import type { AfterTaking } from '../../../../main/domain/decide/after-taking.ts';
import { type ActionAsk, decideDraft, extentOf } from '../../../../main/domain/decide/draft.ts';
import type { Taking } from '../../../../main/domain/decide/taking.ts';
import { writeExtraData } from '../../../../main/domain/extra-data.ts';
import { findGuards, type Guard } from '../../../../main/domain/guards.ts';
import type { TransactionAction } from '../../../../main/domain/kinds.ts';
import { type AttemptOutcome, isRepeatable, lastAttempt, type Operation } from '../../../../main/domain/operation.ts';
import { takePicture } from '../../../../main/domain/picture.ts';
import { chainIdIn } from '../../../../main/domain/situation.ts';
import { checkTaken } from './checks/taken.ts';
import { type Edit, type Play, type Trouble, waitFor } from './gateway.ts';
import { seeChain } from './sight.ts';
import type { Step } from './step.ts';
import { nextId, noteNews, pickOf, rootsOf, situationOf, stampOf, type World } from './world.ts';

/** Prepares an operation as the desk does: judged, with its amount fixed, written down with its picture. Gives its id. */
export function review(world: World, operation: TransactionAction, { pick, share, more }: Step): string | undefined {
  const root = pickOf(rootsOf(world.gateway.rows()), pick);
  return root && prepare(world, askFor(operation, root.transactionId, share, more));
}

/** main/desk/prepare.ts, without a form to fill. */
function prepare(world: World, asked: ActionAsk): string | undefined {
  const { operation } = asked;
  const situation = situationOf(world, asked.transactionId);
  if (!situation) return undefined;
  const decision = decideDraft(asked, situation);
  if (decision.kind === 'refused') return undefined;
  const { reference, amount, orderId } = decision.value;
  if (reference.rootId !== situation.row.rootId) {
    return prepare(world, { ...asked, transactionId: reference.transactionId });
  }
  const [operationId, attemptId] = [nextId(world), nextId(world)];
  world.core.journal.draft(
    {
      operationId,
      accountId: 'SHOP',
      operation,
      chainId: chainIdIn(situation, operation, orderId),
      referenceId: reference.transactionId,
      orderId,
      amount,
      reason: 'other',
      note: '',
      agreement: '',
      attemptId,
      request: { url, parameters: {} },
      review: {
        picture: takePicture(situation, { operation, amount }),
        extent: extentOf(asked),
        account: situation.account,
      },
    },
    stampOf(world),
  );
  const sight = seeChain(world, operation, reference.transactionId, operationId);
  world.drafts.push({ operationId, sight, draftedAt: world.gateway.now() });
  return operationId;
}

const url = 'http://127.0.0.1:1/front/service/rest/process';

function askFor(operation: TransactionAction, transactionId: string, share: number, more: number): ActionAsk {
  const asked = { accountId: 'SHOP', transactionId, reason: 'other', note: '' } as const;
  if (operation === 'void' || operation === 'stopntimes') return { ...asked, operation };
  const minor = share * 100;
  if (operation === 'credit') return { ...asked, operation, minor, orderId: `C-${share % 3}` };
  return { ...asked, operation, amount: more < 6 ? { kind: 'all' } : { kind: 'part', minor } };
}

/** Confirms what was reviewed and sends it. */
export function* confirm(world: World, operationId: string, step: Step): Play<void> {
  const at = world.drafts.findIndex((draft) => draft.operationId === operationId);
  const [draft] = world.drafts.splice(at, 1);
  // Most people have an answer ready; who has none meets the guard.
  const guardAnswer = step.more > 13 ? null : 'the customer insists';
  if (draft) yield* takeAndSend(world, operationId, { kind: 'confirm', guardAnswer }, step, draft);
}

/** Sends the same request once more, where that is allowed. */
export function* sendAgain(world: World, step: Step): Play<void> {
  const repeatable = [...world.operations.values()].filter(isRepeatable);
  const operation = pickOf(repeatable, step.pick);
  if (!operation) return;
  const taking = { kind: 'again', attemptId: nextId(world), request: { url, parameters: {} } } as const;
  yield* takeAndSend(world, operation.operationId, taking, step, undefined);
}

function* takeAndSend(
  world: World,
  operationId: string,
  taking: Taking,
  step: Step,
  draft: { readonly sight: string; readonly draftedAt: number } | undefined,
): Play<void> {
  const { journal, views } = world.core;
  const before = views.findOperation(operationId);
  const sight = before && seeChain(world, actionOf(before), before.referenceId ?? '', operationId);
  const way = wayOf(step.twist);
  const { next: after } = way;
  const guards = before && taking.kind === 'confirm' && taking.guardAnswer === null ? guardsOf(world, before) : [];
  const command = { operationId, taking, account: world.rules, after };
  const taken = journal.take(command, stampOf(world));
  assert.ok(taken.kind !== 'taken' || guards.length === 0, `Taken without a word against ${guards[0]?.kind}.`);
  checkTaken(world, taken, draft, sight);
  if (taken.kind !== 'taken' || after.kind === 'end') return;
  yield* send(world, taken.operation, way);
}

/** These stories begin nothing: every operation acts on a transaction. */
function actionOf({ operation }: Operation): TransactionAction {
  assert.ok(operation !== 'payment' && operation !== 'authorization');
  return operation;
}

/** What speaks against it now; a credit's own order is not looked at. */
function guardsOf(world: World, operation: Operation): readonly Guard[] {
  const situation = situationOf(world, operation.referenceId ?? '');
  return situation && operation.operation !== 'credit' ? findGuards(situation, operation) : [];
}

/** How a sending goes: what follows the taking, what the gateway does, and what the desk hears. */
interface Way {
  readonly next: AfterTaking;
  readonly trouble: Trouble;
  readonly heard: 'answer' | 'later' | 'withoutId' | 'lost' | 'neverArrived' | 'notSent' | 'late' | 'claimRefused';
}

const begin = { kind: 'begin' } as const;
const wait = { kind: 'wait' } as const;

/** The usual first: a failing story shrinks towards it. */
const ways: readonly (readonly [upTo: number, Way])[] = [
  [25, { next: begin, trouble: 'none', heard: 'answer' }],
  [31, { next: begin, trouble: 'none', heard: 'later' }],
  [36, { next: begin, trouble: 'none', heard: 'lost' }],
  [40, { next: begin, trouble: 'none', heard: 'neverArrived' }],
  [43, { next: begin, trouble: 'none', heard: 'notSent' }],
  [45, { next: begin, trouble: 'busy', heard: 'answer' }],
  [47, { next: begin, trouble: 'bankRefuses', heard: 'answer' }],
  [49, { next: begin, trouble: 'bankUnsure', heard: 'answer' }],
  [51, { next: begin, trouble: 'bankUnsureActed', heard: 'answer' }],
  [53, { next: begin, trouble: 'pending', heard: 'answer' }],
  [54, { next: begin, trouble: 'pending', heard: 'lost' }],
  [55, { next: begin, trouble: 'pending', heard: 'withoutId' }],
  [57, { next: begin, trouble: 'none', heard: 'withoutId' }],
  [58, { next: begin, trouble: 'none', heard: 'late' }],
  [60, { next: wait, trouble: 'none', heard: 'answer' }],
  [61, { next: wait, trouble: 'none', heard: 'claimRefused' }],
  [62, { next: wait, trouble: 'none', heard: 'later' }],
  [63, { next: { kind: 'end', cause: 'secretLocked' }, trouble: 'none', heard: 'notSent' }],
];

function wayOf(twist: number): Way {
  return (ways.find(([upTo]) => twist <= upTo) as (typeof ways)[number])[1];
}

function* send(world: World, operation: Operation, { next, trouble: asked, heard }: Way): Play<void> {
  // A stop asks no bank (rules.md G45): of troubles there is the busy plan alone.
  const trouble = operation.operation === 'stopntimes' && asked !== 'busy' ? 'none' : asked;
  const { operationId } = operation;
  const { attemptId } = lastAttempt(operation);
  const hear = (outcome: AttemptOutcome) => world.core.journal.end(operationId, attemptId, outcome, stampOf(world));
  if (heard === 'claimRefused') return void hear({ kind: 'notSent', cause: 'claimRefused' });
  if (next.kind === 'wait') world.core.journal.begin(operationId, attemptId, stampOf(world));
  if (heard === 'notSent') return void hear({ kind: 'notSent', cause: 'notConnected' });
  const edit = editOf(world, operation, attemptId);
  if (heard === 'late') world.late.push({ operationId, edit, trouble });
  if (heard === 'late' || heard === 'neverArrived') return void hear({ kind: 'unknown', cause: 'timedOut' });
  const { execcode, transactionId } = yield* execute(world, operationId, edit, trouble);
  if (heard === 'lost') return void hear({ kind: 'unknown', cause: 'connectionLost' });
  // Without EXTRADATA either, nobody can tell that the row is this one's; a succeeded one always has an id (rules.md A2).
  const told = heard === 'withoutId' && world.form !== 'none' ? null : transactionId;
  const outcome = { kind: 'answered', execcode, message: '', transactionId: told } as const;
  if (heard === 'later') world.underWay.push({ operationId, attemptId, outcome });
  else hear(outcome);
}

function editOf(world: World, operation: Operation, attemptId: string): Edit {
  const { amount, referenceId, orderId } = operation;
  const hasAmount = operation.operation !== 'void' && operation.operation !== 'stopntimes';
  const extraData = operation.operation === 'stopntimes' ? '' : (writeExtraData(world.form, attemptId) ?? '');
  return {
    operation: actionOf(operation),
    referenceId: referenceId ?? '',
    amount: hasAmount ? amount.minor : null,
    orderId: operation.operation === 'stopntimes' ? '' : orderId,
    extraData,
  };
}

/** The gateway gets a request, now or later. */
export function* execute(world: World, operationId: string, edit: Edit, trouble: Trouble) {
  const answer = yield* waitFor(world.gateway.edit(edit, trouble));
  const row = world.gateway.rows().find(({ transactionId }) => transactionId === answer.transactionId);
  if (row && (row.execcode === '0000' || row.execcode === '0003')) {
    world.made.set(operationId, [...(world.made.get(operationId) ?? []), row.transactionId]);
    world.executed += 1;
  }
  noteNews(world);
  return answer;
}

/** An answer that was long in coming is there, or a request that had been given up arrives at the gateway. */
export function* hearAnswer(world: World): Play<void> {
  const [answered] = world.underWay.splice(0, 1);
  if (answered) {
    world.core.journal.end(answered.operationId, answered.attemptId, answered.outcome, stampOf(world));
    return;
  }
  const [late] = world.late.splice(0, 1);
  if (!late) return;
  yield* execute(world, late.operationId, late.edit, late.trouble);
  const { state } = world.operations.get(late.operationId) ?? {};
  // A person had looked, and nothing was there yet.
  if (state === 'refused') world.wronglyRefused.add(late.operationId);
}

/** The program was killed and starts again: what was under way is settled by rule, and its answers are lost. */
export function recover(world: World): void {
  world.underWay.length = 0;
  world.core.journal.recover(stampOf(world));
}
