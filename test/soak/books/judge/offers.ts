import type { TransactionDetail } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, type FaultKind, findRow, listAnsweredAs, nameRow, type World } from '../world.ts';
import { isReclaimable } from './honest.ts';
import { accepts, chainOf, type Edit, toldChainOf } from './told-book.ts';
import { protects, warns } from './warnings.ts';

type Action = Extract<TransactionDetail['actions'][number], { open: true }>;

const kinds: Readonly<Record<Edit, FaultKind>> = {
  refund: 'wrongRefundOffered',
  capture: 'wrongCaptureOffered',
  void: 'wrongVoidOffered',
};

/**
 * What is offered without a warning is what the gateway would do: the book refuses it neither as it stands now nor as far as the
 * console was told. And a refund of money that is, or may go, back already is not offered without a word.
 */
export async function judgeOffers(world: World, row: Row, detail: TransactionDetail): Promise<void> {
  for (const action of detail.actions) {
    if (!action.open || !isEdit(action.operation)) continue;
    // It is offered as what the answer said that it is; offered as anything else, somebody has told that it is not.
    const answers = listAnsweredAs(world, action.reference.transactionId);
    if (answers.some((answer) => answer.operation === action.reference.operation)) continue;
    const refused = refusalOf(world, action, action.operation);
    if (refused !== undefined && !(await warns(world, detail, action))) {
      blame(world, {
        kind: kinds[action.operation],
        about: `${action.operation} of ${action.reference.transactionId} from ${row.transactionId}`,
        said: `${action.operation} of ${describe(action)} is open`,
        book: `refuses it at ${new Date(world.gateway.now()).toISOString()}: ${refused}`,
      });
    }
    if (action.operation === 'refund') await judgeProtection(world, detail, action);
  }
}

function isEdit(operation: string): operation is Edit {
  return operation === 'refund' || operation === 'capture' || operation === 'void';
}

/** Why the book would refuse it, in words; undefined where it would not, or could not be known to. */
function refusalOf(world: World, action: Action, operation: Edit): string | undefined {
  const target = findRow(world, action.reference.transactionId);
  if (!target) return 'it has no such transaction';
  // What may be left beside is for a person who gives a reason; what is offered as right is what is there for certain.
  const amount = operation === 'void' ? undefined : (action.whole ?? action.limit)?.minor;
  const chain = chainOf(world, target);
  if (accepts(world, operation, { target, chain, amount })) return undefined;
  if (accepts(world, operation, { target, chain: toldChainOf(world, target), amount })) return undefined;
  return toldChainOf(world, target).map(nameRow).join('; ');
}

function describe({ reference, limit, until }: Action): string {
  const most = limit ? ` up to ${limit.minor} ${limit.currency}` : '';
  return reference.transactionId + most + (until === null ? '' : ` until ${new Date(until).toISOString()}`);
}

/** The gateway does not protect the merchant from paying twice (rules.md D29): the desk must. */
async function judgeProtection(world: World, detail: TransactionDetail, action: Action): Promise<void> {
  const { gateway, heard } = world;
  const debit = findRow(world, action.reference.transactionId);
  if (!debit) return;
  const isTaken =
    gateway.isChargedBack(debit) &&
    heard.of(debit.transactionId).some(({ chargedBack, whole }) => chargedBack && whole);
  if (!isTaken && !isReclaimable(world, debit)) return;
  if (await protects(world, detail, action)) return;
  blame(world, {
    kind: 'wrongRefundOffered',
    about: `unguarded refund of ${debit.transactionId}`,
    said: `refund of ${describe(action)} is open, and no guard speaks`,
    book: isTaken ? 'the bank has taken it back' : `a direct debit of ${new Date(debit.at).toISOString()}`,
  });
}
