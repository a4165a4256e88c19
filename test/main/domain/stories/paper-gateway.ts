import type { OperationType } from '../../../../main/domain/kinds.ts';
import { blank, type DebitAsk, openDebit } from '../../../sandbox/model/debits.ts';
import { runUntil } from '../../../sandbox/model/due.ts';
import { judge } from '../../../sandbox/model/edits.ts';
import { balanceOf, type ModelRow, waiting } from '../../../sandbox/model/rows.ts';
import type { Settings } from '../../../sandbox/model/settings.ts';
import type { BookRow, Edit, EditAnswer, ShopDebit, StoryGateway, Trouble } from './gateway.ts';
import { asExported } from './told.ts';

/** What a row bears besides its money. */
interface Tags {
  readonly orderId: string;
  readonly extraData: string;
  voidedBy: string | null;
  chargedBack: boolean;
}

/**
 * A gateway of paper: the rules of money of test/sandbox/model, which were written from rules.md and share no line with
 * main/domain, under a shop's and a desk's requests. What it cannot do is answer late or never: that is the story's part.
 */
export function openPaperGateway(settings: Settings, start: number): StoryGateway {
  const rows: ModelRow[] = [];
  const tags = new Map<ModelRow, Tags>();
  let now = start;
  let lastId = 0;
  let seen: readonly BookRow[] | undefined;

  const find = (transactionId: string) => rows.find(({ id }) => id === transactionId);
  /** The book as it is now; made anew where something may have changed. */
  const show = () => {
    seen ??= rows.map((row) => toBookRow(row, tags.get(row) as Tags));
    return seen;
  };
  const keep = (row: ModelRow, orderId: string, extraData = ''): ModelRow => {
    lastId += 1;
    seen = undefined;
    row.id = `T${String(lastId).padStart(3, '0')}`;
    tags.set(row, { orderId, extraData, voidedBy: null, chargedBack: false });
    return row;
  };
  /** What ran by the clock bears the order of what it belongs to (rules.md C23, G43). */
  const nameWhatRan = () => {
    for (const row of rows) {
      if (row.id === '') keep(row, tags.get(row.root ?? row.place?.first ?? row)?.orderId ?? '');
    }
  };
  const judgeEdit = ({ operation, referenceId, amount }: Edit): string | number => {
    const target = find(referenceId);
    if (operation === 'credit') return amount ?? 0;
    if (operation === 'stopntimes') return judgeStop(target);
    return judge(operation, { rows, target, asked: amount ?? undefined, at: now, settings });
  };
  /** What a succeeded edit does to what it refers to (rules.md C24, E31, G45). */
  const take = (operation: string, target: ModelRow, made: ModelRow) => {
    seen = undefined;
    if (operation === 'void') {
      target.voided = true;
      (tags.get(target) as Tags).voidedBy = made.id;
    }
    if (operation === 'void' || operation === 'capture') target.captureAt = undefined;
    if (operation === 'stopntimes' && target.plan) Object.assign(target.plan, { ahead: [], stopped: true });
  };
  const write = (edit: Edit, amount: number, code: string): ModelRow => {
    const target = edit.operation === 'credit' ? undefined : find(edit.referenceId);
    const root = target && (target.root ?? target);
    const row: ModelRow = { ...blank, operation: edit.operation, root, reference: target, at: now, amount, code };
    rows.push(row);
    return keep(row, edit.orderId, edit.extraData);
  };
  const execute = (edit: Edit, trouble: Trouble): EditAnswer => {
    if (trouble === 'busy') return { execcode: '2017', transactionId: null };
    const judged = judgeEdit(edit);
    if (typeof judged === 'string') return { execcode: judged, transactionId: null };
    const made = write(edit, judged, codes[trouble]);
    if (made.code === '0000' && made.reference) take(edit.operation, made.reference, made);
    if (trouble === 'pending') made.pending = { kind: 'bank', until: Number.POSITIVE_INFINITY, verdict: '0000' };
    return { execcode: trouble === 'bankUnsureActed' ? '5001' : made.code, transactionId: made.id };
  };

  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
      seen = undefined;
      runUntil(rows, now, settings);
      nameWhatRan();
    },
    debit: (asked) => {
      const row = openDebit(debitOf(asked), now);
      rows.push(row);
      keep(row, asked.orderId);
    },
    edit: execute,
    colleague: (edit) => {
      execute(edit, 'none');
    },
    chargeBack: (transactionId) => {
      const row = find(transactionId);
      if (row) (tags.get(row) as Tags).chargedBack = true;
      seen = undefined;
    },
    decide: (accepted) => {
      const row = rows.find(({ pending }) => pending?.until === Number.POSITIVE_INFINITY);
      if (!row) return false;
      // By then it may be that nothing is left of what it was to move.
      const again = row.reference && judgeAgain(row, rows, now, settings);
      seen = undefined;
      row.pending = undefined;
      row.code = accepted && again !== false ? '0000' : '4001';
      if (row.code === '0000' && row.reference) take(row.operation, row.reference, row);
      return true;
    },
    rows: show,
    balanceOf: (rootId) => balanceOf(rows, find(rootId) ?? blank),
    accepts: (edit) => typeof judgeEdit(edit) === 'number',
    export: () => show().map(asExported),
    close: async () => undefined,
  };
}

const codes = {
  none: '0000',
  bankRefuses: '4001',
  bankUnsure: '5001',
  bankUnsureActed: '0000',
  pending: '0003',
} as const;

/** rules.md G42, G45. */
function judgeStop(first: ModelRow | undefined): string | number {
  if (!first?.plan || !(first.code === '0000' || waiting(first))) return '2010';
  if (waiting(first)) return '2006';
  if (first.plan.stopped) return '2011';
  return first.plan.ahead.length === 0 ? '2012' : 0;
}

function judgeAgain(row: ModelRow, rows: readonly ModelRow[], at: number, settings: Settings): boolean {
  const { operation, reference: target, amount: asked } = row;
  if (operation === 'stopntimes') return typeof judgeStop(target) === 'number';
  const name = operation as 'refund' | 'capture' | 'void';
  return typeof judge(name, { rows, target, asked, at, settings }) === 'number';
}

/** A plan collects what it is about in three dates, ten days apart. */
function debitOf({ operation, amount, card, captureIn }: ShopDebit): DebitAsk {
  const dates = [0, 10, 10].map((gap) => ({ gap, amount }));
  return {
    operation: operation === 'authorization' ? 'authorization' : 'payment',
    amount,
    card,
    secure: false,
    captureIn: operation === 'authorization' ? captureIn : undefined,
    dates: operation === 'plan' ? dates : undefined,
  };
}

function toBookRow(row: ModelRow, { orderId, extraData, voidedBy, chargedBack }: Tags): BookRow {
  const { id, operation, root, reference, amount, at, code, place } = row;
  return {
    transactionId: id,
    operation: operation as OperationType,
    rootId: root?.id ?? id,
    referenceId: reference?.id ?? null,
    amount,
    at,
    execcode: code,
    voidedBy,
    orderId,
    extraData,
    schedule: place ? `${place.index}-3` : '',
    chargedBack,
  };
}
