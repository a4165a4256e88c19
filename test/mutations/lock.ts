import type { Mutation } from './mutation.ts';

const wallTest = 'test/main/lock/wall.test.ts';
const lockTest = 'test/main/lock/lock.test.ts';
const pinTest = 'test/main/lock/pin.test.ts';
const triesTest = 'test/main/lock/tries.test.ts';

/** What stands between somebody who passes by and the ledger. */
export const mutations: readonly Mutation[] = [
  {
    name: 'lock: main answers a window that believes itself open',
    file: 'main/channels/receive.ts',
    replace: "  if (isShut()) return refuse({ code: 'locked' });\n  const channel = channels[name];",
    with: '  const channel = channels[name];',
    test: wallTest,
  },
  {
    name: 'lock: an answer that was asked for before goes out after it',
    file: 'main/channels/receive.ts',
    replace: "  const result = await handle(parsed.data);\n  if (isShut()) return refuse({ code: 'locked' });",
    with: '  const result = await handle(parsed.data);',
    test: wallTest,
  },
  {
    name: 'lock: events tell of the ledger',
    file: 'main/console.ts',
    replace: "    if (event.kind !== 'lockChanged' && lock.isLocked()) return;\n",
    with: '',
    test: wallTest,
  },
  {
    name: 'lock: the PIN can be changed while it is locked',
    file: 'contract/lock-channels.ts',
    replace: "  'lock.unlock',\n] satisfies",
    with: "  'lock.unlock',\n  'lock.setPin',\n] satisfies",
    test: wallTest,
  },
  {
    name: 'lock: files come in while it is locked',
    file: 'main/hosts/headless.ts',
    replace: "      if (running.isLocked()) return say(writeRefusal(id, { code: 'locked' }));\n",
    with: '',
    test: wallTest,
  },
  {
    name: 'lock: whoever starts the console again is past it',
    file: 'main/lock/lock.ts',
    replace: 'let locked = canLock();',
    with: 'let locked = false;',
    test: lockTest,
  },
  {
    name: 'lock: a question is answered until the timer has looked',
    file: 'main/lock/lock.ts',
    replace: "    if (!locked && isOverdue()) lock('idle');\n    return locked;",
    with: '    return locked;',
    test: wallTest,
  },
  {
    name: 'lock: a clock that is set back keeps it open',
    file: 'main/lock/lock.ts',
    replace: 'Math.max(now.wall - lastHand.wall, now.uptime - lastHand.uptime)',
    with: '(now.wall - lastHand.wall)',
    test: lockTest,
  },
  {
    name: 'lock: a computer that slept is still open',
    file: 'main/lock/lock.ts',
    replace: 'Math.max(now.wall - lastHand.wall, now.uptime - lastHand.uptime)',
    with: '(now.uptime - lastHand.uptime)',
    test: lockTest,
  },
  {
    name: 'lock: without a PIN every text is the right one',
    file: 'main/lock/lock.ts',
    replace: "      if (!pin.isSet()) return { kind: 'notConfirmed' };\n",
    with: '',
    test: lockTest,
  },
  {
    name: 'lock: whoever ends the program in time has tried for nothing',
    file: 'main/lock/pin.ts',
    replace:
      '    file.write({ hash, tries: countTry(file.read().tries, now()) });\n    if (!(await isPin(pin, hash))) return',
    with: '    const isRight = await isPin(pin, hash);\n    file.write({ hash, tries: countTry(file.read().tries, now()) });\n    if (!isRight) return',
    test: pinTest,
  },
  {
    name: 'lock: PINs are looked at while it is waited',
    file: 'main/lock/pin.ts',
    replace: "    if (wait > 0) return { kind: 'waiting', wait };\n",
    with: '',
    test: pinTest,
  },
  {
    name: 'lock: a damaged file is no PIN',
    file: 'main/lock/pin-file.ts',
    replace: 'return { hash: nobodysHash, tries: noTries };',
    with: 'return { hash: null, tries: noTries };',
    test: pinTest,
  },
  {
    name: 'lock: a clock that is set ends the wait',
    file: 'main/lock/tries.ts',
    replace: 'since.boot === now.boot ? now.uptime - since.uptime : now.wall - since.wall',
    with: 'now.wall - since.wall',
    test: triesTest,
  },
  {
    name: 'lock: a clock that was set back over a restart ends the wait',
    file: 'main/lock/tries.ts',
    replace: 'waitAfterTries - Math.max(0, served)',
    with: 'waitAfterTries - Math.abs(served)',
    test: triesTest,
  },
  {
    name: 'lock: a click that met the lock is confirmed by nobody',
    file: 'renderer/operation/resume.ts',
    replace: "if (shown.ok && shown.value.state !== 'drafted')",
    with: 'if (shown.ok)',
    test: 'test/renderer/operation/resume.test.ts',
  },
];
