import type { Mutation } from './mutation.ts';

/** Checks without which a ledger that is made anew would lose lines, or a start would trust what was cut short. */
export const mutations: readonly Mutation[] = [
  {
    name: 'a new file takes the place of its ledger although rows of the truth are missing',
    file: 'main/ledger/rebuild/check.ts',
    replace: 'if (present[table] !== count)',
    with: 'if (present[table] === undefined)',
    test: 'test/main/ledger/rebuild/replace.test.ts',
  },
  {
    name: 'a new file takes the place of its ledger although its log ends otherwise',
    file: 'main/ledger/rebuild/check.ts',
    replace: "if (identifyTruth(database, 'main') !== identifyTruth(database, 'old'))",
    with: 'if (!database.open)',
    test: 'test/main/ledger/rebuild/replace.test.ts',
  },
  {
    name: 'a new file that was begun for another ledger is gone on with',
    file: 'main/ledger/rebuild/new-file.ts',
    replace: "if (mark && mark.source === identifySource(database)) return database;",
    with: 'if (mark) return database;',
    test: 'test/main/ledger/rebuild/fill.test.ts',
  },
  {
    name: 'how far a new file is does not stand in the transaction of its rows',
    file: 'main/ledger/rebuild/fill.ts',
    replace: 'return database.transaction(() => {',
    with: 'return ((step: () => boolean) => step)(() => {',
    test: 'test/main/ledger/rebuild/fill.test.ts',
  },
  {
    name: 'a copy before a migration that was cut short is trusted',
    file: 'main/ledger/database/copy-before.ts',
    replace: 'if (existsSync(wanted) && isCopyOf(wanted, database)) return;',
    with: 'if (existsSync(wanted)) return;',
    test: 'test/main/ledger/copy-before.test.ts',
  },
  {
    name: 'a ledger is written although its projections are not those of its log',
    file: 'main/ledger/open-threads.ts',
    replace: 'if (stale !== undefined) {',
    with: "if (stale === 'unreadable') {",
    test: 'test/main/ledger/prepare.test.ts',
  },
  {
    name: 'somebody writes before what was being sent at the last end is called unknown',
    file: 'main/ledger/open-prepared.ts',
    replace: 'await ports.onWritable(writing, await views.readBond());',
    with: '',
    test: 'test/main/ledger/prepare.test.ts',
  },
  {
    name: 'a desk without its open cases is shown as if all were settled',
    file: 'main/ledger/open-prepared.ts',
    replace: "if (meanwhile === 'readable') return",
    with: 'if (meanwhile) return',
    test: 'test/main/ledger/prepare.test.ts',
  },
  {
    name: 'a ledger is made anew on a disk that has no room for it',
    file: 'main/ledger/rebuild/space.ts',
    replace: 'if (there >= needed) return;',
    with: 'if (there >= 0) return;',
    test: 'test/main/ledger/copy-before.test.ts',
  },
  {
    name: 'the write-ahead log of the file before is left beside the new one',
    file: 'main/ledger/rebuild/replace.ts',
    replace: "  standAlone(file, 'DELETE');\n  onStep('oldFileAlone');",
    with: "  onStep('oldFileAlone');",
    test: 'test/main/ledger/rebuild/replace.test.ts',
  },
];
