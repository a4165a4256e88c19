import { describe, expect, it } from 'vitest';
import type { Attempt, Operation } from '../../../../main/domain/operation.ts';
import { statusOf } from '../../../../main/domain/transaction.ts';
import { judgeOutcome } from '../../../../main/domain/verdict.ts';
import { judgeVersion1, statusVersion1 } from '../../../../main/ledger/events/judge-version-1.ts';
import { isReadable, readBody } from '../../../../main/ledger/events/read-body.ts';
import { execcodes } from '../../../../protocol/execcode/execcode.ts';
import { draft } from '../samples.ts';
import { type FrozenLine, readFrozenLines } from './samples.ts';

const lines = readFrozenLines();

const stored = (kind: string): FrozenLine => {
  const line = lines.find(({ body }) => JSON.parse(String(body)).kind === kind);
  if (!line) throw new Error(`The frozen ledger has no ${kind}.`);
  return line;
};
const operation = { operation: 'refund', attempts: [] } as unknown as Operation;
const context = { findText: (id: string) => `the text ${id}`, findOperation: () => operation };
const read = (line: FrozenLine) => readBody(line, context);

describe('a line of version 1 is read in today’s shape', () => {
  it('whatever kind it is of', () => {
    expect(new Set(lines.map(({ schemaVersion }) => schemaVersion))).toEqual(new Set([1]));
    expect(new Set(lines.map((line) => read(line).kind))).toEqual(
      new Set([
        'operationDrafted',
        'operationConfirmed',
        'attemptAdded',
        'attemptBegun',
        'attemptEnded',
        'operationSettled',
        'attemptProved',
        'caseLookedUp',
        'notificationKept',
        'importRecorded',
      ]),
    );
  });

  it('a draft has no review, its note stands apart, and its request is one', () => {
    const line = stored('operationDrafted');
    const { url, parameters, note, ...rest } = JSON.parse(String(line.body));
    expect(read(line)).toEqual({
      ...rest,
      note: `the text ${note.id}`,
      agreement: '',
      request: { url, parameters },
      review: null,
    });
    const erased = { ...context, findText: () => undefined };
    expect(readBody(line, erased)).toMatchObject({ note: '' });
  });

  it('a confirmation and a further attempt have no rules of their account; one without guards has none', () => {
    expect(read(stored('operationConfirmed'))).toMatchObject({ account: null });
    const added = stored('attemptAdded');
    const { url, parameters, ...rest } = JSON.parse(String(added.body));
    expect(read(added)).toEqual({ ...rest, request: { url, parameters }, account: null });
    const { guarded: _, ...first } = JSON.parse(String(stored('operationConfirmed').body));
    expect(read({ schemaVersion: 1, body: Buffer.from(JSON.stringify(first)) })).toMatchObject({ guarded: null });
  });

  it('an outcome has the verdict of its time, and cannot be read without its operation', () => {
    const line = stored('attemptEnded');
    expect(read(line)).toEqual({ ...JSON.parse(String(line.body)), verdict: 'succeeded', state: 'succeeded' });
    expect(() => readBody(line, { ...context, findOperation: () => undefined })).toThrow('was never drafted');
  });

  it.each(['attemptBegun', 'operationSettled', 'attemptProved', 'caseLookedUp', 'notificationKept', 'importRecorded'])(
    '%s as it stands',
    (kind) => {
      expect(read(stored(kind))).toEqual(JSON.parse(String(stored(kind).body)));
    },
  );
});

describe('a body is refused', () => {
  it('of a version that is not known', () => {
    const { body } = stored('attemptBegun');
    for (const schemaVersion of [0, 3, 99]) {
      expect(() => read({ schemaVersion, body })).toThrow(`version ${schemaVersion}, which this program does not know`);
      expect(isReadable({ schemaVersion, body })).toBe(false);
    }
  });

  it('that is not what its version says, or nothing at all', () => {
    expect(isReadable({ ...stored('operationDrafted'), schemaVersion: 2 })).toBe(false);
    for (const body of ['', 'no JSON', '{}', '{"kind":"moneyPrinted"}']) {
      expect(isReadable({ schemaVersion: 1, body: Buffer.from(body) }), body).toBe(false);
    }
    const more = { ...JSON.parse(String(stored('attemptBegun').body)), more: 1 };
    expect(isReadable({ schemaVersion: 1, body: Buffer.from(JSON.stringify(more)) })).toBe(false);
  });
});

/** How 0.1.0 read each code that the gateway's pages list. It stays so, whatever the present rules become. */
const frozen: Readonly<Record<string, readonly string[]>> = {
  succeeded: ['0000'],
  pending: ['0001', '0002', '0003'],
  unknown: ['0004', '4011', '5001', '5002', '5003', '5004', '5005', '5006'],
};
const frozenVerdict = (code: string) =>
  Object.keys(frozen).find((verdict) => frozen[verdict]?.includes(code)) ?? 'refused';
const answered = (execcode: string) => ({ kind: 'answered', execcode, message: '', transactionId: null }) as const;

describe('the judgement of version 1', () => {
  it.each(execcodes.map(({ code }) => code))('reads %s as 0.1.0 did, which is as the present rules do', (code) => {
    const verdict = frozenVerdict(code);
    expect(judgeVersion1(operation, 'one', answered(code))).toEqual({ verdict, state: verdict });
    // A rule that changes from here on differs from the frozen one on purpose: then these two lines go, not the one above.
    expect(judgeOutcome(operation, 'one', answered(code))).toEqual({ verdict, state: verdict });
    expect(statusVersion1(code)).toBe(statusOf(code));
  });

  it('of a row says that a told 5xxx is the last word, all but 5004', () => {
    expect(['5001', '5004', '0003', '0000', '4011', '4003'].map(statusVersion1)).toEqual([
      'refused',
      'unknown',
      'waiting',
      'succeeded',
      'unknown',
      'refused',
    ]);
  });

  it('leaves a code that no page lists unknown, outside of the families of refusals', () => {
    expect(['7001', '5099', '0005'].map((code) => judgeVersion1(operation, 'one', answered(code)).verdict)).toEqual(
      Array(3).fill('unknown'),
    );
    expect(judgeVersion1(operation, 'one', answered('4999')).verdict).toBe('refused');
  });

  const first = { ...draft(), attemptId: 'first', sentAt: 1, cause: 'timedOut', execcode: null } as unknown as Attempt;
  it.each([
    ['the gateway’s word that it is stopped proves the first', '2011', first, 'succeeded'],
    ['a plan that had ended was stopped by none', '2012', first, 'refused'],
    ['another refusal says nothing of the first', '2002', first, 'unknown'],
    ['what provably never left is in no doubt', '2011', { ...first, cause: 'notConnected' }, 'refused'],
    ['what was never sent is in no doubt', '2011', { ...first, sentAt: null }, 'refused'],
    ['what was answered with a doubt is in doubt', '2002', { ...first, cause: null, execcode: '5001' }, 'unknown'],
    ['what was refused is in no doubt', '2002', { ...first, cause: null, execcode: '2003' }, 'refused'],
  ] as const)('of a stop that was sent again: %s', (_, code, earlier, state) => {
    const stop = { operation: 'stopntimes', attempts: [earlier as Attempt] } as const;
    expect(judgeVersion1(stop, 'second', answered(code))).toEqual({ verdict: 'refused', state });
  });
});
