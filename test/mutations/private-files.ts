import type { Mutation } from './mutation.ts';

const owner = 'main/ledger/owner.ts';
const files = 'main/ledger/private-files.ts';
const temporary = 'main/ledger/temporary-folder.ts';
const modes = 'test/main/ledger/private-files.test.ts';
const leftovers = 'test/main/ledger/temporary-folder.test.ts';

/** What keeps other users of a computer out, and copies of ledgers from being left about. */
export const mutations: readonly Mutation[] = [
  {
    name: 'private: others can read the lock, and so take it',
    file: owner,
    replace: "openSync(file, 'wx', 0o600)",
    with: "openSync(file, 'wx', 0o666)",
    test: modes,
  },
  {
    name: 'private: a second try lets go of the lock',
    file: owner,
    replace: "openSync(file, 'wx', 0o600)",
    with: "openSync(file, 'a', 0o600)",
    test: modes,
  },
  {
    name: 'private: what was open to others stays so',
    file: files,
    replace: 'chmodSync(path, mode & 0o700);',
    with: 'chmodSync(path, mode & 0o777);',
    test: modes,
  },
  {
    name: 'private: a folder that is shared with other things is closed',
    file: files,
    replace: 'names.every(',
    with: 'names.some(',
    test: modes,
  },
  {
    name: 'private: a link leads out of the folder',
    file: files,
    replace: 'stat.isSymbolicLink()',
    with: 'stat.isSocket()',
    test: modes,
  },
  {
    name: 'sweep: what is just being made is taken for left',
    file: temporary,
    replace: 'if (now - stat.mtimeMs < beingMade) return;',
    with: '',
    test: leftovers,
  },
  {
    name: 'sweep: what somebody uses is taken from under them',
    file: temporary,
    replace: 'takeOwnership(path).release();',
    with: '',
    test: leftovers,
  },
  {
    name: 'sweep: a copy of a ledger is left about',
    file: temporary,
    replace: 'if (!existsSync(join(path, lockName))) return;',
    with: 'if (existsSync(join(path, lockName))) return;',
    test: leftovers,
  },
];
