import type {
  ChannelInput,
  ChannelName,
  ChannelOutput,
  ConnectionReport,
  ConsoleEvent,
  ConsoleView,
  LockView,
  Result,
} from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import type { Lock } from '../lock/lock.ts';
import type { Pin } from '../lock/pin.ts';
import type { OfferedFiles } from '../lookup/session/offered.ts';
import type { PreferenceFile } from '../preferences.ts';
import type { Rooms } from '../room/rooms.ts';
import type { TeamDoor } from '../room/team-door.ts';
import type { Vault } from '../vault/vault.ts';
import type { DeskNames } from './desk-names.ts';

/** The lock of the screen, with what unlocks it. */
export interface ScreenLock {
  readonly lock: Lock;
  readonly pin: Pin;
  /** What a locked window is shown by. */
  describe(): LockView;
}

/** What answers the window. */
export interface HandlerPorts {
  readonly rooms: Rooms;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly preferences: PreferenceFile;
  readonly clock: Clock;
  readonly systemLocale: string;
  /** IANA name: the zone of all days on screen. */
  readonly timeZone: string;
  readonly dataFolder: string;
  /** Asks where a file is to go, by a name for it; null where the person does not want it. Missing where nobody can ask. */
  readonly saveFile: ((name: string) => Promise<string | null>) | undefined;
  describe(): Promise<ConsoleView>;
  checkConnection(account: Account): Promise<ConnectionReport>;
  /** Files that a person has chosen or dropped. */
  readonly offered: OfferedFiles;
  /** By which names desks go. */
  readonly deskNames: Pick<DeskNames, 'read'>;
  /** Where the desk goes into a team and out of it. */
  readonly team: Pick<TeamDoor, 'join' | 'leave'>;
  readonly screen: ScreenLock;
  showInFolder(path: string): Promise<void>;
  tell(event: ConsoleEvent): void;
}

/** One handler for each channel: a missing one does not compile. */
export type Handlers = {
  readonly [Name in ChannelName]: (input: ChannelInput<Name>) => Promise<Result<ChannelOutput<Name>>>;
};

/** The handlers of one noun, to be put together with the others. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<ChannelName, `${Noun}.${string}`>>;
