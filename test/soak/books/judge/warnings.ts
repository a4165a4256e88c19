import type { TransactionDetail } from '../../../../contract/index.ts';
import type { World } from '../world.ts';

type Action = Extract<TransactionDetail['actions'][number], { open: true }>;

/** Guards that say that something is not known, or that money may have gone already. */
const doubtfulGuards = ['unattributedEdit', 'otherCurrency', 'incompleteChain', 'methodUnknown'];
const protectingGuards = [...doubtfulGuards, 'chargedBack', 'reclaimable'];

/** Whether the panel says by itself that it does not know everything about the money. */
export function saysUnsure({ balance, unread }: TransactionDetail): boolean {
  return balance.unsure.length > 0 || unread.length > 0;
}

/** Whether an open action comes with a warning: on the panel, or by a guard that has to be answered. */
export async function warns(world: World, detail: TransactionDetail, action: Action): Promise<boolean> {
  // A currency that nobody told is marked where it is shown.
  if (!action.reference.currencyKnown) return true;
  if (saysUnsure(detail) || action.mayBeOver || action.doubts.length > 0) return true;
  if (((action as { doubts?: readonly unknown[] }).doubts?.length ?? 0) > 0) return true;
  const guards = await guardsOf(world, detail, action);
  // A panel that offers what cannot even be prepared has said nothing.
  return guards !== 'refused' && guards.some((kind) => doubtfulGuards.includes(kind));
}

/** Whether a refund is guarded against money that the bank has given back already, or still may. */
export async function protects(world: World, detail: TransactionDetail, action: Action): Promise<boolean> {
  const guards = await guardsOf(world, detail, action);
  return guards === 'refused' || guards.some((kind) => protectingGuards.includes(kind));
}

/** By a draft that nobody confirms. */
async function guardsOf(
  { window }: World,
  { row }: TransactionDetail,
  { operation }: Action,
): Promise<readonly string[] | 'refused'> {
  const asked = { accountId: row.accountId, transactionId: row.transactionId, reason: 'other', note: '' } as const;
  const amount = { kind: 'part', minor: 1 } as const;
  const request =
    operation === 'refund' || operation === 'capture'
      ? { ...asked, operation, amount }
      : { ...asked, operation: operation as 'void' | 'stopntimes' };
  const draft = await window.ask('operations.prepare', request);
  return draft.ok ? draft.value.guards.map(({ kind }) => kind) : 'refused';
}
