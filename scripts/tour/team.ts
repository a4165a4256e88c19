import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoDesks, joinThroughWindow, openDesks, people } from '../team/demo/desks.ts';
import { holdGateway } from '../team/demo/hold-gateway.ts';
import { findPostgres } from '../team/server/postgres.ts';
import { planApprovals, type StoryScene } from './approval-story.ts';
import { findOpen, goTo, lastButton } from './operate.ts';
import { dialog } from './refund.ts';
import { bothReview, collide, finishHeld, type HeldGateway, loseEngine, mendEngine, reviewPart } from './team-steps.ts';

/** The story of a team in pictures; gives the exit code: 0 when every scene came about. */
export async function runTeamTour(folder: string): Promise<number> {
  const postgres = findPostgres();
  if ('missing' in postgres) {
    console.error(`The story of a team needs a PostgreSQL of this machine: ${postgres.missing}.`);
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  const held = holdGateway();
  const size = { width: 1280, height: 800 };
  const desks = await openDesks(postgres, { stage: { size }, sandbox: { hold: held.hold } });
  const entries: { readonly step: string; readonly desk: string; readonly screenshot: string }[] = [];
  try {
    for (const { name, of, play } of await plan(desks, held)) {
      await play();
      const screenshot = `team-${String(entries.length + 1).padStart(2, '0')}-${name.replace(/[^A-Za-z0-9]+/g, '-')}.png`;
      await desks[of].page.waitForTimeout(300);
      await desks[of].page.screenshot({ path: join(folder, screenshot) });
      entries.push({ step: name, desk: of, screenshot });
      console.log(`${entries.length}. ${name} (${of})`);
    }
    return 0;
  } catch (failure) {
    console.error(`The story stopped: ${failure instanceof Error ? failure.message : failure}`);
    for (const desk of ['deskA', 'deskB'] as const) {
      await desks[desk].page.screenshot({ path: join(folder, `stopped-${desk}.png`) });
    }
    return 1;
  } finally {
    writeFileSync(join(folder, 'team.json'), `${JSON.stringify(entries, null, 2)}\n`);
    held.letGo();
    await desks.close();
  }
}

async function plan(desks: DemoDesks, held: HeldGateway): Promise<readonly StoryScene[]> {
  const { deskA, deskB, team, sandbox } = desks;
  const [a, b] = [deskA.page, deskB.page];
  const [ada, nora] = people;
  const [first, second, third, agreed, refused] = await findOpen(a, 'refund', 'DEMOSHOP', 5);
  if (!first || !second || !third || !agreed || !refused) throw new Error('There is not enough to refund.');
  return [
    {
      name: 'Ada joins',
      of: 'deskA',
      play: async () => joinThroughWindow(deskA, await team.invite(ada.person, ada.desk)),
    },
    {
      name: 'Nora joins',
      of: 'deskB',
      play: async () => joinThroughWindow(deskB, await team.invite(nora.person, nora.desk)),
    },
    { name: 'both want the same refund', of: 'deskB', play: () => bothReview(desks, first.transactionId) },
    { name: 'the other sees by whom', of: 'deskB', play: () => collide(desks, held) },
    { name: 'one wins', of: 'deskA', play: () => finishHeld(desks, held) },
    {
      name: 'the engine is away',
      of: 'deskA',
      play: async () => {
        await a.keyboard.press('Escape');
        await reviewPart(a, second.transactionId);
        await loseEngine(desks, a, 'stop');
      },
    },
    { name: 'it is back and the draft goes', of: 'deskA', play: () => mendEngine(desks, a) },
    {
      name: 'an answer is lost and the engine is killed',
      of: 'deskA',
      play: async () => {
        await a.keyboard.press('Escape');
        await b.keyboard.press('Escape');
        sandbox.faults.add({ what: 'lost', operation: 'refund', count: 1, acted: true });
        await reviewPart(a, third.transactionId);
        await lastButton(a).click();
        await dialog(a).getByRole('button', { name: 'Close', exact: true }).waitFor();
        await team.server.kill();
        await team.server.start();
      },
    },
    {
      name: 'the case survives and is Ada’s',
      of: 'deskB',
      play: async () => {
        await goTo(b, 'Unconfirmed');
        await b.getByText('This case is with Ada at Desk A').waitFor();
      },
    },
    ...planApprovals(desks, [agreed, refused]),
  ];
}
