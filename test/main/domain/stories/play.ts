import type { TransactionAction } from '../../../../main/domain/kinds.ts';
import type { Core } from '../../ports/core.ts';
import { checkChains } from './checks/chains.ts';
import { checkStates } from './checks/states.ts';
import { confirm, hearAnswer, recover, review, sendAgain } from './clerk.ts';
import { type Edit, type Play, type StoryGateway, waitFor } from './gateway.ts';
import { importAll, importOldFile, importSome, importTwice, lookUp, notify, saveFile } from './hearing.ts';
import { settle, settleNonsense, settleWrongly } from './settling.ts';
import { readStep, type Step } from './step.ts';
import { createWorld, noteNews, pickOf, rootsOf, type World } from './world.ts';

/** What is tried on the way: one line each, when somebody wants to read a story. */
export type Tell = (line: string) => void;

/** What stands behind a story: its bodies, and how the account writes EXTRADATA. */
export interface Stage {
  readonly core: Core;
  readonly gateway: StoryGateway;
  readonly head: number;
}

/** Plays a story and throws where something is not as promised. */
export function* play({ core, gateway, head }: Stage, numbers: readonly number[], tell?: Tell): Play<World> {
  const world = createWorld(core, gateway, (['id', 'id', 'labelled', 'none'] as const)[head & 3] ?? 'id');
  core.listen(({ operations }) => {
    for (const operation of operations) {
      checkStates(world.operations.get(operation.operationId), operation);
      world.operations.set(operation.operationId, operation);
    }
    world.changed = true;
  });
  // A payment, an authorization and perhaps a plan, of one order or of three: known to the ledger from the start.
  for (const operation of ['payment', 'authorization', head & 4 ? 'plan' : 'payment'] as const) {
    const shared = head & 8 ? 'W-0' : `W-${operation}`;
    yield* waitFor(gateway.debit({ operation, amount: 10_000, orderId: shared, card: 'good', captureIn: undefined }));
    gateway.advance(1_000);
  }
  noteNews(world);
  importAll(world);
  for (const number of numbers) {
    const step = readStep(number);
    // Two things of one second stand in the order in which they came in (main/ledger/projections/position.ts).
    gateway.advance(1_000);
    noteNews(world);
    yield* perform(world, step);
    tell?.(`${step.kind} ${JSON.stringify(step)}\n${describe(world)}`);
    checkChains(world);
  }
  return world;
}

function describe({ gateway, operations, upToDate }: World): string {
  const rows = gateway.rows().map((row) => {
    const { transactionId, operation, referenceId, amount, execcode, voidedBy, orderId } = row;
    return `   ${transactionId} ${operation} of ${referenceId} ${amount} ${execcode} ${voidedBy ?? ''} ${orderId}`;
  });
  const own = [...operations.values()].map(
    ({ operationId, operation, state, chainId, amount }) =>
      `   ${operationId.slice(-3)} ${operation} ${amount.minor} on ${chainId}: ${state}`,
  );
  return [...rows, ...own, `   up to date: ${upToDate}`].join('\n');
}

const asks: Readonly<Record<string, TransactionAction>> = {
  refund: 'refund',
  capture: 'capture',
  void: 'void',
  credit: 'credit',
  stop: 'stopntimes',
};

