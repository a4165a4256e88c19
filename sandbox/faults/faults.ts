import type { Row } from '../book/row.ts';
import { textOf } from '../requests/form.ts';
import type { ProcessForm } from '../requests/received.ts';
import {
  type AccountFault,
  type FaultDescription,
  type FaultRule,
  faultSchema,
  type RequestFault,
  type RuleOf,
} from './rule.ts';

/** A rule that stands. */
export type StandingFault = FaultRule & { readonly id: number };

/** What goes wrong on demand. Kept in memory: a gateway that is started again is a good one. */
export interface Faults {
  /** Throws a ZodError that says what is wrong with the rule. */
  add(description: FaultDescription): StandingFault;
  list(): readonly StandingFault[];
  /** False when no such rule stands. */
  remove(id: number): boolean;
  clear(): void;
  /** What strikes this request; each of them has struck once more by that. */
  takeForRequest(form: ProcessForm): readonly RequestFault[];
  /** The same for the notification of a row. */
  takeForNotification(row: Row): readonly RuleOf<'notification'>[];
  /** What stands for accounts. */
  forAccounts(): readonly AccountFault[];
}

/** What a rule is compared with. */
interface Occasion {
  readonly identifier: string | undefined;
  readonly operation: string | undefined;
  readonly orderId: string | undefined;
  readonly references: readonly (string | undefined)[];
}

/** `changed` is called when the rules for accounts may have changed. */
export function createFaults(changed: () => void = () => undefined): Faults {
  let rules: readonly StandingFault[] = [];
  let lastId = 0;
  const keep = (kept: readonly StandingFault[]) => {
    rules = kept;
    changed();
  };
  const strike = (struck: readonly StandingFault[]) => {
    if (struck.length === 0) return;
    const spent = struck.filter((rule) => 'count' in rule && rule.count === 1);
    rules = rules
      .filter((rule) => !spent.includes(rule))
      .map((rule) => (struck.includes(rule) ? onceLess(rule) : rule));
  };
  return {
    add: (description) => {
      lastId += 1;
      const rule = { ...faultSchema.parse(description), id: lastId };
      keep([...rules, rule]);
      return rule;
    },
    list: () => rules,
    remove: (id) => {
      const found = rules.some((rule) => rule.id === id);
      if (found) keep(rules.filter((rule) => rule.id !== id));
      return found;
    },
    clear: () => keep([]),
    takeForRequest: ({ method, params }) => {
      if (rules.length === 0) return [];
      const occasion: Occasion = {
        identifier: textOf(params, 'IDENTIFIER'),
        operation: method,
        orderId: textOf(params, 'ORDERID'),
        references: [textOf(params, 'TRANSACTIONID'), textOf(params, 'SCHEDULEID')],
      };
      // Of each kind the oldest rule strikes; a delay and a loss, for instance, go together.
      const struck = [...Map.groupBy(rules.filter(isForRequests), ({ what }) => what).values()]
        .map((sameKind) => sameKind.find((rule) => matches(rule, occasion)))
        .filter((rule) => rule !== undefined);
      strike(struck);
      return struck;
    },
    takeForNotification: (row) => {
      const { identifier, operation, orderId, transactionId } = row;
      const occasion: Occasion = { identifier, operation, orderId, references: [transactionId] };
      const struck = rules.filter((rule) => rule.what === 'notification').filter((rule) => matches(rule, occasion));
      strike(struck);
      return struck;
    },
    forAccounts: () => rules.filter(isForAccounts),
  };
}

function matches(
  { identifier, operation, orderId, reference }: RequestFault | RuleOf<'notification'>,
  occasion: Occasion,
): boolean {
  return (
    (identifier === undefined || identifier === occasion.identifier) &&
    (operation === undefined || operation === occasion.operation) &&
    (orderId === undefined || orderId === occasion.orderId) &&
    (reference === undefined || occasion.references.includes(reference))
  );
}

function onceLess(rule: StandingFault): StandingFault {
  return 'count' in rule && rule.count !== undefined ? { ...rule, count: rule.count - 1 } : rule;
}

function isForRequests(rule: StandingFault): rule is RequestFault & { readonly id: number } {
  return !isForAccounts(rule) && rule.what !== 'notification';
}

function isForAccounts(rule: StandingFault): rule is AccountFault & { readonly id: number } {
  return ['instalment', 'collection', 'exportLag', 'rate'].includes(rule.what);
}
