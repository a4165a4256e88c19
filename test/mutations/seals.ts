import type { Mutation } from './mutation.ts';

const seals = 'test/main/team/seals/seals.test.ts';
const judge = 'main/team/seals/judge.ts';

/** Without these whoever holds the team's server could change a desk's log, or show two desks two of them. */
export const mutations: readonly Mutation[] = [
  {
    name: 'team seal: one that the key did not sign is taken',
    file: judge,
    replace: '|| !isSignedBy(seal.publicKey, teamId, seal) ||',
    with: '|| (!teamId && !isSignedBy(seal.publicKey, teamId, seal)) ||',
    test: seals,
  },
  {
    name: 'team seal: one by a key that nobody named is taken',
    file: judge,
    replace: '(seal.publicKey !== known && !isNewKey)',
    with: '(seal.publicKey === known && !isNewKey && !teamId)',
    test: seals,
  },
  {
    name: 'team seal: it may name another line than the one that is here',
    file: judge,
    replace: 'if (find(seal) !== seal.digest) {',
    with: 'if (find(seal) !== seal.digest && !teamId) {',
    test: seals,
  },
  {
    name: 'team seal: another key is taken without a word',
    file: judge,
    replace: 'isNewKey && known !== undefined',
    with: 'isNewKey && known === teamId',
    test: seals,
  },
  {
    name: 'team seal: what a colleague has seen otherwise is not compared',
    file: judge,
    replace:
      'else if (here !== line.digest) judged = withTrouble(judged, otherLine(line, witness));\n  }\n  return judged;',
    with: '}\n  return judged;',
    test: seals,
  },
  {
    name: 'team seal: lines that a colleague has seen may be kept back',
    file: judge,
    replace: "missing.push({ kind: 'missing',",
    with: "[...missing].push({ kind: 'missing',",
    test: seals,
  },
  {
    name: 'team seal: seals may vanish from the server',
    file: judge,
    replace: 'return newest < judgedTo ?',
    with: 'return newest < 0 ?',
    test: seals,
  },
  {
    name: 'team seal: a desk changes its key without sitting down anew',
    file: 'main/team/schema/seal.ts',
    replace: `IF known <> said ->> 'publicKey' THEN`,
    with: `IF known IS NULL THEN`,
    test: 'test/main/team/attacks/raw-sql.test.ts',
  },
  {
    name: 'team seal: one of another digest than the line is kept',
    file: 'main/team/schema/seal.ts',
    replace: `\n      AND e.digest = said ->> 'digest'`,
    with: '',
    test: 'test/main/team/attacks/raw-sql.test.ts',
  },
];
