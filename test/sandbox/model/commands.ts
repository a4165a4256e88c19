import assert from 'node:assert/strict';
import type fc from 'fast-check';
import { compare } from './compare.ts';
import { type CardName, captureDateOf, cards, type DebitAsk, datesOf } from './debits.ts';
import type { EditName } from './edits.ts';
import type { Gate, Parameters } from './gate.ts';
import type { CreditReference, Expected, Reference } from './reference.ts';
import type { ModelRow } from './rows.ts';
import { day, dayIn, hour, type Instant, later, minute, startIn } from './time.ts';

/** One thing that happens to both: the reference says what to expect, the gateway is asked, the books are compared. */
export type Step = fc.AsyncCommand<Reference, Gate>;

function step(name: string, happen: (reference: Reference, gate: Gate) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (reference, gate) => {
      await happen(reference, gate);
      compare(reference, gate);
    },
    toString: () => name,
  };
}

const person = {
  ORDERID: '1234',
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
  VERSION: '3.0',
};

const cardParameters = (card: CardName) => ({
  CARDCODE: cards[card],
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
});

async function ask(gate: Gate, expected: Expected, parameters: Parameters): Promise<void> {
  learn(expected, await gate.send(parameters));
}

function learn({ code, row }: Expected, answer: Readonly<Record<string, string>>): void {
  assert.equal(answer['EXECCODE'], code, JSON.stringify(answer));
  if (row) row.id = answer['TRANSACTIONID'] ?? '';
  else assert.equal(answer['TRANSACTIONID'], undefined, 'A refused request leaves nothing behind (rules.md A2).');
}

/** The row at this place, counted from any number; none while there is no row, and for every 20th number. */
function pickFrom(rows: readonly ModelRow[], pick: number): ModelRow | undefined {
  return pick % 20 === 19 ? undefined : rows[pick % Math.max(rows.length, 1)];
}

export function debitStep(asked: DebitAsk): Step {
  const { operation, amount, card, secure, dates } = asked;
  return step(`${operation} ${JSON.stringify(asked)}`, async (reference, gate) => {
    const now = reference.now();
    const CAPTUREDATE = captureDateOf(asked, now);
    const plan = datesOf(asked, now).map((date) => [date.day, String(date.amount)] as const);
    const answer = await gate.send({
      OPERATIONTYPE: operation,
      ...person,
      ...cardParameters(card),
      ...(dates ? { AMOUNTS: Object.fromEntries(plan) } : { AMOUNT: String(amount) }),
      ...(CAPTUREDATE === undefined ? {} : { CAPTUREDATE }),
      ...(secure ? { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' } : {}),
    });
    const expected = reference.debit(asked);
    learn(expected, answer);
    const token = answer['REDIRECTPOSTPARAMS']?.replace('MD=', '');
    if (token !== undefined && expected.row) tokens.set(expected.row, token);
  });
}

/** What leads the holder of a row to the bank's page. */
const tokens = new WeakMap<ModelRow, string>();

/** `amount` in minor units, or none; a colleague does it in the extranet, where no request is signed. */
export function editStep(name: EditName, pick: number, amount: number | undefined, colleague: boolean): Step {
  const who = colleague ? ' by a colleague' : '';
  return step(`${name}${who} of row ${pick}, amount ${amount}`, async (reference, gate) => {
    const target = pickFrom(reference.rows, pick);
    const transactionId = target?.id ?? 'A404';
    const expected = reference.edit(name, target, amount);
    if (colleague) {
      learn(expected, await gate.colleague({ operation: name, transactionId, amount }));
      return;
    }
    const AMOUNT = amount === undefined ? '' : String(amount);
    const { ORDERID, DESCRIPTION, VERSION } = person;
    const named = { OPERATIONTYPE: name, TRANSACTIONID: transactionId };
    await ask(gate, expected, { ...named, ORDERID, DESCRIPTION, VERSION, AMOUNT });
  });
}

/** Whatever it is answered, no balance changes: a charged-back debit may still be refunded (rules.md D29). */
export function chargebackStep(pick: number): Step {
  return step(`chargeback of row ${pick}`, async (reference, gate) => {
    await gate.chargeBack(pickFrom(reference.rows, pick)?.id ?? 'A404');
  });
}

export function creditStep(amount: number, card: CardName, pick: number | undefined): Step {
  return step(`credit ${amount} to ${card}, reference ${pick}`, async (reference, gate) => {
    const row: CreditReference = pick === undefined ? 'none' : (pickFrom(reference.rows, pick) ?? 'unknown');
    const TRANSACTIONID = row === 'none' ? '' : row === 'unknown' ? 'A404' : row.id;
    const parameters = { ...person, ...cardParameters(card), AMOUNT: String(amount), TRANSACTIONID };
    await ask(gate, reference.credit(amount, card, row), { OPERATIONTYPE: 'credit', ...parameters });
  });
}

/** `plansOnly` looks among the first instalments, so that it often finds one. */
export function stopStep(pick: number, plansOnly: boolean): Step {
  return step(`stopntimes of ${plansOnly ? 'plan' : 'row'} ${pick}`, async (reference, gate) => {
    const row = pickFrom(
      reference.rows.filter(({ plan }) => plan || !plansOnly),
      pick,
    );
    const parameters = { OPERATIONTYPE: 'stopntimes', SCHEDULEID: row?.id ?? 'A404', VERSION: '3.0' };
    await ask(gate, reference.stop(row), parameters);
  });
}

export function decideStep(pick: number, decision: 'accept' | 'fail' | 'cancel'): Step {
  return step(`the holder of waiting row ${pick} decides: ${decision}`, async (reference, gate) => {
    const row = reference.rows.filter((other) => tokens.has(other)).at(-1 - (pick % 3));
    if (!row) return;
    reference.decide(row, decision);
    await gate.decide(tokens.get(row) ?? '', decision);
  });
}

/** Where the clock goes: further by so much, or to an edge of a day, or to the next change of the clocks in Europe. */
export type Move =
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'midnight'; readonly zone: string; readonly offset: number }
  | { readonly kind: 'clockChange'; readonly offset: number };

export function moveStep(move: Move): Step {
  return step(`the clock moves: ${JSON.stringify(move)}`, async (reference, gate) => {
    const milliseconds = Math.max(0, targetOf(move, reference.now()) - reference.now());
    gate.advance(milliseconds);
    reference.advance(milliseconds);
  });
}

function targetOf(move: Move, now: Instant): Instant {
  switch (move.kind) {
    case 'wait':
      return now + move.milliseconds;
    case 'midnight':
      return startIn(move.zone, later(dayIn(move.zone, now), 1)) + move.offset;
    case 'clockChange':
      return nextClockChange(now) + move.offset;
  }
}

/** 01:00 UTC of the last Sunday of March or October, if one comes within a week: a longer jump would empty every plan. */
function nextClockChange(now: Instant): Instant {
  for (let at = now; at < now + 7 * day; at += day) {
    const date = dayIn('UTC', at);
    const isLastSunday = new Date(at).getUTCDay() === 0 && Number(date.slice(8)) > 24;
    const instant = Date.parse(`${date}T01:00:00Z`);
    if (isLastSunday && ['03', '10'].includes(date.slice(5, 7)) && instant > now) return instant;
  }
  return now + hour + minute;
}
