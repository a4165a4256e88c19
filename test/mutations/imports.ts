import type { Mutation } from './mutation.ts';

const amounts = 'main/lookup/detect/amounts.ts';
const amountsTest = 'test/main/lookup/detect/amounts.test.ts';
const session = 'test/main/lookup/session/session.test.ts';
const withdrawal = 'test/main/ledger/imports/imports.test.ts';

/** The checks between a file and the ledger. */
export const mutations: readonly Mutation[] = [
  {
    name: 'import: a file that nobody looked at is in cents where some amounts have decimals',
    file: 'main/lookup/session/session.ts',
    replace: "if (amounts.because === 'someDecimals') return { kind: 'unanswered', questions: ['amounts'] };",
    with: '',
    test: 'test/main/lookup/session/session.test.ts',
  },
  {
    name: 'import: a file goes on where other accounts were known',
    file: 'main/lookup/session/session.ts',
    replace: '[version, rowsPerPiece, digestAccounts(known)]',
    with: '[version, rowsPerPiece]',
    test: 'test/main/lookup/session/session.test.ts',
  },
  {
    name: 'imports: whole euros are taken for cents without a question',
    file: amounts,
    replace: "return { form: 'minor', certain: false, because: 'noDecimals' };",
    with: "return { form: 'minor', certain: true, because: 'noDecimals' };",
    test: amountsTest,
  },
  {
    name: 'imports: amounts of which some have decimals are not asked about',
    file: amounts,
    replace: "return { form: 'major', certain: false, because: 'someDecimals' };",
    with: "return { form: 'major', certain: true, because: 'someDecimals' };",
    test: amountsTest,
  },
  {
    name: 'imports: a file is taken before its questions are answered',
    file: 'main/lookup/session/session.ts',
    replace: "if (questions.length > 0) return { kind: 'unanswered', questions };",
    with: '',
    test: session,
  },
  {
    name: 'imports: another file than the one that was looked at is taken under its name',
    file: 'main/lookup/session/session.ts',
    replace: 'if (preview?.path === path && preview.digest !== found.digest) {',
    with: "if (preview?.path === '' && preview.digest !== found.digest) {",
    test: session,
  },
  {
    name: 'imports: rows that are in the ledger are taken again',
    file: 'main/lookup/import-export.ts',
    replace: 'if (known === 0) return { rows, unread };',
    with: 'if (known >= 0) return { rows, unread };',
    test: session,
  },
  {
    name: 'imports: the same file read in another way goes on with the first',
    file: 'main/domain/import.ts',
    replace: 'return JSON.stringify([reader, fileDigest, accountId, amounts, zone, delimiter, encoding]);',
    with: 'return JSON.stringify([reader, fileDigest, accountId, zone, delimiter, encoding]);',
    test: withdrawal,
  },
  {
    name: 'imports: another amount under the same TRANSACTIONID is a change like any other',
    file: 'main/domain/difference.ts',
    replace: "if (isOtherCurrency || isOtherAmount || said.operation !== known.operation) return 'contradicting';",
    with: "if (isOtherCurrency || said.operation !== known.operation) return 'contradicting';",
    test: session,
  },
  {
    name: 'imports: what a withdrawn import told counts all the same',
    file: 'main/ledger/projections/withdrawals.ts',
    replace: 'return kept !== undefined && (kept.size === 0 || !kept.has(textOfKey(JSON.parse(body) as KeptRow)));',
    with: 'return kept === undefined && importId === body;',
    test: 'test/main/ledger/imports/withdraw.property.test.ts',
  },
  {
    name: 'imports: a withdrawal takes what an own operation refers to',
    file: 'main/ledger/writing/imports.ts',
    replace: 'const kept = listKept(database, importId);',
    with: 'const kept = listKept(database, importId).slice(0, 0);',
    test: withdrawal,
  },
  {
    name: 'imports: a withdrawal does not say that it is one to the start that goes on with it',
    file: 'main/ledger/writing/imports.ts',
    replace: "markStale(database, 'withdrawal');",
    with: "markStale(database, 'readable');",
    test: 'test/main/ledger/prepare.test.ts',
  },
  {
    name: 'imports: a withdrawal while a request is under way',
    file: 'main/ledger/writing/imports.ts',
    replace: "if (underWay === 1) return { kind: 'busy' };",
    with: '',
    test: withdrawal,
  },
  {
    name: 'imports: when a row was first heard of is taken for when it was',
    file: 'main/lookup/export-row.ts',
    replace: "const timeKnown = !isAbsent(cell('DATE')) || isAbsent(cell(firstHeardColumn));",
    with: 'const timeKnown = true;',
    test: 'test/main/channels/list-file/round-trip.property.test.ts',
  },
  {
    name: 'merge: of two amounts that are told at one moment the one that came first counts',
    file: 'main/domain/whose-word.ts',
    replace: 'compareTexts(priceOf(one), priceOf(other))',
    with: '0',
    test: 'test/main/lookup/session/permutation.property.test.ts',
  },
  {
    name: 'imports: a row is lost where a piece is cut short for money',
    file: 'main/ports/packed-rows.ts',
    replace: 'skip = Math.min(rows.count, rows.skip + taken)',
    with: 'skip = Math.min(rows.count, rows.skip + taken + 1)',
    test: 'test/main/lookup/import-file.test.ts',
  },
  {
    name: 'imports: rows come in behind a withdrawal',
    file: 'main/ledger/writing/intake.ts',
    replace: 'if (isWithdrawn(database, importId)) throw',
    with: 'if (importId === "" && isWithdrawn(database, importId)) throw',
    test: withdrawal,
  },
  {
    name: 'reading: a long name of a column makes the ledger impossible to rebuild',
    file: 'main/domain/unread.ts',
    replace: 'name.slice(0, longestColumn)',
    with: 'name',
    test: 'test/main/lookup/moved-cells.test.ts',
  },
];
