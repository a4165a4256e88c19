import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const attacks = 'test/main/team/attacks';

/** Without these a desk would send on less than what its colleagues know, or the engine hold less than what may have happened. */
export const mutations: readonly Mutation[] = [
  {
    name: 'team: rows come behind lines that were told without them',
    file: `${schema}/append-part.ts`,
    replace: 'NOT BETWEEN after AND last_line THEN',
    with: '> last_line THEN',
    test: `${attacks}/parts.test.ts`,
  },
  {
    name: 'team: rows are taken whatever their digest says',
    file: `${schema}/append-part.ts`,
    replace: 'IF wanted IS DISTINCT FROM p.digest THEN',
    with: 'IF wanted IS NULL THEN',
    test: `${attacks}/parts.test.ts`,
  },
  {
    name: "team: a version is given before a colleague's fact that it stands upon",
    file: `${schema}/pull.ts`,
    replace: 'WHERE b.chain = t.chain AND b.version < t.version) AS waits',
    with: 'WHERE b.chain = t.chain AND b.version = t.version) AS waits',
    test: `${attacks}/parts.test.ts`,
  },
  {
    name: 'team: a version is given before the rows that it stands for',
    file: `${schema}/pull.ts`,
    replace: 'SELECT t.desk_id, t.number, t.sequence > mine.sequence OR t.rows > mine.rows',
    with: 'SELECT t.desk_id, t.number, t.sequence > mine.sequence',
    test: `${attacks}/parts.test.ts`,
  },
  {
    name: 'team: what a desk took back leaves its chain free',
    file: `${schema}/report.ts`,
    replace: 'AND (holds OR (takes_back AND NOT EXISTS (',
    with: 'AND (holds OR (NOT takes_back AND NOT EXISTS (',
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: 'team: nobody hears that money may have moved while a refusal stood that was none',
    file: `${schema}/report.ts`,
    replace: "AND h.state IN ('open', 'unknown', 'pending', 'succeeded');",
    with: "AND h.state = 'refused';",
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: 'team: an answer that was taken back frees its chain once more',
    file: `${schema}/report.ts`,
    replace: `IF k.is_taken_back THEN RETURN '{"took": "weaker"}'; END IF;`,
    with: '',
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: 'team: an older copy of a desk begins as if nothing was missing',
    file: `${schema}/begin-run.ts`,
    replace: 'ELSIF known_sequence < h.sequence OR known_rows < h.rows THEN',
    with: 'ELSIF known_sequence < 0 THEN',
    test: 'test/main/team/recovery.test.ts',
  },
  {
    name: "team: a colleague's row moves no version",
    file: 'main/team/tell.ts',
    replace: 'await listFacts(part.packs, views)',
    with: '[...(await listFacts(part.packs, views))].slice(0, 0)',
    test: 'test/main/team/membership.test.ts',
  },
  {
    name: 'team: a charge of an order says nothing to whoever would charge it',
    file: 'main/team/facts.ts',
    replace: 'if (order === null) return [fact];',
    with: "if (order !== 'x') return [fact];",
    test: 'test/main/team/membership.test.ts',
  },
  {
    name: 'team: an outcome is told before the lines that say so',
    file: 'main/team/report-outcomes.ts',
    replace: '        await tellAll();\n',
    with: '',
    test: 'test/main/team/report-outcomes.test.ts',
  },
  {
    name: 'team: a taken back refusal is not found anew after a crash',
    file: 'main/team/report-outcomes.ts',
    replace: 'if (isFirst) await findUnproved();',
    with: '',
    test: 'test/main/team/report-outcomes.test.ts',
  },
  {
    name: 'team: open cases from before a desk joined are held by nobody',
    file: 'main/team/own-cases.ts',
    replace: 'isOwn(operation) && lastAttempt(operation).sentAt !== null',
    with: 'isOwn(operation) && lastAttempt(operation).sentAt === null',
    test: 'test/main/team/recovery.test.ts',
  },
  {
    name: 'team: a desk does not take back what it had said',
    file: `${schema}/report.ts`,
    replace: "IF k.state = 'open' OR (k.rank = 3 AND",
    with: "IF k.state = 'open' OR (k.rank > 4 AND",
    test: `${attacks}/outcomes.test.ts`,
  },
];
