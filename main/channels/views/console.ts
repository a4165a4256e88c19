import type { ConsoleView } from '../../../contract/index.ts';
import type { Environment } from '../../../protocol/environment.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { PreferenceFile } from '../../preferences.ts';
import type { Room } from '../../room/room.ts';
import type { DeskNames } from '../desk-names.ts';
import { describeBackups } from './backup.ts';
import { describePreparation } from './preparation.ts';
import { toTeamView } from './team.ts';

/** What the frame around every screen is made of, beside the environment at hand. */
export interface Frame extends Pick<ConsoleView, 'version' | 'host' | 'systemLocale' | 'timeZone' | 'dataFolder'> {
  readonly user: string;
  readonly accounts: Pick<Accounts, 'of'>;
  readonly preferences: Pick<PreferenceFile, 'read'>;
  readonly deskNames: Pick<DeskNames, 'read'>;
}

const environments: readonly Environment[] = ['sandbox', 'test', 'production'];

/** The console as the window is told of it. An environment without accounts is offered where it is at hand, or the sandbox. */
export async function describeConsole(
  { accounts, preferences, deskNames, ...frame }: Frame,
  { environment, ledger, accounts: here, team }: Pick<Room, 'environment' | 'ledger' | 'accounts' | 'team'>,
): Promise<ConsoleView> {
  return {
    ...frame,
    environment,
    environments: environments.filter(
      (name) => name === environment || name === 'sandbox' || accounts.of(name).length > 0,
    ),
    accounts: [...here()],
    preferences: preferences.read(),
    lastImportAt: await ledger.views.findLastImport(),
    toSettle: await ledger.views.countUnknown(),
    backup: describeBackups(ledger.backups),
    preparation: describePreparation(ledger.preparation()),
    team: team && toTeamView(team),
    desks: [...deskNames.read(environment)],
  };
}
