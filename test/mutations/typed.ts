import type { Mutation } from './mutation.ts';

const plainAmount = 'protocol/money/plain-amount.ts';
const amounts = 'test/protocol/money/parse-amount.test.ts';
const fold = 'main/ledger/database/fold.ts';
const folded = 'test/main/ledger/database/fold.test.ts';
const keys = 'main/lookup/columns/keys.ts';
const texts = 'main/lookup/columns/texts.ts';
const files = 'test/main/lookup/files.test.ts';
const pasted = 'test/main/inbox/pasted.test.ts';
const toRow = 'test/main/inbox/to-row.test.ts';

/** Without these what a person types, pastes or hands over says something else than what stands there. */
export const mutations: readonly Mutation[] = [
  {
    name: 'typed: groups that are shown the other way round are read as they stand',
    file: plainAmount,
    replace: ' || (rightToLeft.test(typed) && apart.test(typed))',
    with: '',
    test: amounts,
  },
  {
    name: 'typed: signs that nobody sees make an amount none',
    file: plainAmount,
    replace: "typed.replace(invisible, '')",
    with: 'typed',
    test: amounts,
  },
  {
    name: 'typed: an amount that the console shows in its other language is refused',
    file: 'protocol/money/currency-label.ts',
    replace: "[locale, 'en', 'fr'].flatMap",
    with: '[locale].flatMap',
    test: amounts,
  },
  {
    name: 'typed: letters that are no other with an accent are found by themselves alone',
    file: fold,
    replace: '(letter) => plain.get(letter) ?? letter)',
    with: '(letter) => letter)',
    test: folded,
  },
  {
    name: 'typed: signs that nobody sees hide a name',
    file: fold,
    replace: String.raw`/[\p{M}\p{Cf}]/gu`,
    with: String.raw`/\p{M}/gu`,
    test: folded,
  },
  {
    name: 'typed: the end of a card finds nothing',
    file: 'main/ledger/search/by-index.ts',
    replace: '/^([0-9]{4}|[0-9]{6})$/',
    with: '/^[0-9]{6}$/',
    test: 'test/main/ledger/search/search.test.ts',
  },
  {
    name: 'typed: a card as the console shows it is none',
    file: 'contract/question/masked-card.ts',
    replace: "return masked.exec(text.replaceAll(' ', ''))?.[1];",
    with: "return text === '' ? masked.exec(text)?.[1] : undefined;",
    test: 'test/contract/question/read-question.test.ts',
  },
  {
    name: 'typed: a settlement by the id of another operation, with a sign that nobody sees, is believed',
    file: 'main/domain/decide/answered.ts',
    replace: String.raw`return transactionId.replace(/\p{Cf}/gu, '').trim();`,
    with: 'return transactionId.trim();',
    test: 'test/main/domain/answered.test.ts',
  },
  {
    name: 'typed: a settlement keeps what was copied along with an id',
    file: 'main/domain/decide/settle.ts',
    replace: "const transactionId = plainId(statement.transactionId ?? '') || null;",
    with: "const transactionId = plainId(statement.transactionId ?? '') === '' ? null : statement.transactionId;",
    test: 'test/main/domain/settle.test.ts',
  },
  {
    name: 'pasted: two on one line are one',
    file: 'main/inbox/cut-line.ts',
    replace: 'return count < 2 ? [whole] : cutWhereNamesRepeat(line).map(readForm);',
    with: 'return cutWhereNamesRepeat === undefined ? [] : [whole];',
    test: pasted,
  },
  {
    name: 'pasted: a code that lost its zeros is called forged',
    file: 'main/inbox/explain-mismatch.ts',
    replace: "value.padStart(4, '0') : value",
    with: 'value : value',
    test: pasted,
  },
  {
    name: 'pasted: UTF-8 that was encoded twice is called forged',
    file: 'main/inbox/url-encoding.ts',
    replace: "return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));",
    with: 'return text;',
    test: pasted,
  },
  {
    name: 'pasted: what stands in an object of a log is lost',
    file: 'main/inbox/read-text.ts',
    replace: 'return whole ? [whole] : [...value.values()].flatMap(findInside);',
    with: 'return whole ? [whole] : [];',
    test: pasted,
  },
  {
    name: 'pasted: marks written as HTML are no marks',
    file: 'main/inbox/read-fields.ts',
    replace: "? query.replace(/&(?:amp;)+/gi, '&') : query",
    with: '? query : query',
    test: pasted,
  },
  {
    name: 'look-up: of two rows that say two things of one transaction one counts',
    file: 'main/lookup/contradicted.ts',
    replace: 'return column === undefined ? row :',
    with: "return column === undefined || column !== '' ? row :",
    test: 'test/main/lookup/unreadable-rows.test.ts',
  },
  {
    name: 'files: what a database writes for no reference is one that nobody knows',
    file: keys,
    replace: 'return saysNo(text) ? legible(null) : readId(text);',
    with: "return text.trim() === '' ? legible(null) : legible(text.trim());",
    test: files,
  },
  {
    name: 'files: an id with a sign that nobody sees is another transaction',
    file: keys,
    replace: 'id.length <= 32 && !unfitForId.test(id)',
    with: 'id.length <= 32 && unfitForId.source !== id',
    test: files,
  },
  {
    name: 'files: a column with signs that nobody sees is another column',
    file: 'main/lookup/csv/header.ts',
    replace: String.raw`.replace(/\p{Cf}/gu, '')`,
    with: String.raw`.replace(/\ufeff/g, '')`,
    test: files,
  },
  {
    name: 'files: rows that only carriage returns end are lost',
    file: 'main/lookup/file/tables.ts',
    replace: 'hasOldEnds ? async () => withNewEnds(await decoded()) : decoded',
    with: 'hasOldEnds && withNewEnds === undefined ? async () => withNewEnds(await decoded()) : decoded',
    test: 'test/main/lookup/file/tables.property.test.ts',
  },
  {
    name: 'files: a comma between thousands is a decimal mark',
    file: 'main/lookup/columns/money.ts',
    replace: 'needsFraction && digits < 3 && fraction.length === digits',
    with: 'needsFraction',
    test: files,
  },
  {
    name: 'files: a line break in quotes moves the lines behind it',
    file: 'main/lookup/csv/records.ts',
    replace: 'next += count;',
    with: 'next += 1;',
    test: files,
  },
  {
    name: 'files: one without IDENTIFIER is taken without a person’s word whose it is',
    file: 'main/lookup/export-csv.ts',
    replace: 'if (!shape.hasIdentifier && !named) throw',
    with: 'if (!shape.hasIdentifier && !named && shape.columns.length === 0) throw',
    test: files,
  },
  {
    name: 'list file: a key that begins like a formula comes back as another key',
    file: 'main/lookup/export-csv.ts',
    replace: 'columns.includes(firstHeardColumn) ? undoDisarm :',
    with: 'columns.length === 0 ? undoDisarm :',
    test: 'test/main/channels/list-file/round-trip.property.test.ts',
  },
  {
    name: 'keys: one that the window names is asked for without its blanks, which is another key',
    file: 'contract/views/basics.ts',
    replace: String.raw`z.string().regex(/\S/)`,
    with: String.raw`z.string().trim().regex(/\S/)`,
    test: 'test/contract/keys.test.ts',
  },
  {
    name: 'keys: one that is offered is sent without its blanks',
    file: 'renderer/operation/form.ts',
    replace: 'return typed === null ? offered : typed.trim();',
    with: 'return (typed ?? offered).trim();',
    test: 'test/renderer/operation-form.test.ts',
  },
  {
    name: 'files: the reference of a transfer that passes for a card is cut',
    file: texts,
    replace: 'keys.has(name) ? maskAccountNumbers : maskNumbers',
    with: 'keys.size === 0 ? maskAccountNumbers : maskNumbers',
    test: 'test/main/lookup/further-texts.test.ts',
  },
  {
    name: 'reading: a key that is too long becomes another key',
    file: texts,
    replace: "return text.length <= most ? text : leaveOut(column, '');",
    with: 'return text.slice(0, most);',
    test: toRow,
  },
  {
    name: 'reading: what of a row was left out is told to nobody',
    file: texts,
    replace: 'notWhole.push(column);\n    return left;',
    with: 'return left;',
    test: toRow,
  },
  {
    name: 'debit: a card that expires on no day makes it a card’s',
    file: 'main/lookup/read-method.ts',
    replace: '/[1-9]/.test(validity)',
    with: String.raw`/\d/.test(validity)`,
    test: 'test/main/lookup/read-method.test.ts',
  },
  {
    name: 'debit: the number of an account that is cut like a card’s makes it a card’s',
    file: 'main/lookup/read-method.ts',
    replace: '{0,15}',
    with: '*',
    test: 'test/main/lookup/read-method.test.ts',
  },
  {
    name: 'debit: a card number of zeros makes it a card’s',
    file: 'main/lookup/read-method.ts',
    replace: '(?=.*[1-9X*])',
    with: '',
    test: 'test/main/lookup/read-method.test.ts',
  },
];
