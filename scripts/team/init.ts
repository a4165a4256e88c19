import { connectEngine } from '../../main/team/engine/connect.ts';
import { findUnfitness, type Unfitness } from '../../main/team/engine/fitness.ts';
import { writeSchema } from '../../main/team/schema/schema.ts';
import { assertNever } from '../../protocol/assert-never.ts';
import type { Command } from './command.ts';

/** Makes a team's schema, and whoever runs it an administrator. False where the engine is not fit to hold it. */
export async function init(command: Extract<Command, { readonly name: 'init' }>): Promise<boolean> {
  const { address, environment, takesAsynchronous } = command;
  const connection = await connectEngine(address);
  try {
    const unfit = (await findUnfitness(connection, environment, Date.now)).filter(
      ({ kind }) => !(takesAsynchronous && kind === 'asynchronousStandby'),
    );
    for (const each of unfit) console.error(explain(each));
    if (unfit.length > 0) return false;
    const { rows } = await connection.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'team'", []);
    if (rows.length > 0) {
      console.error(`There is a team in ${address.database} already. Another one needs a database of its own.`);
      return false;
    }
    await connection.ask(writeSchema(environment), []);
    console.log(
      `The team's ledger for ${environment} stands in ${address.database} on ${address.host}. ${address.role} administers it.`,
    );
    return true;
  } finally {
    connection.close();
  }
}

function explain(unfit: Unfitness): string {
  switch (unfit.kind) {
    case 'version':
      return `PostgreSQL ${unfit.is} is too old: 14 or newer is needed.`;
    case 'encoding':
      return `The database is in ${unfit.is}: create one with ENCODING 'UTF8' TEMPLATE template0.`;
    case 'notDurable':
      return `${unfit.setting} is off, and a crash would take back claims that were granted: turn it on and reload.`;
    case 'asynchronousStandby':
      return `A standby is attached, and nothing waits for it: in the test such a fail-over lost 715 of 3,686 acknowledged
claims. Set synchronous_standby_names, or take that upon you with --asynchronous.`;
    case 'clock':
      return `Its clock is ${Math.abs(unfit.ahead / 1000).toFixed(0)} s ${unfit.ahead > 0 ? 'ahead of' : 'behind'} this one: set both by a time server.`;
    default:
      return assertNever(unfit);
  }
}
