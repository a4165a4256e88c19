import { randomUUID } from 'node:crypto';
import { writeSchema } from '../main/team/schema/schema.ts';
import { assertNever } from '../protocol/assert-never.ts';
import { type Command, readCommand } from './team/command.ts';
import { init } from './team/init.ts';
import { invite } from './team/invite.ts';
import { appoint, people, revoke } from './team/people.ts';
import { permit, rule } from './team/permit.ts';
import { upgrade } from './team/upgrade.ts';

/** False when something that was named keeps it from being done. */
async function run(command: Command): Promise<boolean> {
  switch (command.name) {
    case 'sql':
      process.stdout.write(writeSchema(command.environment, randomUUID()));
      return true;
    case 'init':
      return init(command);
    case 'upgrade':
      return upgrade(command.address, command.how);
    case 'invite':
      await invite(command.address, command.invitation, command.out);
      return true;
    case 'people':
      await people(command.address);
      return true;
    case 'permit':
      await permit(command.address, command.permission);
      return true;
    case 'rule':
      await rule(command.address, command.rules);
      return true;
    case 'revoke':
      return revoke(command.address, command.person, command.desk);
    case 'appoint':
      return appoint(command.address, command.person, command.isEnded);
    // A whole console takes seconds to load, which the others need not wait for.
    case 'join':
      return (await import('./team/at-desk.ts')).join(command.file, command.dataFolder);
    case 'leave':
      return (await import('./team/at-desk.ts')).leave(command.dataFolder, command.environment);
    case 'erase':
      return (await import('./team/erase.ts')).erase(command.dataFolder, command.environment, command.word);
    case 'verify':
      return (await import('./team/verify.ts')).verify(command.dataFolder, command.environment);
    default:
      return assertNever(command);
  }
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
