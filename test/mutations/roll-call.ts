import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const attacks = 'test/main/team/attacks';

/** Without these money could go twice after a team's engine has forgotten what was granted there. */
export const mutations: readonly Mutation[] = [
  {
    name: 'team: roll call: what has ended is free again at an engine that has forgotten it',
    file: 'main/team/begin.ts',
    replace: '      await restoreEnded(ports, hasBeenWelcome(ports) ? Math.min(answer.sequence, sequence) : 0);\n',
    with: '',
    test: 'test/main/team/restored.test.ts',
  },
  {
    name: 'team: roll call: what ended and was told to nobody is not asked about',
    file: 'main/team/begin.ts',
    replace: 'const attempts = [...cases, ...ended].map(',
    with: 'const attempts = cases.map(',
    test: 'test/main/team/restored.test.ts',
  },
  {
    name: 'team: roll call: what a desk ended alone is held by nobody when it joins',
    file: 'main/team/begin.ts',
    replace: '      await restoreEnded(ports, 0);\n',
    with: '',
    test: 'test/main/team/recovery.test.ts',
  },
  {
    name: 'team: roll call: what a person has settled is not put back',
    file: 'main/team/own-cases.ts',
    replace: "verdict !== null && verdict !== 'notSent'",
    with: "verdict !== null && verdict !== 'notSent' && verdict !== 'unknown'",
    test: 'test/main/team/restored.test.ts',
  },
  {
    name: 'team: roll call: a line that an engine took unasked counts as acknowledged',
    file: 'main/team/run.ts',
    replace: "answer.verdict === 'taken' && answer.engine === begunAt",
    with: "answer.verdict === 'taken'",
    test: 'test/main/team/run.test.ts',
  },
  {
    name: 'team: roll call: two attempts of one desk, one after the other, are held twice',
    file: `${schema}/roll-call.ts`,
    replace: "AND (r ->> 'sentAt' IS NULL OR h.desk_id <> c.desk_id)",
    with: '',
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: 'team: roll call: another desk that holds the chain is not looked at',
    file: `${schema}/roll-call.ts`,
    replace: "AND (r ->> 'sentAt' IS NULL OR h.desk_id <> c.desk_id)",
    with: "AND r ->> 'sentAt' IS NULL",
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: 'team: roll call: what is put back counts in a day that is to come',
    file: `${schema}/roll-call.ts`,
    replace: "least(clock_timestamp(), to_timestamp((r ->> 'sentAt')::bigint / 1000.0))",
    with: "coalesce(to_timestamp((r ->> 'sentAt')::bigint / 1000.0), clock_timestamp())",
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: 'team: roll call: a refusal that was put back is taken back without looking at what left after it',
    file: `${schema}/report.ts`,
    replace: 'CASE WHEN k.restored THEN k.claimed_at ELSE k.ended_at END',
    with: 'k.ended_at',
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: 'team: roll call: the lines of what ended are told before it is put back',
    file: 'main/team/begin.ts',
    replace: '      const { sequence } = memory.read().acknowledged;\n',
    with: '      await telling.tellAll();\n      const { sequence } = memory.read().acknowledged;\n',
    test: 'test/main/team/restored.test.ts',
  },
];
