import type { Mutation } from './mutation.ts';

const queueTest = 'test/main/ledger/threads/write-queue.test.ts';
const writerTest = 'test/main/ledger/threads/serve-writer.test.ts';
const keepTest = 'test/main/ledger/threads/keep.test.ts';

/** What the ledger's threads promise: durable before answered, money first, and that one who dies takes nothing along. */
export const mutations: readonly Mutation[] = [
  {
    name: 'group commit: a call is answered before it is durable',
    file: 'main/ledger/threads/write-queue.ts',
    replace: 'for (const call of group) replies.push(runInGroup(call));',
    with: 'for (const call of group) answer(runInGroup(call));',
    test: queueTest,
  },
  {
    name: 'group commit: one that fails takes the others along',
    file: 'main/ledger/threads/write-queue.ts',
    replace: 'if (!database.inTransaction) throw failure;',
    with: 'throw failure;',
    test: queueTest,
  },
  {
    name: 'group commit: what SQLite took back altogether is answered as if it were there',
    file: 'main/ledger/threads/write-queue.ts',
    replace: 'if (!database.inTransaction) throw failure;',
    with: '',
    test: queueTest,
  },
  {
    name: 'group commit: each call pays for a commit of its own',
    file: 'main/ledger/threads/write-queue.ts',
    replace: 'else runGroup(group);',
    with: 'else for (const call of group) answerCall(methods, call, answer);',
    test: queueTest,
  },
  {
    name: 'group commit: what lies in the port is not taken along',
    file: 'main/ledger/threads/serve-writer.ts',
    replace:
      'for (let found = receiveMessageOnPort(port); found; found = receiveMessageOnPort(port)) take(found.message);',
    with: 'void receiveMessageOnPort;',
    test: writerTest,
  },
  {
    name: 'overtaking: a refund waits for every piece that came before it',
    file: 'main/ledger/threads/write-queue.ts',
    replace: 'void (call.urgent ? urgent : patient).push(call)',
    with: 'void patient.push(call)',
    test: queueTest,
  },
  {
    name: 'overtaking: a piece of an import goes on while money waits',
    file: 'main/ledger/writing/intake.ts',
    replace: 'if (taken > 0 && isWanted(taken)) break;',
    with: 'void isWanted;',
    test: writerTest,
  },
  {
    name: 'overtaking: a piece is as long as ever while money moves',
    file: 'main/ledger/threads/writes.ts',
    replace: ' || (taken >= mostNearMoney && money.isNear())',
    with: '',
    test: writerTest,
  },
  {
    name: 'upkeep: no write is synced any more once segments were merged',
    file: 'main/ledger/upkeep/between-pieces.ts',
    replace: "database.pragma('synchronous = FULL');",
    with: '',
    test: 'test/main/ledger/upkeep/upkeep.test.ts',
  },
  {
    name: 'overtaking: what an import left behind for money is forgotten',
    file: 'main/lookup/import-export.ts',
    replace: 'left = rowsBehind(left, taken);',
    with: 'left = rowsBehind(left, Math.max(taken, countRows(left)));',
    test: 'test/main/lookup/import-file.test.ts',
  },
  {
    name: 'import: a digest counts rows that were taken back',
    file: 'main/ledger/threads/writes.ts',
    replace: 'digests.distrust(importId);',
    with: '',
    test: 'test/main/ledger/observations/running-digest.test.ts',
  },
  {
    name: 'import: a digest begins in the middle, after a writer died',
    file: 'main/ledger/observations/running-digest.ts',
    replace: "begun === 1 ? 'unknown'",
    with: "begun === 2 ? 'unknown'",
    test: 'test/main/ledger/observations/running-digest.test.ts',
  },
  {
    name: 'thread: one that died is not started again',
    file: 'main/ledger/threads/keep.ts',
    replace: 'current = deaths.length < deathsToGiveUp ?',
    with: 'current = deaths.length < 0 ?',
    test: keepTest,
  },
  {
    name: 'thread: one that dies for ever is started for ever',
    file: 'main/ledger/threads/keep.ts',
    replace: 'current = deaths.length < deathsToGiveUp ?',
    with: 'current = deaths.length < Number.MAX_SAFE_INTEGER ?',
    test: keepTest,
  },
  {
    name: 'thread: an outcome is lost with the writer that died',
    file: 'main/desk/unwritten.ts',
    replace: 'return await attempt().catch(attempt);',
    with: 'return await attempt();',
    test: 'test/main/desk/writer-died.test.ts',
  },
  {
    name: 'thread: an outcome that was written is written again',
    file: 'main/desk/unwritten.ts',
    replace: 'if (found && written && written.endedAt !== null) return found;',
    with: '',
    test: 'test/main/desk/writer-died.test.ts',
  },
  {
    name: 'upkeep: no segment is ever merged',
    file: 'main/ledger/upkeep/upkeep.ts',
    replace: 'while (mergeStep(database, index, pagesPerStep)) yield;',
    with: 'void mergeStep;',
    test: 'test/main/ledger/upkeep/upkeep.test.ts',
  },
  {
    name: 'upkeep: an import that never pauses leaves its segments',
    file: 'main/ledger/upkeep/between-pieces.ts',
    replace: 'mergeStep(database, index, pages);',
    with: 'void mergeStep;',
    test: 'test/main/ledger/upkeep/upkeep.test.ts',
  },
  {
    name: 'upkeep: money waits for segments to be merged',
    file: 'main/ledger/upkeep/between-pieces.ts',
    replace: 'if (money.isWaiting()) return;',
    with: '',
    test: 'test/main/ledger/upkeep/upkeep.test.ts',
  },
  {
    name: 'upkeep: the write-ahead log grows without an end',
    file: 'main/ledger/upkeep/between-pieces.ts',
    replace: "if (size >= logSizes.unbearable) database.pragma('wal_checkpoint(TRUNCATE)');",
    with: '',
    test: 'test/main/ledger/upkeep/upkeep.test.ts',
  },
  {
    name: 'slow statements: what was bound is told along',
    file: 'main/ledger/database/watch-statements.ts',
    replace: 'onSlow(nameStatement(statement.source), took)',
    with: 'onSlow(statement.source + parameters.map((bound) => JSON.stringify(bound)).join(), took)',
    test: 'test/main/ledger/database/watch-statements.test.ts',
  },
  {
    name: 'threads: a file that is written is read on the screen’s reader',
    file: 'main/ledger/open-threads.ts',
    replace: 'const others = { searchTransactions, searchOn, sortTransactions, walkList, walkSorted, findRow };',
    with: 'const others = { searchTransactions, searchOn, sortTransactions, walkSorted, findRow };',
    test: 'test/main/ledger/threads/list-reader.test.ts',
  },
];
