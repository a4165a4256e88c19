import type { Currency, DeskOperation, HeldRightView, RightChangeView, RightFigures } from '../../contract/index.ts';

/** A right that several operations have alike. */
export interface HeldGroup extends Omit<HeldRightView, 'operation'> {
  readonly operations: readonly DeskOperation[];
}

const same = (one: RightFigures | null, other: RightFigures | null) =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.most === other.most &&
    one.alone === other.alone &&
    one.day === other.day &&
    one.approve === other.approve);

/** Whether a right lets its person do anything. */
export function allows({ most, approve }: RightFigures): boolean {
  return most !== null || approve !== null;
}

/** Operations with the same figures on the same account stand together; what allows nothing is left out. */
export function groupHeld(rights: readonly HeldRightView[]): HeldGroup[] {
  const groups: { operations: DeskOperation[]; group: HeldGroup }[] = [];
  for (const { operation, ...right } of rights) {
    if (!allows(right.figures)) continue;
    const known = groups.find(
      ({ group }) =>
        group.accountId === right.accountId && group.currency === right.currency && same(group.figures, right.figures),
    );
    if (known) known.operations.push(operation);
    else {
      const operations = [operation];
      groups.push({ operations, group: { ...right, operations } });
    }
  }
  return groups.map(({ group }) => group);
}

/** What a person types: these operations get these figures, whatever they had before. */
export interface WantedRight {
  readonly accountId: string | null;
  readonly currency: Currency;
  readonly operations: readonly DeskOperation[];
  readonly figures: RightFigures;
}

/** Only what becomes another one than it is now. */
export function findChanges(
  held: readonly HeldRightView[],
  { accountId, currency, operations, figures }: WantedRight,
): RightChangeView[] {
  return operations.flatMap((operation) => {
    const before =
      held.find(
        (right) => right.accountId === accountId && right.currency === currency && right.operation === operation,
      )?.figures ?? null;
    const isNothing = before === null && !allows(figures);
    return same(before, figures) || isNothing ? [] : [{ accountId, operation, currency, before, after: figures }];
  });
}
