import type { Mutation } from './mutation.ts';

/** Rules that once stood there, brought back: runs in which the window claims more than is known. */
export const mutations: readonly Mutation[] = [
  {
    name: 'books: a code that is not there is a success',
    file: 'main/lookup/columns/money.ts',
    replace: `readStrippedCode(text: string): Legible<string> {
  if (isAbsent(text)) return absent;`,
    with: `readStrippedCode(text: string): Legible<string> {
  if (isAbsent(text)) return legible('0000');`,
    test: 'test/soak/books.test.ts',
  },
  {
    name: 'books: arrival is taken for the event',
    file: 'main/domain/deadline.ts',
    replace: 'const mayBeOver = now <= last && (first === null || now > first);',
    with: 'const mayBeOver = now <= last && first !== null && now > first;',
    test: 'test/soak/books.test.ts',
  },
  {
    name: 'unread: what alone names a reference is answered by what names none',
    file: 'main/domain/unread.ts',
    replace: 'row.transactionId === unread.transactionId && !isPlacedBy(unread, row);',
    with: 'row.transactionId === unread.transactionId;',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'unread: an edit that stands alone keeps what names its reference from its chain',
    file: 'main/domain/unread.ts',
    replace: '(!isAlone && isElsewhere(unread.transactionId))',
    with: 'isElsewhere(unread.transactionId)',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'void: what came before an unnamed refund is voided',
    file: 'main/domain/judges/void.ts',
    replace: "(isDone(chain, 'refund') || isDone(chain, 'capture') ? 'inFlight' : undefined)",
    with: "(isDone(chain, 'stopntimes') ? 'inFlight' : undefined)",
    test: 'test/main/domain/judges.test.ts',
  },
  {
    name: 'unread: a notification makes an older row of the tables answer for it',
    file: 'main/domain/unread.ts',
    replace: 'if (isTable(unread.source) && row.told.at < unread.at) return false;',
    with: '',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'untold: a refund without a debit is no trace of a capture',
    file: 'main/domain/left-range.ts',
    replace: 'authorised: found.length > 0 ? 0 : known.authorised,',
    with: 'authorised: known.authorised,',
    test: 'test/main/domain/untold.property.test.ts',
  },
  {
    name: 'untold: what names what nobody knows is no trace',
    file: 'main/domain/beside.ts',
    replace: 'return !isTied || !isRootKnown;',
    with: 'return !isTied;',
    test: 'test/main/domain/untold.property.test.ts',
  },
  {
    name: 'untold: an inferred void has undone what stands',
    file: 'main/domain/last-operation.ts',
    replace: '    ...listPerhapsStanding(row, transactions),\n',
    with: '',
    test: 'test/main/domain/untold.property.test.ts',
  },
  {
    name: 'untold: refunds of what nobody knows are each the last',
    file: 'main/domain/last-operation.ts',
    replace: 'referenceId)) return traces;',
    with: 'referenceId)) return [];',
    test: 'test/main/domain/untold.property.test.ts',
  },
  {
    name: 'untold: an inferred refund is of no other debit',
    file: 'main/domain/last-operation.ts',
    replace: 'return referenceInferred ? traces.filter((trace) => !trace.referenceInferred) : [];',
    with: 'return [];',
    test: 'test/main/domain/untold.property.test.ts',
  },
  {
    name: 'untold: a void undid nothing that was voided by nobody knows what',
    file: 'main/domain/readings.ts',
    replace: "if (isVoided(row) && row.voidedBy !== '') return false;",
    with: 'if (isVoided(row)) return false;',
    test: 'test/main/domain/untold.property.test.ts',
  },
  {
    name: 'own row: an edit of ours is read as anybody’s',
    file: 'main/domain/own-row.ts',
    replace: '? { ...told, referenceId: operation.referenceId } : told;',
    with: '? told : told;',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'untold: nobody asks for the capture that a refund tells of',
    file: 'main/lookup/attribution.ts',
    replace: 'const edits = [...beside.edits, ...beside.traces].filter',
    with: 'const edits = beside.edits.filter',
    test: 'test/main/lookup/attribution.test.ts',
  },
];
