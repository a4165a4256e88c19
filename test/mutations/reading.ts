import type { Mutation } from './mutation.ts';

const money = 'main/lookup/columns/money.ts';
const files = 'test/main/lookup/files.test.ts';
const unread = 'main/domain/unread.ts';

/** The checks between what a source says and what is believed of it. */
export const mutations: readonly Mutation[] = [
  {
    name: 'reading: an absent outcome is padded to a success',
    file: money,
    replace: '  if (isAbsent(text)) return absent;\n  const code = text.trim();\n  return /^(?:0|[1-9]',
    with: "  const code = isAbsent(text) ? '0' : text.trim();\n  return /^(?:0|[1-9]",
    test: files,
  },
  {
    name: 'reading: a code of any length is padded',
    file: money,
    replace: String.raw`/^(?:0|[1-9]\d{0,2}|\d{4})$/`,
    with: String.raw`/^\d{1,4}$/`,
    test: files,
  },
  {
    name: 'reading: a notified code is padded as an exported one',
    file: 'main/inbox/to-row.ts',
    replace: "execcode: readWholeCode(cell('EXECCODE')),",
    with: "execcode: readWholeCode(cell('EXECCODE').padStart(4, '0')),",
    test: 'test/main/inbox/to-row.test.ts',
  },
  {
    name: 'reading: an absent amount is nothing',
    file: money,
    replace: '  if (isAbsent(text)) return absent;\n  const minor =',
    with: '  if (isAbsent(text)) return legible(0);\n  const minor =',
    test: 'test/main/inbox/to-row.test.ts',
  },
  {
    name: 'reading: a row that ends early is read as it stands',
    file: 'main/lookup/export-csv.ts',
    replace: 'const cut = cells.length < columns.length ? findCut(columns, cells.length) : undefined;',
    with: 'const cut = cells.length < 2 ? findCut(columns, cells.length) : undefined;',
    test: files,
  },
  {
    name: 'reading: a stray quote swallows the rows behind it',
    file: 'main/lookup/csv/records.ts',
    replace: 'others.slice(0, count - 1).some(isRecord)',
    with: 'false',
    test: files,
  },
  {
    name: 'reading: the second of two columns of one name counts',
    file: 'main/lookup/csv/header.ts',
    replace: 'if (twice !== undefined) throw',
    with: "if (twice === '') throw",
    test: files,
  },
  {
    name: 'reading: euros are taken for cents where a file writes decimals',
    file: money,
    replace: "(needsFraction && digits > 0 && fraction === '')",
    with: 'needsFraction === undefined',
    test: files,
  },
  {
    name: 'reading: an offset of a date is not heard',
    file: 'main/lookup/columns/time.ts',
    replace: "return offset === undefined || /^utc$/i.test(offset) ? 'Z' : offset.toUpperCase();",
    with: "return offset === '' ? offset : 'Z';",
    test: files,
  },
  {
    name: 'reading: an order that passes for a card is cut',
    file: 'main/lookup/columns/keys.ts',
    replace: "return text.trim() === '' ? '' : text;",
    with: "return text.trim() === '' ? '' : text.replace(/^(\\d{6})\\d{3,9}(\\d{4})$/, '$1…$2');",
    test: 'test/main/inbox/to-row.test.ts',
  },
  {
    name: 'reading: a row that could not be read leaves its chain sure',
    file: 'main/domain/balance.ts',
    replace: '...unread.filter((row) => mayConcern(row, transactions)).map(toDoubt),',
    with: '...unread.slice(unread.length).map(toDoubt),',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'reading: no guard speaks where a row could not be read',
    file: 'main/domain/guards.ts',
    replace: "return isIncomplete && operation !== 'stopntimes'",
    with: "return isIncomplete && operation === 'stopntimes'",
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'reading: an older word answers for a newer one',
    file: unread,
    replace: 'row.accountId !== unread.accountId || row.knownAt < unread.at ||',
    with: 'row.accountId !== unread.accountId ||',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'reading: a rebuild forgets the rows that could not be read',
    file: 'main/ledger/projections/fold-rows.ts',
    replace: 'told.flatMap(({ unread }) => (unread ? [unread] : [])),',
    with: 'told.flatMap(({ unread }) => (unread ? [] : [])),',
    test: 'test/main/inbox/inbox.test.ts',
  },
  {
    name: 'reading: of a name that comes twice the last counts',
    file: 'protocol/strict-json.ts',
    replace: 'if (seen.has(plain)) {',
    with: 'if (seen.has(plain) && depth < 0) {',
    test: 'test/main/gateway/answer.test.ts',
  },
  {
    name: 'reading: a sign of equality may stand in a name',
    file: 'main/inbox/check-hash.ts',
    replace: "if (!isParameterName(name)) return { code: 'nameUnfit', parameter };",
    with: '',
    test: 'test/main/inbox/check-hash.test.ts',
  },
  {
    name: 'reading: verifying does not look at names',
    file: 'protocol/signature.ts',
    replace: 'if (!Object.entries(params).flatMap(listNames).every(isParameterName)) return false;',
    with: '',
    test: 'test/protocol/signature.test.ts',
  },
  {
    name: 'reading: a name may come twice',
    file: 'main/inbox/check-hash.ts',
    replace: 'if (seen.has(name) || (isList ? seen.has(bare) : lists.has(bare)))',
    with: 'if (seen.has(name) && name === bare && isList)',
    test: 'test/main/inbox/check-hash.test.ts',
  },
  {
    name: 'reading: a text that turns around is read as it stands',
    file: 'protocol/money/plain-amount.ts',
    replace: 'turning.test(typed) || ',
    with: '',
    test: 'test/protocol/money/parse-amount.test.ts',
  },
  {
    name: 'reading: a letter of another currency is left out',
    file: 'protocol/money/currency-label.ts',
    replace: "return { kind: 'other', name };",
    with: "return { kind: 'own', bare: text.replace(name, '') };",
    test: 'test/protocol/money/parse-amount.test.ts',
  },
];
