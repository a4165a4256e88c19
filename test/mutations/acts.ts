import type { Mutation } from './mutation.ts';

const seats = 'test/main/room/refused-seats.test.ts';

/** Without these somebody could try, again and again, and nothing would say so. */
export const mutations: readonly Mutation[] = [
  {
    name: 'acts: a wrong PIN in the settings is written down by nobody',
    file: 'main/channels/lock.ts',
    replace: 'for (const act of toActs(tried, clock.now())) await acts.record(act);',
    with: '',
    test: 'test/main/lock/wall.test.ts',
  },
  {
    name: 'acts: that somebody tried what they may not do is forgotten',
    file: 'main/desk/not-allowed.ts',
    replace: 'if (!answer.ok && barring.includes(answer.refusal.code)) {',
    with: "if (!answer.ok && answer.refusal.code === 'noTeam') {",
    test: 'test/main/team/seat/approvals.test.ts',
  },
  {
    name: 'acts: who approved what is no line of the log',
    file: 'main/desk/proposals.ts',
    replace: "if (decided.kind === 'proposed' && !isRepeated)",
    with: "if (decided.kind === 'refused' && !isRepeated)",
    test: 'test/main/team/seat/approvals.test.ts',
  },
  {
    name: 'acts: that a proposal has expired is written down at each start',
    file: 'main/room/expired-proposals.ts',
    replace: 'if (lines.length > 0) return true;',
    with: '',
    test: 'test/main/room/expired-proposals.test.ts',
  },
  {
    name: 'acts: a seat that is refused is written down before the log was compared',
    file: 'main/room/acts.ts',
    replace: '      else waiting.push(act);',
    with: '      else await record(act);',
    test: seats,
  },
  {
    name: 'acts: a refused login is no refused seat',
    file: 'main/room/refused-seats.ts',
    replace: "  'loginRefused',\n",
    with: '',
    test: seats,
  },
];
