import { joinDisputes } from './disputed.ts';
import { type FurtherName, type FurtherTexts, furtherNames } from './further-texts.ts';
import type { PaymentMethod } from './kinds.ts';
import { standAlone } from './stand-alone.ts';
import { type Fact, type Teller, type Told, type ToldText, type Transaction, toldTexts } from './transaction.ts';
import {
  compareOutcomes,
  comparePrices,
  compareTellers,
  compareTellings,
  compareTexts,
  compareWords,
  type Name,
  operationItself,
  tellerOf,
  textOf,
} from './whose-word.ts';

/**
 * What is known of a transaction once a further source has told of it. The key is (account, TRANSACTIONID): a second source
 * completes the first and never doubles it. The same facts make the same row in whatever order, and however often, they come:
 * each part is the greatest of what was told, under an order of its own. What follows from other rows stands in neighbours.ts.
 */
export function mergeFact(present: Transaction | undefined, told: Fact): Transaction {
  const alone = rowOf(told);
  return present ? join(present, alone) : alone;
}

function rowOf(fact: Fact): Transaction {
  const { referenceId, voidedBy, amount, knownFrom: from, knownAt: at } = fact;
  const told = { referenceId, voidedBy, amount, from, at, outcomeAt: at, others: {} };
  const follows = { rootId: fact.transactionId, referenceInferred: false, scheduleId: null, stands: standAlone(fact) };
  return { ...fact, ...follows, told, currencyKnown: fact.currencyTold };
}

/** What no fact of a row told: a proven operation names its reference, a void without an id what it undid, a request its day. */
export type Amendment = Partial<Pick<Told, 'referenceId' | 'voidedBy'> & Pick<Transaction, 'captureDay'>>;

/** A row with what its operation tells of it. As facts do, amendments make the same row in any order, between facts and behind them. */
export function amendTold(row: Transaction, { referenceId, voidedBy, captureDay = '' }: Amendment): Transaction {
  const amended = [
    ['referenceId', referenceId ?? null] as const,
    ['voidedBy', voidedBy ?? null] as const,
    ['captureDay', captureDay || null] as const,
  ].reduce(amend, row);
  const { told } = amended;
  return {
    ...amended,
    referenceId: told.referenceId ?? row.referenceId,
    referenceInferred: told.referenceId === null && row.referenceInferred,
    voidedBy: told.voidedBy || row.voidedBy || told.voidedBy,
  };
}

function amend(
  row: Transaction,
  [name, text]: readonly ['referenceId' | 'voidedBy' | 'captureDay', string | null],
): Transaction {
  if (text === null) return row;
  const others = { ...row.told.others, [name]: operationItself };
  const own: Transaction =
    name === 'captureDay'
      ? { ...row, captureDay: text, told: { ...row.told, others: inOrder(others) } }
      : { ...row, told: { ...row.told, [name]: text, others: inOrder(others) } };
  return pickTeller(row, own, name);
}

/** As {@link join} leaves them: the same tellers are the same text in the ledger. */
function inOrder(others: Told['others']): Told['others'] {
  const names = [...toldTexts, ...furtherNames, 'referenceId', 'voidedBy', 'amount', 'happenedAt'] as const;
  const disputes = ['operation', 'outcome'] as const;
  return Object.fromEntries(
    [...names, ...disputes].flatMap((name) => (others[name] ? [[name, others[name]] as const] : [])),
  );
}

/** What followed from other rows stays with `present` until they are related anew. */
function join(present: Transaction, other: Transaction): Transaction {
  const teller = compareTellings(present, other) >= 0 ? present : other;
  const decider = compareOutcomes(present, other) >= 0 ? present : other;
  const priced = comparePrices(present, other) >= 0 ? present : other;
  const timed = timeOf(present, other);
  const told: Told = {
    ...joinNames(present, other, timed, teller.told),
    amount: priced.told.amount,
    from: teller.told.from,
    at: teller.told.at,
    outcomeAt: decider.told.outcomeAt,
  };
  return {
    ...present,
    ...joinTexts(present, other),
    further: joinFurther(present, other),
    operation: teller.operation,
    ...amountOf(present, priced),
    happenedAt: timed.happenedAt,
    timeKnown: timed.timeKnown,
    execcode: decider.execcode,
    status: decider.status,
    knownFrom: decider.knownFrom,
    knownAt: Math.max(present.knownAt, other.knownAt),
    referenceId: told.referenceId ?? present.referenceId,
    referenceInferred: told.referenceId === null && present.referenceInferred,
    voidedBy: told.voidedBy || present.voidedBy || told.voidedBy,
    authenticated: present.authenticated || other.authenticated,
    chargedBack: present.chargedBack || other.chargedBack,
    notWhole: [...new Set([...present.notWhole, ...other.notWhole])].toSorted(),
    method: certainty[present.method] >= certainty[other.method] ? present.method : other.method,
    told,
  };
}

