import { expect, it } from 'vitest';
import type { ErasedAtTeam } from '../../main/room/team-door.ts';
import { readCommand } from '../../scripts/team/command.ts';
import { describeErasing } from '../../scripts/team/erase.ts';

const line = '57:0123456789abcdef';

it('is told what goes, and why, or lists what waits', () => {
  const read = (...words: string[]) => readCommand(['erase', ...words, '--data', '/data'], undefined);
  const dataFolder = '/data';
  expect(read()).toEqual({ name: 'erase', dataFolder, word: null });
  expect(read('test')).toEqual({ name: 'erase', dataFolder, environment: 'test', word: null });
  const word = { line, reason: 'asked for by letter' };
  expect(read(line, '--reason', ' asked for by letter ')).toEqual({ name: 'erase', dataFolder, word });
  expect(read('test', line, '--reason', word.reason)).toMatchObject({ environment: 'test', word });
});

it.each([
  [[line], 'npm run team -- init'],
  [['test', '--reason', 'why'], 'npm run team -- init'],
  [['test', 'test'], 'npm run team -- init'],
  [[line, line, '--reason', 'why'], 'npm run team -- init'],
  [['57:xyz', '--reason', 'why'], '57:xyz is no line of a log'],
  [[line, '--reason', ' '], 'The reason is empty'],
])('is not understood when the words are %j', (words, told) => {
  expect(() => readCommand(['erase', ...words], undefined)).toThrow(told);
});

it('says what came of it, and what is to be done next', () => {
  const tell = (answer: ErasedAtTeam) => {
    const { isDone, lines } = describeErasing(answer);
    return [isDone, lines.join('\n')];
  };
  const erasure = { line, erasedBy: { person: 'Anne', desk: 'Counter' }, erasedAt: 0, texts: 3, saidBy: [] };
  const saidBy = [
    { person: 'Anne', isAdministrator: false },
    { person: 'Paul', isAdministrator: true },
  ].map((word) => ({ ...word, isMe: false, reason: 'by letter', saidAt: 0 }));
  expect(tell({ kind: 'waiting', erasures: [] })).toEqual([true, expect.stringContaining('holds nothing of anybody')]);
  expect(tell({ kind: 'waiting', erasures: [erasure, { ...erasure, saidBy }] })).toEqual([
    true,
    `The engine still holds what was erased at a desk:
  ${line}: 3 text(s), erased by Anne at Counter, 1970-01-01T00:00:00.000Z; nobody has said so yet
  ${line}: 3 text(s), erased by Anne at Counter, 1970-01-01T00:00:00.000Z; said by Anne, Paul (administrator)
Two people say so, one of them an administrator: npm run team -- erase LINE --reason WHY`,
  ]);
  expect(tell({ kind: 'said', took: 'needsSecond' })).toEqual([true, expect.stringContaining('Another person')]);
  expect(tell({ kind: 'said', took: 'taken' })).toEqual([true, expect.stringContaining('VACUUM FULL team.erasable')]);
  expect(tell({ kind: 'said', took: 'nothingHeld' })).toEqual([false, expect.stringContaining('lists')]);
  expect(tell({ kind: 'alone' })).toEqual([false, expect.stringContaining('of no team')]);
  const state = { kind: 'standbySilent' } as const;
  expect(tell({ kind: 'unanswered', state })).toEqual([false, expect.stringContaining('standbySilent')]);
});
