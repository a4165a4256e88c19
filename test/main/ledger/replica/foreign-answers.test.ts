import { expect, it } from 'vitest';
import { textsOf } from '../../../../main/ledger/erase/lines.ts';
import { appendEvent } from '../../../../main/ledger/events/append.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { appendBefore, endedByForeignAnswer } from '../erase/append-before.ts';
import { row } from '../samples.ts';
import { draftAt, importInto, openDesk, takeAt } from './desks.ts';

const message = 'Refused for jeanne.martin@example.fr';

it.each(['now', 'before'] as const)(
  'a colleague reads the words of an answer that was another’s as the desk does, in a line of %s',
  (age) => {
    const [acts, reads] = [openDesk('a.clerk'), openDesk('b.clerk')];
    importInto(acts, [row()]);
    const { operationId = '', attemptId = '' } = draftAt(acts) ?? {};
    expect(takeAt(acts, operationId).kind).toBe('taken');
    acts.writer.begin(operationId, attemptId, acts.by);
    const ended = endedByForeignAnswer(operationId, attemptId, message);
    const writing = beginWriting(acts.database);
    if (age === 'before') appendBefore(writing, ended);
    else appendEvent(writing, ended, acts.by);
    const told = acts.tellAll();
    const line = Buffer.from(told.lines.at(-1)?.body ?? []);
    expect(line.includes(message)).toBe(age === 'before');
    reads.takeIn(told);
    expect(reads.find(operationId).attempts).toEqual(acts.find(operationId).attempts);
    expect(reads.find(operationId).attempts).toMatchObject([
      { foreignAnswer: { execcode: '4001', message, transactionId: 'X1' } },
    ]);

    // What a line of before has in clear was told as it stood: only texts that stand apart can be emptied elsewhere.
    const texts = textsOf(line);
    expect(texts).toHaveLength(age === 'before' ? 0 : 1);
    const last = told.lines.at(-1)?.sequence ?? 0;
    for (const id of texts) appendEvent(writing, { kind: 'textsErased', texts: [id] }, acts.by);
    reads.takeIn(acts.tell({ sequence: last, rows: told.packs.length }, 10, 10));
    expect(reads.database.prepare('SELECT count(*) FROM texts WHERE body = ?').pluck().get(message)).toBe(0);
  },
);
