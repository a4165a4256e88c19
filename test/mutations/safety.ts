import type { Mutation } from './mutation.ts';

const witness = 'test/main/ledger/witness/witness.test.ts';
const testimony = 'test/main/ledger/threads/testimony.test.ts';
const seal = 'test/main/ledger/seal/seal.test.ts';
const unwritten = 'test/main/desk/unwritten.test.ts';

/** Without these a ledger would be lost, cut or forged without a word, and an answer that was known forgotten. */
export const mutations: readonly Mutation[] = [
  {
    name: 'witness: a ledger that lost its write-ahead log is opened',
    file: 'main/ledger/witness/judge.ts',
    replace: 'if (head.sequence === 0 || holdsLine(database, head)) return;',
    with: 'if (head.sequence >= 0 || holdsLine(database, head)) return;',
    test: witness,
  },
  {
    name: 'witness: another line of the same number is taken for the one that it names',
    file: 'main/ledger/events/head.ts',
    replace: 'return present === digest;',
    with: 'return present !== undefined || digest === undefined;',
    test: seal,
  },
  {
    name: 'witness: a copy of the file alone is taken for one of before there were any',
    file: 'main/ledger/witness/judge.ts',
    replace: 'if (isWitnessed(database)) throw',
    with: 'if (isWitnessed(database) && !database.open) throw',
    test: witness,
  },
  {
    name: 'witness: one that cannot be read counts as none',
    file: 'main/ledger/witness/judge.ts',
    replace: "if (witness.kind === 'damaged') {",
    with: "if (witness.kind === 'damaged' && !database.open) {",
    test: witness,
  },
  {
    name: 'witness: a ledger whose file is gone is begun anew',
    file: 'main/ledger/ledger.ts',
    replace: 'if (hadLines || listBackups(folder).length > 0)',
    with: 'if ((hadLines && !file) || listBackups(folder).length > 0)',
    test: witness,
  },
  {
    name: 'witness: a byte leaves before it is on the disk',
    file: 'main/ledger/threads/testimony.ts',
    replace: 'if (wanted) witness.sync();',
    with: '',
    test: testimony,
  },
  {
    name: 'witness: a line is answered before it is told of',
    file: 'main/ledger/threads/testimony.ts',
    replace: 'witness.follow(readHead(database));',
    with: '',
    test: testimony,
  },
  {
    name: 'witness: a write that is cut short takes both slots along',
    file: 'main/ledger/witness/keep.ts',
    replace: 'next = (next + 1) % slotCount;',
    with: '',
    test: witness,
  },
  {
    name: 'witness: a ledger that rests has its lines in the write-ahead log alone',
    file: 'main/ledger/threads/serve-writer.ts',
    replace: "if (sizeOfLog(database.name) > 0) database.pragma('wal_checkpoint(PASSIVE)');",
    with: 'void sizeOfLog;',
    test: witness,
  },
  {
    name: 'signals: the program is gone before its ledger is closed',
    file: 'main/signals.ts',
    replace: 'for (const name of ending) signals.on(name, end);',
    with: '',
    test: 'test/main/run/stopped.test.ts',
  },
  {
    name: 'seal: a log that was cut is sealed over',
    file: 'main/ledger/seal/keep.ts',
    replace: "if (known === undefined || known === 'damaged' || holdsLine(database, known)) continue;",
    with: "if (known === undefined || known === 'damaged' || database.open) continue;",
    test: seal,
  },
  {
    name: 'seal: one by the key of an attacker is taken for ours',
    file: 'main/ledger/verify/evidence.ts',
    replace: 'if (known && publicKeyOf(known.key) !== seal.publicKey)',
    with: 'if (known && !seal.publicKey)',
    test: seal,
  },
  {
    name: 'seal: a signature is not looked at',
    file: 'main/ledger/verify/evidence.ts',
    replace: 'if (!isSealedBy(seal, seal.publicKey))',
    with: 'if (!seal.publicKey && !isSealedBy(seal, seal.publicKey))',
    test: seal,
  },
  {
    name: 'seal: what the keychain remembers is not asked for',
    file: 'main/ledger/verify/evidence.ts',
    replace: '...(known?.sealed ? [{',
    with: '...(known?.sealed?.sequence === -1 ? [{',
    test: seal,
  },
  {
    name: 'seal: the witness of a backup is not looked at',
    file: 'main/ledger/verify/evidence.ts',
    replace: 'return [...own, ...backups].filter(',
    with: 'return [...own, ...backups.slice(backups.length)].filter(',
    test: seal,
  },
  {
    name: 'full disk: an answer that cannot be written down is dropped',
    file: 'main/desk/unwritten.ts',
    replace: '        hold(operationId, unwritten);\n        const found',
    with: '        const found',
    test: unwritten,
  },
  {
    name: 'full disk: what is held is in no list',
    file: 'main/desk/unwritten-views.ts',
    replace: "only === 'all' ? listed : [...(await listUnwritten()), ...listed].slice(0, limit)",
    with: 'listed',
    test: unwritten,
  },
  {
    name: 'full disk: a sending that broke off holds its chain until the next start',
    file: 'main/desk/unwritten.ts',
    replace: '.catch(() => hold(operationId, unwritten));',
    with: '.catch(() => {});',
    test: unwritten,
  },
  {
    name: 'backups: those from the future push out the others',
    file: 'main/ledger/backup/list.ts',
    replace: 'return listBackups(folder).filter(({ at }) => at <= now);',
    with: 'return listBackups(folder).filter(({ at }) => at <= now || now > 0);',
    test: 'test/main/ledger/backup/future.test.ts',
  },
  {
    name: 'clock: a case waits for a moment of a clock that was set back',
    file: 'main/proof/timetable.ts',
    replace: 'if (lastLookAt !== null && lastLookAt > now) return now;',
    with: '',
    test: 'test/main/proof/timetable.test.ts',
  },
  {
    name: 'files: a small file is written under its own name',
    file: 'main/whole-file.ts',
    replace: 'writeFileSync(partial, text, { mode: 0o600, flush: true });\n  renameSync(partial, file);',
    with: 'writeFileSync(file, text, { mode: 0o600, flush: true });\n  void renameSync;',
    test: 'test/main/whole-file.test.ts',
  },
  {
    name: 'threads: a reader that dies while a ledger is prepared is not started again',
    file: 'main/ledger/prepare.ts',
    replace: 'keepThread<ReaderMethods>({ start: () => startThread(threads.reader, file), now, onDied, onLost });',
    with: 'startThread<ReaderMethods>(threads.reader, file);',
    test: 'test/main/ledger/threads/killed.test.ts',
  },
];
