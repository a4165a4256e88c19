import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../main/domain/event.ts';
import { openReadable, openWritable } from '../../../../main/ledger/database/open.ts';
import { erasePerson } from '../../../../main/ledger/erase/erase.ts';
import { appendEvent } from '../../../../main/ledger/events/append.ts';
import { keepStandings } from '../../../../main/ledger/projections/standings.ts';
import { rebuildLedger } from '../../../../main/ledger/verify/rebuild.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { draft } from '../samples.ts';
import { appendBefore, endedByForeignAnswer } from './append-before.ts';
import { ramsay, sansa, writeFresh } from './fresh.ts';
import { stamp, wordsIn } from './ledgers.ts';

type Age = 'before' | 'now';

/** A closed ledger in which a refund was answered under another's id, with these words, and settled by hand. */
function writeForeign(age: Age, referenceId: 'R1' | 'S1', message: string) {
  const { file } = writeFresh();
  const database = openWritable(file);
  const writing = beginWriting(database);
  const drafted = draft({ chainId: referenceId, referenceId, orderId: referenceId === 'R1' ? 'D-1' : 'F-1' });
  const { operationId, attemptId } = drafted;
  const append = (event: Event) => appendEvent(writing, event, stamp);
  database
    .transaction(() => {
      append({ kind: 'operationDrafted', ...drafted });
      append({ kind: 'operationConfirmed', operationId, attemptId, guarded: null, account: null });
      append({ kind: 'attemptBegun', operationId, attemptId });
      const ended = endedByForeignAnswer(operationId, attemptId, message);
      if (age === 'before') appendBefore(writing, ended);
      else append(ended);
      append({ kind: 'operationSettled', operationId, outcome: 'refused', transactionId: null, reason: 'by letter' });
      keepStandings(writing);
    })
    .immediate();
  database.close();
  return { file, attemptId };
}

/** The words as a person sees them, and whether the line itself has them. */
function read(file: string, attemptId: string, message: string) {
  const database = openReadable(file);
  const shown = database
    .prepare<[string], string>(`SELECT foreign_answer ->> '$.message' FROM attempts WHERE attempt_id = ?`)
    .pluck()
    .get(attemptId);
  const bodies = database.prepare<[], string>('SELECT CAST(body AS TEXT) FROM events').pluck().all();
  database.close();
  return { shown, inLine: bodies.some((body) => body.includes(message)) };
}

const toRamsay = `Refused for ${ramsay.clientEmail}`;
const sought = { by: 'client', client: ramsay.client } as const;

describe.each([
  ['a line of this program', 'now'],
  ['a line of before, which has it in clear', 'before'],
] as const)('the words of an answer that was another’s, in %s', (_, age) => {
  it.each([
    ['their own operation', 'R1'],
    ['an operation of somebody else', 'S1'],
  ] as const)('go with the person whom they name, at %s', (_, referenceId) => {
    const { file, attemptId } = writeForeign(age, referenceId, toRamsay);
    expect(read(file, attemptId, toRamsay)).toEqual({ shown: toRamsay, inLine: age === 'before' });
    expect(verifyLedger(file)).toEqual([]);

    const counts = expect.objectContaining({ lines: age === 'before' ? 1 : 0 });
    expect(erasePerson(file, sought, stamp)).toMatchObject({ kind: 'erased', counts, left: [] });

    expect(wordsIn(file, [toRamsay, ramsay.clientEmail])).toEqual([]);
    expect(read(file, attemptId, toRamsay)).toEqual({ shown: '', inLine: false });
    expect(verifyLedger(file)).toEqual([]);
    expect(rebuildLedger(file, 'now')).toEqual({ findings: [], before: undefined });
  });

  it('stay where they name somebody else, at an operation of somebody else', () => {
    const toSansa = `Refused for ${sansa.clientEmail}`;
    const { file, attemptId } = writeForeign(age, 'S1', toSansa);
    erasePerson(file, sought, stamp);
    expect(read(file, attemptId, toSansa)).toMatchObject({ shown: toSansa });
    expect(verifyLedger(file)).toEqual([]);
  });
});
