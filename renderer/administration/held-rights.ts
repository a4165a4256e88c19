import {
  type Currency,
  type DeskOperation,
  deskOperation,
  type HeldRightView,
  type RightChangeView,
  type RightFigures,
} from '../../contract/index.ts';

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

/** Operations of which everything else is the same stand together, in the order in which they are offered. */
function groupOperations<Row extends { readonly operation: DeskOperation }>(
  rows: readonly Row[],
): (Omit<Row, 'operation'> & { readonly operations: readonly DeskOperation[] })[] {
  const groups = new Map<string, { readonly of: Omit<Row, 'operation'>; readonly operations: DeskOperation[] }>();
  for (const { operation, ...of } of rows.toSorted((one, other) => placeOf(one) - placeOf(other))) {
    const key = JSON.stringify(of);
    const known = groups.get(key);
    if (known) known.operations.push(operation);
    else groups.set(key, { of, operations: [operation] });
  }
  return [...groups.values()].map(({ of, operations }) => ({ ...of, operations }));
}

const placeOf = ({ operation }: { readonly operation: DeskOperation }) => deskOperation.options.indexOf(operation);

/** Rights by what they say; what allows nothing is left out. */
export function groupHeld(rights: readonly HeldRightView[]): HeldGroup[] {
  return groupOperations(rights.filter(({ figures }) => allows(figures)));
}

/** Changes of several operations that are the same. */
export interface ChangeGroup extends Omit<RightChangeView, 'operation'> {
  readonly operations: readonly DeskOperation[];
}

export function groupChanges(changes: readonly RightChangeView[]): ChangeGroup[] {
  return groupOperations(changes);
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
