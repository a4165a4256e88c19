import type { Mutation } from './mutation.ts';

const sessionTest = 'test/main/lookup/session/session.test.ts';
const watchTest = 'test/main/proof/watch.test.ts';
const roomsTest = 'test/main/room/rooms.test.ts';

/** What an end promises: nothing is opened, sent or written behind it, and it is waited for by nobody in vain. */
export const mutations: readonly Mutation[] = [
  {
    name: 'ends: an environment is entered behind the end, and its ledger stays open',
    file: 'main/room/rooms.ts',
    replace: '    if (known) return known;\n    assertOpen();',
    with: '    if (known) return known;',
    test: roomsTest,
  },
  {
    name: 'ends: a room is opened anew behind the end',
    file: 'main/room/rooms.ts',
    replace: '    const before = await openOnce(environment);\n    assertOpen();',
    with: '    const before = await openOnce(environment);',
    test: roomsTest,
  },
  {
    name: 'ends: a room that two want opened anew is open twice',
    file: 'main/room/rooms.ts',
    replace: 'renewing.then(() => renewOnce(environment, work))',
    with: 'renewOnce(environment, work)',
    test: roomsTest,
  },
  {
    name: 'ends: an end that is said twice is two',
    file: 'main/room/rooms.ts',
    replace: 'closing ??= Promise',
    with: 'closing = Promise',
    test: roomsTest,
  },
  {
    name: 'ends: a port is opened behind the end',
    file: 'main/inbox/listener/listener.ts',
    replace: 'if (isOver) return describe();',
    with: '',
    test: 'test/main/inbox/listener/listener.test.ts',
  },
  {
    name: 'ends: a file is taken behind the end',
    file: 'main/lookup/session/session.ts',
    replace: '      isOver = true;\n',
    with: '',
    test: sessionTest,
  },
  {
    name: 'ends: whoever looks at a long file keeps the end waiting',
    file: 'main/lookup/session/session.ts',
    replace: 'looking.add(reader);',
    with: '',
    test: sessionTest,
  },
  {
    name: 'ends: a request leaves behind the end of the client',
    file: 'main/gateway/agents.ts',
    replace: '      isClosed = true;\n',
    with: '',
    test: 'test/main/gateway/agents.test.ts',
  },
  {
    name: 'ends: watches that were begun twice look on behind the end',
    file: 'main/room/watches.ts',
    replace: 'void pause();',
    with: '',
    test: 'test/main/room/watches.test.ts',
  },
  {
    name: 'ends: a thread that dies while it is asked ends the watch over cases',
    file: 'main/proof/watch.ts',
    replace: 'sleepUntil(now() + longestSleep);',
    with: '',
    test: watchTest,
  },
  {
    name: 'ends: a case that comes while the watch reads when it is next due is not looked at',
    file: 'main/proof/watch.ts',
    replace: 'if (nudged) begin();\n        else sleepUntil',
    with: 'sleepUntil',
    test: watchTest,
  },
  {
    name: 'ends: a room that fails half way goes on in its team',
    file: 'main/room/room.ts',
    replace: 'begun.push(() => team?.close());',
    with: '',
    test: 'test/main/room/half-open.test.ts',
  },
  {
    name: 'ends: a console that could not be opened goes on locking its screen',
    file: 'main/console.ts',
    replace: 'opening.catch(lock.close);',
    with: '',
    test: 'test/main/lock/opening.test.ts',
  },
  {
    name: 'ends: a screen that locks before there is a room ends the program',
    file: 'main/screen-lock.ts',
    replace: 'let record: (act: Act) => void = () => {};',
    with: "let record: (act: Act) => void = () => { throw new Error('No room is open.'); };",
    test: 'test/main/lock/opening.test.ts',
  },
  {
    name: 'ends: a writer that is asked as it closes closes its files twice',
    file: 'main/ledger/threads/serve-writer.ts',
    replace: "port.off('message', hear);",
    with: '',
    test: 'test/main/ledger/threads/serve-writer.test.ts',
  },
  {
    name: 'ends: a reader that is asked as it closes closes its files twice',
    file: 'main/ledger/threads/serve.ts',
    replace: "port.off('message', hear);",
    with: '',
    test: 'test/main/ledger/threads/serve.test.ts',
  },
  {
    name: 'ends: a ledger is sealed behind the end, once the keychain answers',
    file: 'main/ledger/seal/keep.ts',
    replace: 'if (signal?.aborted) return false;',
    with: '',
    test: 'test/main/ledger/seal/seal.test.ts',
  },
  {
    name: 'ends: a seal that waits for the keychain is not told of the end',
    file: 'main/room/keep-sealed.ts',
    replace: 'over.abort();',
    with: '',
    test: 'test/main/room/keep-sealed.test.ts',
  },
  {
    name: 'ends: a ledger that cannot be bound to its team as it closes ends the program',
    file: 'main/room/team-part.ts',
    replace: 'team.bind(bond)).catch(() => undefined);',
    with: 'team.bind(bond));',
    test: 'test/main/room/team-part.test.ts',
  },
  {
    name: 'ends: a backup is made behind the end',
    file: 'main/ledger/backup/keep.ts',
    replace: 'if (isStopped) return;',
    with: '',
    test: 'test/main/ledger/backup/backup.test.ts',
  },
];
