import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts';
import { openStage, type Stage, type StageOptions } from '../../tour/stage.ts';
import type { ClusterPlan } from '../server/cluster.ts';
import type { Postgres } from '../server/postgres.ts';
import { type DemoTeam, openDemoTeam } from './team.ts';

/** Two desks of one merchant: two consoles in two windows, one gateway, one team. */
export interface DemoDesks {
  readonly sandbox: Sandbox;
  readonly team: DemoTeam;
  /** Of Ada. */
  readonly deskA: Stage;
  /** Of Nora. */
  readonly deskB: Stage;
  /** Closes the windows and ends everything that was started. */
  close(): Promise<void>;
}

export interface DesksOptions {
  readonly plan?: ClusterPlan;
  readonly stage?: Omit<StageOptions, 'shared' | 'user' | 'sandbox'>;
  /** Of the gateway that both speak to. */
  readonly sandbox?: SandboxOptions;
}

/** Who sits where. */
export const people = [
  { person: 'Ada', desk: 'Desk A' },
  { person: 'Nora', desk: 'Desk B' },
] as const;

/** Opens both, each alone as yet: joining is the window's own. */
export async function openDesks(
  postgres: Postgres,
  { plan, stage = {}, sandbox: gateway = {} }: DesksOptions = {},
): Promise<DemoDesks> {
  const ending: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ending.toReversed()) await end();
  };
  try {
    const sandbox = await startSandbox({ demo: true, ...gateway });
    ending.push(() => sandbox.close());
    const team = await openDemoTeam(postgres, sandbox.accounts, plan);
    ending.push(team.close);
    const open = async (user: string) => {
      // The engine's clock is the machine's, and a desk with another one is not let in.
      const opened = await openStage({ ...stage, shared: sandbox, user, clockShift: 0 });
      ending.push(opened.close);
      return opened;
    };
    return { sandbox, team, deskA: await open(people[0].person), deskB: await open(people[1].person), close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

/** Joins through the window: the file is chosen, what will happen is read, and the person says so. */
export async function joinThroughWindow({ page }: Stage, file: string): Promise<void> {
  await page.getByRole('button', { name: /^(Settings|Réglages)$/ }).click();
  await page.getByRole('button', { name: /^(Join a team…|Rejoindre une équipe…)$/ }).click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: /^(Join as|Rejoindre\s:)/ }).click();
  await page.getByRole('heading', { name: /^(Connected to the team|Connecté à l’équipe)$/ }).waitFor();
}
