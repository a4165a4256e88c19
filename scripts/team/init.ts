import { randomUUID } from 'node:crypto';
import { connectEngine } from '../../main/team/engine/connect.ts';
import { findUnfitness } from '../../main/team/engine/fitness.ts';
import { writeSchema } from '../../main/team/schema/schema.ts';
import type { Command } from './command.ts';
import { explainUnfitness } from './explain.ts';

/** Makes a team's schema, and whoever runs it an administrator. False where the engine is not fit to hold it. */
export async function init(command: Extract<Command, { readonly name: 'init' }>): Promise<boolean> {
  const { address, environment, takesAsynchronous } = command;
  const connection = await connectEngine(address);
  try {
    const unfit = (await findUnfitness(connection, environment, Date.now)).filter(
      ({ kind }) => !(takesAsynchronous && kind === 'asynchronousStandby'),
    );
    for (const each of unfit) console.error(explainUnfitness(each));
    if (unfit.length > 0) return false;
    const { rows } = await connection.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'team'", []);
    if (rows.length > 0) {
      console.error(`There is a team in ${address.database} already. Another one needs a database of its own.`);
      return false;
    }
    await connection.ask(writeSchema(environment, randomUUID()), []);
    if (takesAsynchronous) await connection.ask('SELECT team.take_asynchronous_1(true)', []);
    console.log(
      `The team's ledger for ${environment} stands in ${address.database} on ${address.host}. ${address.role} administers it.`,
    );
    return true;
  } finally {
    connection.close();
  }
}
