import { connectEngine, type EngineAddress, type EngineConnection } from '../../main/team/engine/connect.ts';
import { readSchema } from '../../main/team/engine/schema.ts';
import { EngineFailure } from '../../main/team/engine/state.ts';
import { schemaVersion } from '../../main/team/schema/schema.ts';
import { type EngineSchema, findDue, writeUpgrade } from '../../main/team/schema/upgrade/write-upgrade.ts';
import { explainTrouble } from './explain.ts';

/** An upgrade of a large engine takes what it takes: nobody is helped by its being cut off. */
const patience = { connecting: 10_000, answering: 3_600_000 };

/** Says what brings an engine to this program's version, does it or prints it; false where something keeps it from being done. */
export async function upgrade(address: EngineAddress, how: 'look' | 'now' | 'print'): Promise<boolean> {
  const connection = await connectEngine(address, patience);
  try {
    const engine = await readSchema(connection);
    // Whoever prints it hands over nothing but the script.
    const say = how === 'print' ? console.error : console.log;
    const due = describeDue(engine);
    for (const line of due.lines) say(line);
    if (!due.isDue) return due.isDone;
    if (how === 'print') process.stdout.write(writeUpgrade(engine));
    if (how === 'now') await bring(connection, engine);
    if (how === 'look') {
      say('Nothing is changed yet. --now does it, in one transaction, while desks go on; --sql prints it.');
    }
    return true;
  } catch (failure) {
    if (!(failure instanceof EngineFailure)) throw failure;
    console.error(explainUpgrade(failure));
    return false;
  } finally {
    connection.close();
  }
}

async function bring(connection: EngineConnection, engine: EngineSchema): Promise<void> {
  await connection.ask(writeUpgrade(engine), []);
  console.log(
    `The schema is version ${schemaVersion}. Programs of the version before go on; renew them one after the other.`,
  );
}

/** What there is to do, in lines. */
export function describeDue(engine: EngineSchema): {
  readonly lines: readonly string[];
  readonly isDue: boolean;
  /** Nothing is left to do. */
  readonly isDone: boolean;
} {
  const { teamId, environment, version } = engine;
  const head = `Team ${teamId}, ${environment}: the schema is version ${version}`;
  if (version > schemaVersion) {
    const line = `${head}, and this program knows no more than ${schemaVersion}: use the newer program.`;
    return { lines: [line], isDue: false, isDone: false };
  }
  const due = findDue(engine);
  if (due.length === 0) return { lines: [`${head}, which is this program’s.`], isDue: false, isDone: true };
  const steps = due.map((step) => `  ${step.version}: ${step.says}`);
  return { lines: [`${head}, and this program makes ${schemaVersion}:`, ...steps], isDue: true, isDone: false };
}

/** Why it was not done, and the way out. Nothing of it has happened. */
export function explainUpgrade({ trouble }: EngineFailure): string {
  if (trouble.kind === 'noSeat') {
    return 'This role may not change the schema: say it as whoever ran init, or have --sql run by whoever administers the database.';
  }
  if (trouble.kind !== 'broken') return explainTrouble(trouble);
  return byCode[trouble.code] ?? explainTrouble(trouble);
}

const byCode: Readonly<Record<string, string>> = {
  '55P03':
    'Somebody holds the tables, as a dump does while it runs: say this again once it has ended. Nothing was changed.',
  TM030: 'Another upgrade was faster: look again.',
  TM031:
    'Another database of this server holds a team by the same roles: whoever administers one administers the other. Move one of\nthem to a server of its own (pg_dumpall --roles-only, pg_dump), then say this again.',
};