/** Of two words the careful one counts: a direct debit can come back long after, a card cannot in that way. */
const certainty: Readonly<Record<PaymentMethod, number>> = { directDebit: 2, card: 1, unknown: 0 };

/** A currency that followed from other rows stays, as long as the same amount counts. */
function amountOf(
  present: Transaction,
  { told, currencyTold, inMajorUnits }: Transaction,
): Pick<Transaction, 'amount' | 'currencyTold' | 'inMajorUnits' | 'currencyKnown'> {
  const { minor, currency } = present.told.amount;
  const isSame = told.amount.minor === minor && told.amount.currency === currency;
  const follows = isSame && inMajorUnits === present.inMajorUnits && !currencyTold;
  return {
    currencyTold,
    inMajorUnits,
    amount: follows ? present.amount : told.amount,
    currencyKnown: currencyTold || (follows && present.currencyKnown),
  };
}

/**
 * The gateway's own time of a row decides its deadlines (rules.md E31): it takes the place of ours, which is when a request
 * was sent by this machine's clock. Who does not say when only says that it was before this was heard: the earliest counts.
 */
function timeOf(one: Transaction, other: Transaction): Transaction {
  const known = Number(one.timeKnown) - Number(other.timeKnown);
  const better = compareTellers(tellerOf(one, 'happenedAt'), tellerOf(other, 'happenedAt'));
  const earlier = other.happenedAt - one.happenedAt;
  return (known || (one.timeKnown ? better || earlier : earlier || better)) >= 0 ? one : other;
}

/** Whose text counts: one that says something, of a card the fuller one, then that of the better teller. */
function pickTeller(one: Transaction, other: Transaction, name: Name): Transaction {
  const order = compareWords(one, other, name) || compareTexts(textOf(one, name) ?? '', textOf(other, name) ?? '');
  return order >= 0 ? one : other;
}

function joinTexts(one: Transaction, other: Transaction): Pick<Transaction, ToldText> {
  const texts = toldTexts.map((name) => [name, pickTeller(one, other, name)[name]]);
  return Object.fromEntries(texts) as Pick<Transaction, ToldText>;
}

/** Of most rows nothing further was told: only names that are there are compared, and always in one order. */
function listFurther(one: Transaction, other: Transaction): readonly FurtherName[] {
  return furtherNames.filter((name) => name in one.further || name in other.further);
}

function joinFurther(one: Transaction, other: Transaction): FurtherTexts {
  return Object.fromEntries(
    listFurther(one, other).map((name) => [name, pickTeller(one, other, name).further[name] ?? '']),
  );
}

function joinNames(
  one: Transaction,
  other: Transaction,
  timed: Transaction,
  main: Teller,
): Pick<Told, 'referenceId' | 'voidedBy' | 'others'> {
  const names = [...toldTexts, ...listFurther(one, other), 'referenceId' as const, 'voidedBy' as const];
  const tellers = names.flatMap((name) => {
    const row = pickTeller(one, other, name);
    const { from, at } = tellerOf(row, name);
    const isTold = (textOf(row, name) ?? '') !== '' || (name === 'voidedBy' && row.told.voidedBy === '');
    return isTold && (from !== main.from || at !== main.at) ? [[name, { from, at }] as const] : [];
  });
  const price = tellerOf(comparePrices(one, other) >= 0 ? one : other, 'amount');
  const moneyAndTime = [['amount', price] as const, ['happenedAt', tellerOf(timed, 'happenedAt')] as const].flatMap(
    ([name, { from, at }]) => (from === main.from && at === main.at ? [] : [[name, { from, at }] as const]),
  );
  return {
    referenceId: pickTeller(one, other, 'referenceId').told.referenceId,
    voidedBy: pickTeller(one, other, 'voidedBy').told.voidedBy,
    others: inOrder({ ...Object.fromEntries([...tellers, ...moneyAndTime]), ...joinDisputes(one, other) }),
  };
}
