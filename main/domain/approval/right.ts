import type { Money } from '../../../protocol/money/index.ts';
import type { DeskOperation } from '../kinds.ts';

/** Stands for every account that has no right of its own. */
export const everyAccount = '*';

/** To what a right is, in minor units of its currency. */
export interface RightTo {
  /** Or {@link everyAccount}. */
  readonly accountId: string;
  readonly operation: DeskOperation;
  readonly currency: string;
}

/** What a person may do with one operation in one currency. Minor units. */
export interface Right extends RightTo {
  /** Whoever approves; null for not at all. */
  readonly most: number | null;
  /** Without a second person; null for never. */
  readonly alone: number | null;
  /** In a day of the team's zone; null for without end. */
  readonly day: number | null;
  /** What may have left of it today. */
  readonly spent: number;
}

/** Up to how much a colleague may approve; null for nothing. */
export interface ApproverRight extends RightTo {
  readonly personId: string;
  readonly person: string;
  readonly approve: number | null;
}

/** A person's rights, and what their colleagues may approve. */
export interface Rights {
  readonly own: readonly Right[];
  readonly approvers: readonly ApproverRight[];
  /** In strict mode nobody sends what they have prepared, however small; absent where the team is not in it. */
  readonly isStrict?: boolean;
}

/** What is to be done, as far as rights look at it. */
export interface Asked {
  readonly accountId: string;
  readonly operation: DeskOperation;
  readonly amount: Money;
}

/** A colleague whose right to approve covers it. */
export interface Approver {
  readonly person: string;
  readonly upTo: Money;
}

/** What a person's rights say to one operation: it decides what its last button does. */
export type Clearance =
  | { readonly kind: 'alone' }
  /** `strict`: whoever approves it sends it, too. */
  | {
      readonly kind: 'ask';
      readonly alone: Money | null;
      readonly approvers: readonly Approver[];
      readonly strict?: true;
    }
  | { readonly kind: 'aboveLimit'; readonly most: Money }
  | { readonly kind: 'aboveDayLimit'; readonly day: Money; readonly spent: Money }
  | { readonly kind: 'notAllowed' };

/** The same that the engine decides (main/team/schema/permissions.ts): said before a person runs into it. */
export function judgeClearance({ own, approvers, isStrict = false }: Rights, asked: Asked): Clearance {
  const { minor, currency } = asked.amount;
  const money = (amount: number): Money => ({ minor: amount, currency });
  const right = findRight(own, asked);
  if (!right || right.most === null) return { kind: 'notAllowed' };
  const { most, alone, day, spent } = right;
  if (minor > most) return { kind: 'aboveLimit', most: money(most) };
  if (day !== null && spent + minor > day) return { kind: 'aboveDayLimit', day: money(day), spent: money(spent) };
  if (!isStrict && alone !== null && minor <= alone) return { kind: 'alone' };
  return {
    kind: 'ask',
    alone: isStrict || alone === null ? null : money(alone),
    ...(isStrict && { strict: true }),
    approvers: listApprovers(approvers, asked).map(({ person, upTo }) => ({ person, upTo: money(upTo) })),
  };
}

/** That of the account itself, else that of every account. */
export function findRight<Held extends RightTo>(rights: readonly Held[], asked: Asked): Held | undefined {
  const fitting = rights.filter(
    ({ operation, currency }) => operation === asked.operation && currency === asked.amount.currency,
  );
  return (
    fitting.find(({ accountId }) => accountId === asked.accountId) ??
    fitting.find(({ accountId }) => accountId === everyAccount)
  );
}

function listApprovers(rights: readonly ApproverRight[], asked: Asked) {
  const people = new Set(rights.map(({ personId }) => personId));
  return [...people].flatMap((personId) => {
    const right = findRight(
      rights.filter((each) => each.personId === personId),
      asked,
    );
    if (!right || right.approve === null || right.approve < asked.amount.minor) return [];
    return [{ person: right.person, upTo: right.approve }];
  });
}
