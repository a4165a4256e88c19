import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { readAccounts } from '../../../sandbox/accounts/directory.ts';
import { isRefusal } from '../../../sandbox/answers/refusal.ts';
import { leftOf } from '../../../sandbox/book/chain.ts';
import { openBook } from '../../../sandbox/book/open.ts';
import type { Row } from '../../../sandbox/book/row.ts';
import { readSchedules, type Schedule } from '../../../sandbox/book/schedules.ts';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { addDays, dayOf, startOfDay, utc } from '../../../sandbox/clock/days.ts';
import { createProcessor } from '../../../sandbox/processor.ts';
import type { FormMap } from '../../../sandbox/requests/form.ts';
import { debit, goodCard, secret, tuesday } from '../client.ts';

const amount = fc.integer({ min: 1, max: 500 });

/** Amounts in minor units; `gaps` are the days between one date and the next. */
const split = fc.record({
  kind: fc.constant('split' as const),
  amounts: fc.array(amount, { minLength: 2, maxLength: 5 }),
  gaps: fc.array(fc.integer({ min: 1, max: 22 }), { minLength: 4, maxLength: 4 }),
  waits: fc.boolean(),
});

/** `pick` chooses among the rows that exist by then. */
const happening = fc.oneof(
  { weight: 3, arbitrary: split },
  fc.record({ kind: fc.constantFrom('refund' as const, 'void' as const), pick: fc.nat(), amount }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stopntimes' as const), pick: fc.nat() }) },
  fc.record({ kind: fc.constant('credit' as const), amount }),
  fc.record({ kind: fc.constant('decide' as const), accept: fc.boolean() }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 500 }) }) },
);

type Happening = typeof happening extends fc.Arbitrary<infer Thing> ? Thing : never;

const instalmentRules = [
  { instalment: 2, tries: 1, execcode: '4002' as const },
  { instalment: 3, execcode: '4001' as const },
];

