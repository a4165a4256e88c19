import type { Mutation } from './mutation.ts';

const writeBody = 'main/ledger/events/write-body.ts';
const bodies = 'test/main/ledger/events/write-body.test.ts';
const foreignAnswers = 'test/main/ledger/erase/foreign-answers.test.ts';
const erasing = 'test/main/ledger/erase/erase.test.ts';

/** What keeps people out of the log that nobody can change, and takes them out of everything else. */
export const mutations: readonly Mutation[] = [
  {
    name: 'personal: a parameter that nobody thought of stands in the log',
    file: writeBody,
    replace: 'impersonal.has(bareName(name))',
    with: "!['CLIENTIDENT', 'CLIENTEMAIL'].includes(bareName(name)) && impersonal.size > 0",
    test: bodies,
  },
  {
    name: 'personal: the gateway’s words about a customer stand in the log',
    file: writeBody,
    replace: 'message: keepForeign(message, keep)',
    with: 'message',
    test: bodies,
  },
  {
    name: 'personal: the words of a foreign answer stand in the log',
    file: writeBody,
    replace: 'message: keepForeign(outcome.answer.message, keep)',
    with: 'message: outcome.answer.message',
    test: bodies,
  },
  {
    name: 'erase: the words of a foreign answer are left in a line of before',
    file: 'main/ledger/erase/lines.ts',
    replace: "withoutForeign(answer, 'message', isPersonal)",
    with: 'answer',
    test: foreignAnswers,
  },
  {
    name: 'erase: a foreign answer that names them at another operation is left',
    file: 'main/ledger/erase/find-person.ts',
    replace: '    ...listForeignAnswers(database, identity, operations),\n',
    with: '',
    test: foreignAnswers,
  },
  {
    name: 'personal: a file that is called like a customer stands in the log',
    file: writeBody,
    replace: 'source: keepForeign(event.source, keep)',
    with: 'source: event.source',
    test: bodies,
  },
  {
    name: 'personal: the reason of a settlement stands in the log',
    file: writeBody,
    replace: 'reason: keep(event.reason)',
    with: 'reason: event.reason as unknown as Commitment',
    test: bodies,
  },
  {
    name: 'erase: what was said of an operation is left',
    file: 'main/ledger/erase/lines.ts',
    replace: 'return [note, agreement, text, reason, source, ...within]',
    with: 'return [note, agreement, text, source, ...within]',
    test: erasing,
  },
  {
    name: 'erase: the name of an imported file is left',
    file: 'main/ledger/erase/find-person.ts',
    replace: '    ...listImports(database, identity),\n',
    with: '',
    test: erasing,
  },
  {
    name: 'personal: a note beside an order stands in the log',
    file: writeBody,
    replace: 'text: keep(event.text)',
    with: 'text: event.text as unknown as Commitment',
    test: bodies,
  },
  {
    name: 'erase: the notes beside their orders are left',
    file: 'main/ledger/erase/find-person.ts',
    replace: '    ...listNoteLines(database, identity, known),\n',
    with: '',
    test: erasing,
  },
  {
    name: 'erase: a note that names them beside another order is left',
    file: 'main/ledger/erase/find-person.ts',
    replace: 'theirs.has(placeOf(note)) || mentions(identity, note.body) || isWordedFor(identity, note.body)',
    with: 'theirs.has(placeOf(note))',
    test: erasing,
  },
  {
    name: 'erase: the salt is left, so that a guess can be checked',
    file: 'main/ledger/erase/erase.ts',
    replace: "UPDATE texts SET body = NULL, salt = x'' WHERE text_id",
    with: 'UPDATE texts SET body = NULL WHERE text_id',
    test: erasing,
  },
];
