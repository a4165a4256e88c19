import { bankCode, blank, type CardName, cards, type DebitAsk, openDebit, refuseForm, settle } from './debits.ts';
import { runUntil } from './due.ts';
import { type EditName, judge } from './edits.ts';
import { live, type ModelRow, succeeded, takesMoney, waiting } from './rows.ts';
import type { Settings } from './settings.ts';
import type { Instant } from './time.ts';

/** What the rule book expects of a request: the code, and the row that it leaves if it leaves one. */
export interface Expected {
  readonly code: string;
  readonly row: ModelRow | undefined;
}

/**
 * A gateway of paper: the rules of money as rules.md states them, written from there and sharing no line with the
 * sandbox. Rows stand in the order in which things happen.
 */
export interface Reference {
  readonly rows: readonly ModelRow[];
  readonly settings: Settings;
  now(): Instant;
  advance(milliseconds: number): void;
  debit(ask: DebitAsk): Expected;
  edit(name: EditName, target: ModelRow | undefined, asked: number | undefined): Expected;
  credit(amount: number, card: CardName, reference: CreditReference): Expected;
  stop(first: ModelRow | undefined): Expected;
  decide(row: ModelRow, decision: 'accept' | 'fail' | 'cancel'): void;
}

/** What TRANSACTIONID a credit carries: none, one that nobody knows, or a row's. */
export type CreditReference = ModelRow | 'none' | 'unknown';

export function createReference(settings: Settings, start: Instant): Reference {
  const rows: ModelRow[] = [];
  let now = start;
  const refuse = (code: string): Expected => ({ code, row: undefined });
  const keep = (row: ModelRow): Expected => {
    rows.push(row);
    return { code: row.code, row };
  };
  return {
    rows,
    settings,
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
      runUntil(rows, now, settings);
    },
    debit: (ask) => {
      const code = refuseForm(ask, now);
      return code ? refuse(code) : keep(openDebit(ask, now));
    },
    edit: (name, target, asked) => {
      const judged = judge(name, { rows, target, asked, at: now, settings });
      if (typeof judged === 'string' || !target) return refuse(String(judged));
      if (name === 'void') target.voided = true;
      // A succeeded capture, and the void of the authorization, cancel CAPTUREDATE (rules.md C24).
      if (name !== 'refund') target.captureAt = undefined;
      const root = target.root ?? target;
      return keep({ ...blank, operation: name, root, reference: target, at: now, amount: judged, code: '0000' });
    },
    credit: (amount, card, reference) => {
      const code = refuseCredit(settings, amount, reference);
      if (code) return refuse(code);
      const row = { ...blank, operation: 'credit', at: now, amount, card: cards[card] };
      settle(row, bankCode(row.card, false), now);
      return keep(row);
    },
    stop: (first) => {
      const { plan } = first ?? blank;
      if (!first || !plan || !(succeeded(first) || waiting(first))) return refuse('2010'); // rules.md G42, G45
      if (waiting(first)) return refuse('2006');
      if (plan.stopped) return refuse('2011');
      if (plan.ahead.length === 0) return refuse('2012');
      plan.ahead = [];
      plan.stopped = true;
      return keep({ ...blank, operation: 'stopntimes', root: first, reference: first, at: now, code: '0000' });
    },
    decide: (row, decision) => {
      if (row.pending?.kind !== 'holder') return;
      row.authenticated = decision === 'accept';
      settle(row, { accept: row.pending.verdict, fail: '4008', cancel: '4004' }[decision], now);
      // What became due while the holder was away happens at once (rules.md C23, G43).
      runUntil(rows, now, settings);
    },
  };
}

/** rules.md A8, F37–F39. */
function refuseCredit({ credit }: Settings, amount: number, reference: CreditReference): string | undefined {
  if (credit === 'off') return '3003';
  if (credit === 'cft' && reference === 'none') return '1001';
  if (amount === 0) return '1002';
  if (credit === 'credit' || reference === 'none') return undefined;
  if (reference === 'unknown') return '2002';
  if (waiting(reference)) return '2006';
  const isKind = takesMoney(reference) || reference.operation === 'authorization';
  const { authenticated } = reference.operation === 'capture' && reference.root ? reference.root : reference;
  return isKind && live(reference) && authenticated ? undefined : '2003';
}