const colleagues: Readonly<Record<string, Edit['operation']>> = {
  colleagueRefunds: 'refund',
  colleagueCaptures: 'capture',
  colleagueVoids: 'void',
  colleagueStops: 'stopntimes',
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

function* perform(world: World, step: Step): Play<void> {
  const { gateway } = world;
  const asked = asks[step.kind];
  const byColleague = colleagues[step.kind];
  if (asked) {
    const operationId = review(world, asked, step);
    if (operationId !== undefined) yield* confirm(world, operationId, step);
  } else if (byColleague) {
    yield* actAsColleague(world, byColleague, step);
  } else {
    switch (step.kind) {
      case 'review':
        review(world, (['refund', 'refund', 'capture', 'void'] as const)[step.twist % 4] ?? 'refund', step);
        return;
      case 'confirm': {
        const draft = pickOf(world.drafts, step.pick);
        if (draft) yield* confirm(world, draft.operationId, step);
        return;
      }
      case 'answer':
        return yield* hearAnswer(world);
      case 'recover':
        return recover(world);
      case 'again':
        return yield* sendAgain(world, step);
      case 'chargeback': {
        const root = pickOf(rootsOf(gateway.rows()), step.pick);
        if (root) yield* waitFor(gateway.chargeBack(root.transactionId));
        world.upToDate = false;
        return;
      }
      case 'importAll':
        return importAll(world);
      case 'importSome':
        return importSome(world, step);
      case 'saveFile':
        return saveFile(world);
      case 'importOldFile':
        return importOldFile(world);
      case 'importTwice':
        return importTwice(world);
      case 'lookUp':
        return lookUp(world, step);
      case 'notify':
        return notify(world, step);
      case 'settle':
        return settle(world, step);
      case 'settleWrongly':
        return settleWrongly(world, step);
      case 'settleNonsense':
        return settleNonsense(world, step);
      case 'bank':
        if (gateway.decide(step.twist % 3 > 0)) noteNews(world);
        return;
      default:
        yield* goOn(world, step);
    }
  }
}

/** Shops sell, and time passes. */
function* goOn(world: World, { kind, pick, share, twist }: Step): Play<void> {
  const { gateway } = world;
  const orderId = `W-${pick % 3}`;
  const card = (['good', 'good', 'good', 'poor', 'slow'] as const)[twist % 5] ?? 'good';
  const captureIn = pick > 11 ? 2 : undefined;
  switch (kind) {
    case 'pay':
      yield* waitFor(gateway.debit({ operation: 'payment', amount: share * 100, orderId, card, captureIn: undefined }));
      break;
    case 'authorize':
      yield* waitFor(gateway.debit({ operation: 'authorization', amount: share * 100, orderId, card, captureIn }));
      break;
    case 'split':
      yield* waitFor(gateway.debit({ operation: 'plan', amount: share * 100, orderId, card, captureIn: undefined }));
      break;
    case 'minutes':
      gateway.advance(share * minute);
      break;
    case 'hours':
      gateway.advance((share % 30) * hour);
      break;
    case 'days':
      gateway.advance((1 + (share % 10)) * 24 * hour);
      break;
    default:
      gateway.advance(untilParisMidnight(gateway.now()) + (twist % 3) * second - second);
  }
  noteNews(world);
}

const parisTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeStyle: 'medium' });

function untilParisMidnight(now: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = parisTime.format(now).split(':').map(Number);
  return 24 * hour - (hours * hour + minutes * minute + seconds * second) - (now % second);
}

function* actAsColleague(world: World, operation: Edit['operation'], { pick, share, more }: Step): Play<void> {
  const { gateway } = world;
  const rows = gateway.rows();
  const root = pickOf(rootsOf(rows), pick);
  if (!root) return;
  const chain = rows.filter(({ rootId, operation: kind }) => rootId === root.rootId && kind !== 'void');
  const capture = chain.find((row) => row.operation === 'capture' && row.voidedBy === null);
  const last = chain.findLast(({ voidedBy }) => voidedBy === null);
  const reference = operation === 'void' ? last : operation === 'refund' ? (capture ?? root) : root;
  // A shop may give its edit an order of its own (rules.md D30).
  const orderId = more === 15 ? 'W-9' : root.orderId;
  const amount = operation === 'void' || operation === 'stopntimes' ? null : share * 80;
  const referenceId = reference?.transactionId ?? root.transactionId;
  yield* waitFor(gateway.colleague({ operation, referenceId, amount, orderId, extraData: '' }));
  noteNews(world);
}
