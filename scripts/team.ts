import { writeSchema } from '../main/team/schema/schema.ts';
import { type Command, readCommand } from './team/command.ts';
import { init } from './team/init.ts';

/** False when the engine is not fit. */
async function run(command: Command): Promise<boolean> {
  if (command.name === 'init') return init(command);
  process.stdout.write(writeSchema(command.environment));
  return true;
}

try {
  if (process.argv[2] === 'demo') {
    const { runTeamDemo } = await import('./team/demo/run.ts');
    process.exit(await runTeamDemo());
  }
  process.exitCode = (await run(readCommand(process.argv.slice(2), process.env['PGPASSWORD']))) ? 0 : 1;
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