/** A gateway without network on a clock that stands still; it keeps the dates that each plan was asked for with. */
function openOffice(retries: number) {
  const book = openBook(':memory:');
  const clock = createClock({ now: tuesday, frozen: true });
  const accounts = readAccounts([{ identifier: 'SHOP', secret, credit: 'credit', retries, instalmentRules }]);
  const processor = createProcessor({ book, accounts, clock });
  const tokens: string[] = [];
  const asked = new Map<string, Readonly<Record<string, string>>>();
  const send = (parameters: FormMap) => {
    const params: FormMap = { ...debit, AMOUNT: '', IDENTIFIER: 'SHOP', ...parameters };
    const form = { method: String(parameters['OPERATIONTYPE']), params: { ...params, HASH: sign(params, secret) } };
    const prepared = processor.prepare(form, { address: '127.0.0.1', origin: '' });
    return isRefusal(prepared) ? prepared : processor.run(prepared);
  };
  const startPlan = ({ amounts, gaps, waits }: Extract<Happening, { kind: 'split' }>) => {
    let day = dayOf(clock.now(), utc);
    const dates = amounts.map((each, index) => {
      if (index > 0) day = addDays(day, gaps[index - 1] ?? 1);
      return [day, String(each)] as const;
    });
    const AMOUNTS = Object.fromEntries(dates);
    const secure = waits ? { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' } : {};
    const answer = send({ OPERATIONTYPE: 'payment', ...goodCard, AMOUNTS, ...secure });
    if (isRefusal(answer)) throw new Error(answer.message);
    asked.set(answer['TRANSACTIONID'] ?? '', AMOUNTS);
    tokens.push((answer['REDIRECTPOSTPARAMS'] ?? '').replace('MD=', ''));
  };
  const happen = (thing: Happening): void => {
    const rows = book.rows.all();
    const pickOf = (ids: readonly string[], pick: number) => ids[pick % Math.max(ids.length, 1)] ?? 'A1';
    const anyRow = rows.map(({ transactionId }) => transactionId);
    switch (thing.kind) {
      case 'wait':
        clock.advance(thing.hours * 3_600_000);
        break;
      case 'split':
        startPlan(thing);
        break;
      case 'decide':
        processor.decide(tokens.at(-1) ?? '', thing.accept ? 'accept' : 'fail');
        break;
      case 'credit':
        send({ OPERATIONTYPE: 'credit', AMOUNT: String(thing.amount), ...goodCard });
        break;
      case 'stopntimes':
        send({ OPERATIONTYPE: 'stopntimes', SCHEDULEID: pickOf([...asked.keys()], thing.pick) });
        break;
      case 'refund':
        send({ OPERATIONTYPE: 'refund', TRANSACTIONID: pickOf(anyRow, thing.pick), AMOUNT: String(thing.amount) });
        break;
      case 'void':
        send({ OPERATIONTYPE: 'void', TRANSACTIONID: pickOf(anyRow, thing.pick) });
        break;
    }
  };
  const look = () => {
    processor.runDue();
    return { rows: book.rows.all(), schedules: readSchedules(book), asked };
  };
  return { book, clock, happen, look };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

/** What must hold for every plan at any time, retries and stops included. */
function expectSound(
  schedule: Schedule,
  rows: readonly Row[],
  asked: Readonly<Record<string, string>> | undefined,
): void {
  const days = Object.keys(asked ?? {}).toSorted();
  expect(schedule.instalments.map(({ day, amount: planned }) => [day, String(planned)])).toEqual(
    days.map((day) => [day, asked?.[day]]),
  );
  const ids = schedule.instalments.flatMap(({ tries }) => tries);
  const tried = rows.filter(({ transactionId }) => ids.includes(transactionId));
  const run = tried.filter(({ execcode }) => execcode === '0000');
  expect(sum(run.map((row) => row.amount))).toBeLessThanOrEqual(sum(Object.values(asked ?? {}).map(Number)));
  const done = run.map(({ instalment }) => instalment);
  expect(new Set(done).size, 'each date at most once').toBe(done.length);
  for (const row of tried.filter(({ instalment }) => instalment > 1)) {
    expect(row.at).toBeGreaterThanOrEqual(startOfDay(days[row.instalment - 1] ?? '', utc));
    expect(row.amount).toBe(Number(asked?.[days[row.instalment - 1] ?? '']));
  }
  const first = rows.find(({ transactionId }) => transactionId === schedule.scheduleId);
  const stop = rows.find((row) => row.operation === 'stopntimes' && row.reference === first?.sequence);
  expect(schedule.state === 'stopped').toBe(stop !== undefined);
  if (stop) expect(Math.max(...tried.map(({ sequence }) => sequence)), 'after a stop').toBeLessThan(stop.sequence);
}

function leftOfEach(rows: readonly Row[]): ReadonlyMap<string, number> {
  const chains = Map.groupBy(rows, ({ chain }) => chain);
  const debits = rows.filter(({ operation }) => operation === 'payment');
  return new Map(debits.map((row) => [row.transactionId, leftOf(row, chains.get(row.chain) ?? [])]));
}

describe('plans and credits', () => {
  it.each([0, 2])(
    'Σ run ≤ Σ AMOUNTS, each date once, nothing after a stop, credits leave debits alone (retries: %i)',
    (retries) => {
      const seen = { retried: 0, stopped: 0, finished: 0, credited: 0 };
      fc.assert(
        fc.property(fc.array(happening, { maxLength: 30, size: 'max' }), (things) => {
          const office = openOffice(retries);
          for (const thing of [...things, { kind: 'wait' as const, hours: 24 * 100 }]) {
            const before = leftOfEach(office.look().rows);
            office.happen(thing);
            const { rows, schedules, asked } = office.look();
            for (const schedule of schedules) expectSound(schedule, rows, asked.get(schedule.scheduleId));
            if (thing.kind === 'credit') expect(leftOfEach(rows)).toEqual(before);
          }
          const { rows, schedules } = office.look();
          expect(schedules.every(({ state }) => state === 'stopped' || state === 'finished')).toBe(true);
          seen.credited += rows.filter(({ operation }) => operation === 'credit').length;
          seen.retried += rows.filter(({ retry }) => retry > 0).length;
          seen.stopped += schedules.filter(({ state }) => state === 'stopped').length;
          seen.finished += schedules.filter(({ state }) => state === 'finished').length;
          office.book.close();
        }),
        { numRuns: 40 },
      );
      expect(Math.min(seen.stopped, seen.finished, seen.credited)).toBeGreaterThan(5);
      expect(seen.retried > 0).toBe(retries > 0);
    },
  );
});
