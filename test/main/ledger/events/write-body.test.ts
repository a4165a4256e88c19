import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Event } from '../../../../main/domain/event.ts';
import type { AttemptOutcome } from '../../../../main/domain/operation.ts';
import { textsOf } from '../../../../main/ledger/erase/lines.ts';
import { namedIn } from '../../../../main/ledger/events/commitments.ts';
import { commit } from '../../../../main/ledger/events/digest.ts';
import { readBody, schemaVersion } from '../../../../main/ledger/events/read-body.ts';
import { findAnsweredPage, findText } from '../../../../main/ledger/events/texts.ts';
import type { Commitment } from '../../../../main/ledger/events/version-2.ts';
import { writeBody } from '../../../../main/ledger/events/write-body.ts';
import { acts, openEmpty, personal, readFrozenLines, request, samples } from './samples.ts';

/** An answer under another's id, which may name whom that one is about. */
const foreign = {
  ...samples.attemptEnded,
  outcome: {
    kind: 'unknown',
    cause: 'answeredAnothersId',
    answer: { execcode: '4001', message: personal.message, transactionId: 'X1' },
  },
  verdict: 'unknown',
  state: 'unknown',
} as const satisfies Event;

const kinds = [
  ...Object.values(samples).map((event) => [event.kind, event] as const),
  ['a foreign answer', foreign] as const,
  ...Object.values(acts).map((act) => [act.what, { kind: 'actRecorded', act }] as const),
];
const forbidden = [...Object.values(personal), 'CLIENT', 'DESCRIPTION'];

it.each(kinds)('a body of %s holds nobody, and is read as it was', (_, event) => {
  const database = openEmpty();
  const body = Buffer.from(JSON.stringify(writeBody(database, event)), 'utf8');
  expect(forbidden.filter((word) => body.includes(word))).toEqual([]);
  const context = { findText: (id: string) => findText(database, id), findOperation: () => undefined };
  expect(readBody({ schemaVersion, body }, context)).toEqual(event);
});

it('the control: bodies of version 1 do hold whom and what version 2 keeps apart', () => {
  const bodies = readFrozenLines()
    .map(({ body }) => String(body))
    .join('\n');
  const held = [
    '"CLIENTIDENT":"ygritte.wild.id"',
    '"CLIENTEMAIL":"ygritte.wild@example.com"',
    'says john.snow@',
    'Mrs Tarth',
  ];
  expect(held.filter((word) => bodies.includes(word))).toEqual(held);
});

it('a text that was erased is read as none, and a request without its customer', () => {
  const database = openEmpty();
  const context = { findText: (id: string) => findText(database, id), findOperation: () => undefined };
  const erased = (event: Event) => {
    const body = Buffer.from(JSON.stringify(writeBody(database, event)), 'utf8');
    database.exec('UPDATE texts SET body = NULL');
    return readBody({ schemaVersion, body }, context);
  };
  const { OPERATIONTYPE, ORDERID, EXTRADATA } = request.parameters;
  const parameters = { url: request.url, parameters: { OPERATIONTYPE, ORDERID, EXTRADATA } };
  expect(erased(samples.operationDrafted)).toEqual({
    ...samples.operationDrafted,
    note: '',
    agreement: '',
    request: parameters,
  });
  expect(erased(samples.attemptAdded)).toEqual({ ...samples.attemptAdded, request: parameters });
  expect(erased(samples.operationConfirmed)).toMatchObject({ guarded: { kinds: ['planRuns'], answer: '' } });
  expect(erased(samples.operationSettled)).toMatchObject({ outcome: 'refused', reason: '' });
  const { alias: _alias, ...outcome } = samples.attemptEnded.outcome as Extract<AttemptOutcome, { kind: 'answered' }>;
  expect(erased(samples.attemptEnded)).toEqual({ ...samples.attemptEnded, outcome: { ...outcome, message: '' } });
  const answer = { ...foreign.outcome.answer, message: '' };
  expect(erased(foreign)).toEqual({ ...foreign, outcome: { ...foreign.outcome, answer } });
  expect(erased(samples.importRecorded)).toMatchObject({ rows: 3, source: '' });
});

it('no digest of a body can be guessed from: each text has a salt of its own, and the digest is of both', () => {
  const database = openEmpty();
  const whole = () => (writeBody(database, samples.attemptAdded) as { request: { whole: Commitment } }).request.whole;
  const [one, other] = [whole(), whole()];
  const text = JSON.stringify(request);
  expect(one.digest).not.toBe(other.digest);
  expect([one.digest, other.digest]).not.toContain(createHash('sha256').update(text).digest('hex'));
  for (const { id, digest } of [one, other]) {
    const kept = database
      .prepare<[string], { salt: Buffer; body: string }>('SELECT salt, body FROM texts WHERE text_id = ?')
      .get(id);
    expect(kept?.body).toBe(text);
    expect(kept?.salt).toHaveLength(16);
    expect(kept && commit(kept.salt, kept.body)).toBe(digest);
  }
});

it('the words of a foreign answer are named by its line, and read as they stood in lines of before and where there were none', () => {
  const database = openEmpty();
  const context = { findText: (id: string) => findText(database, id), findOperation: () => undefined };
  const bodyOf = (stored: unknown) => Buffer.from(JSON.stringify(stored), 'utf8');
  const body = bodyOf(writeBody(database, foreign));
  expect(textsOf(body).map((id) => findText(database, id))).toEqual([personal.message]);
  expect(namedIn(body).map(({ id }) => id)).toEqual(textsOf(body));
  expect(readBody({ schemaVersion, body: bodyOf(foreign) }, context)).toEqual(foreign);
  expect(textsOf(bodyOf(foreign))).toEqual([]);
  const answer = { ...foreign.outcome.answer, message: '' };
  const silent = { ...foreign, outcome: { ...foreign.outcome, answer } };
  expect(writeBody(database, silent)).toEqual(silent);
});

it('a page that the gateway answered with stands apart as well, and is found by its attempt until it is erased', () => {
  const database = openEmpty();
  const page = { kind: 'html', html: `<p>${personal.client}</p>` } as const;
  const event = { ...samples.attemptEnded, outcome: { ...samples.attemptEnded.outcome, page } } as const;
  const body = Buffer.from(JSON.stringify(writeBody(database, event as Event)), 'utf8');
  expect(body.includes(personal.client)).toBe(false);
  expect(findAnsweredPage(database, samples.attemptEnded.attemptId)).toEqual(page);
  // Whoever is erased takes it along: their line names its text, and that of the alias.
  expect(textsOf(body)).toHaveLength(3);
  expect(namedIn(body).map(({ id }) => id)).toEqual(textsOf(body));
  for (const id of textsOf(body)) database.prepare('UPDATE texts SET body = NULL WHERE text_id = ?').run(id);
  expect(findAnsweredPage(database, samples.attemptEnded.attemptId)).toBeUndefined();
});
