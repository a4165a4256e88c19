import { once } from 'node:events';
import { hasDisplay } from '../../start/display.ts';
import { findPostgres } from '../server/postgres.ts';
import { joinThroughWindow, openDesks, people } from './desks.ts';

/** Shows a team of two desks on this machine until both windows or this program are closed; gives the exit code. */
export async function runTeamDemo(): Promise<number> {
  const postgres = findPostgres();
  if ('missing' in postgres) {
    console.error(`The demo of a team needs a PostgreSQL of this machine: ${postgres.missing}.`);
    return 1;
  }
  if (!hasDisplay(process.env, process.platform)) {
    console.error(
      'There is no display here (DISPLAY is not set). “npm run tour -- --team” tells the same in pictures.',
    );
    return 1;
  }
  const desks = await openDesks(postgres, { stage: { headless: false } });
  try {
    const [ada, nora] = people;
    await joinThroughWindow(desks.deskA, await desks.team.invite(ada.person, ada.desk));
    await joinThroughWindow(desks.deskB, await desks.team.invite(nora.person, nora.desk));
    console.log(
      `PostgreSQL listens on 127.0.0.1:${desks.team.server.port}. Close both windows, or press Ctrl-C, to end.`,
    );
    const closed = [desks.deskA, desks.deskB].map(({ page }) => page.waitForEvent('close', { timeout: 0 }));
    await Promise.race([Promise.all(closed), once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  } finally {
    await desks.close();
  }
}
