import { join } from 'node:path';
import type { ConsoleEvent, ConsoleView } from '../contract/index.ts';
import type { Environment } from '../protocol/environment.ts';
import { openAccountFile } from './accounts/account-file.ts';
import { createAccounts } from './accounts/accounts.ts';
import { keepDeskNames } from './channels/desk-names.ts';
import { createHandlers } from './channels/handlers.ts';
import { readLedgerLine } from './channels/ledger-line.ts';
import { watchDays } from './channels/new-day.ts';
import { createReceiver, type Receive } from './channels/receive.ts';
import { tellEvent } from './channels/tell-event.ts';
import { toEvents } from './channels/views/change.ts';
import { describeConsole } from './channels/views/console.ts';
import { toProposalView } from './channels/views/proposal.ts';
import { toTeamView } from './channels/views/team.ts';
import type { Clock } from './clock.ts';
import { readComputer } from './computer.ts';
import { createConnectionCheck } from './connection/check.ts';
import type { EmbeddedGateway } from './embedded-gateway.ts';
import { type GatewayOptions, openGateway } from './gateway/gateway.ts';
import { type LedgerThreads, ledgerFile } from './ledger/ledger.ts';
import type { LedgerProblem } from './ledger/problem.ts';
import { sweepTemporaryFolders } from './ledger/temporary-folder.ts';
import type { Presence } from './lock/lock.ts';
import { openLog } from './log.ts';
import type { Imported } from './lookup/import-export.ts';
import { keepOfferedFiles } from './lookup/session/offered.ts';
import { takeInTurn } from './lookup/session/take-in-turn.ts';
import { createNotices, type Notice } from './notices.ts';
import type { Proposal } from './ports/approvals.ts';
import { openPreferences } from './preferences.ts';
import { openLedgerMembership } from './room/membership.ts';
import { openRoom } from './room/room.ts';
import { openRooms } from './room/rooms.ts';
import { createTeamDoor, type TeamDoor } from './room/team-door.ts';
import type { TeamPorts } from './room/team-part.ts';
import { openScreenLock } from './screen-lock.ts';
import { openMemoryStore } from './vault/memory.ts';
import { openSealKeys } from './vault/seal-keys.ts';
import { openSeatSecrets } from './vault/seat-secrets.ts';
import type { SecretStore } from './vault/secret-store.ts';
import { openVault } from './vault/vault.ts';

/** Everything that the console needs from the program that hosts it. */
export interface ConsolePorts {
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly threads: LedgerThreads;
  /** The thread that reads files. */
  readonly exportReader: URL;
  readonly keychain: SecretStore;
  readonly proxyFor: GatewayOptions['proxyFor'];
  readonly patience?: GatewayOptions['patience'];
  /** What carries requests; the tests hand in a careless one to show that their harness sees what it does. */
  readonly openGateway?: typeof openGateway;
  /** Starts the demo gateway on its data file, or undefined for a console without demo accounts. */
  readonly startDemo: ((file: string) => Promise<EmbeddedGateway>) | undefined;
  /** Asks a person where a file is to go; missing where the host has no way to. */
  readonly saveFile?: (name: string) => Promise<string | null>;
  /** Shows where a file lies, in the system's own window. */
  readonly showInFolder?: (path: string) => Promise<void>;
  /** The operating system's own question who sits there; missing where the host cannot put it. */
  readonly presence?: Presence | undefined;
  /** Shows a notice of the system's own; missing where the host has none. */
  readonly notify?: ((notice: Notice) => void) | undefined;
  /** Milliseconds since the computer was started, where it is not its own. */
  readonly uptime?: () => number;
  /** How engines of teams are met where it is not the usual way. */
  readonly engines?: Pick<TeamPorts, 'connect' | 'takesUpon'>;
  readonly user: string;
  readonly about: Pick<ConsoleView, 'version' | 'host' | 'systemLocale'>;
}

/** A running console: messages in, answers out, events unasked. */
export interface RunningConsole {
  readonly receive: Receive;
  /** Takes note of a file that a person has chosen or dropped, and gives the name that the window knows it by. */
  readonly offerFile: (path: string) => string;
  /** Calls the listener with each event as JSON, until the returned function is called. */
  listen(listener: (message: string) => void): () => void;
  /** Resolves when a ledger cannot be kept open any more: the console is of no more use, and is to be closed. */
  readonly lost: Promise<LedgerProblem>;
  /** Locks the screen, where something could unlock it again. */
  lock(by: 'person' | 'system'): void;
  /** While it is locked, nothing that came in is taken, and no event but the lock's own is told. */
  isLocked(): boolean;
  /** Whether a request is under way whose answer nobody has heard yet. */
  isSending(): boolean;
  /** Waits for what is under way, then closes every file. */
  close(): Promise<void>;
}

/** Where exports come in, beside what a window asks. */
export interface ConsoleIntake {
  /**
   * Takes an export's file into the current environment without a preview, after those that were handed over before. Rejects
   * with an UnfitExport, or where it cannot be read to its end.
   */
  takeExport(path: string, accountId?: string): Promise<Imported>;
}

/** Where the desk goes into a team and out of it, beside what a window asks. */
export interface ConsoleTeam {
  readonly team: TeamDoor;
}

/** The zone that all times on screen are shown in: the gateway's own business day. */
const timeZone = 'Europe/Paris';

/** Puts the house together: ports in, a running console out. Rejects with a LedgerProblem when a file is unfit. */
export async function createConsole(ports: ConsolePorts): Promise<RunningConsole & ConsoleIntake & ConsoleTeam> {
  const { dataFolder, clock, keychain, about, proxyFor, patience } = ports;
  sweepTemporaryFolders();
  const listeners = new Set<(message: string) => void>();
  const tell = (event: ConsoleEvent) => {
    if (event.kind !== 'lockChanged' && lock.isLocked()) return;
    tellOutside(event);
    tellEvent(event, listeners, log);
  };
  const memory = openMemoryStore();
  const teams = new Map<Environment, string | null>();
  const vault = openVault({ keychain, memory, teamOf: (environment) => teams.get(environment) ?? null });
  const log = openLog(join(dataFolder, 'console.log'), vault.handled);
  const gateway = (ports.openGateway ?? openGateway)({ proxyFor, ...(patience && { patience }) });
  const accounts = createAccounts(openAccountFile(dataFolder));
  const preferences = openPreferences(dataFolder, (changed) =>
    tell({ kind: 'preferencesChanged', preferences: changed }),
  );
  const { systemLocale } = about;
  const computer = readComputer();
  const screen = openScreenLock({
    dataFolder,
    clock,
    uptime: ports.uptime,
    boot: computer.boot,
    presence: ports.presence,
    preferences,
    systemLocale,
    log,
    tell,
  });
  const { lock } = screen;
  const tellOutside = createNotices({ notify: ports.notify ?? (() => {}), preferences, systemLocale });
  const lost = Promise.withResolvers<LedgerProblem>();
  const tellConsole = async () => tell({ kind: 'consoleChanged', console: await describe() });
  const deskNames = keepDeskNames(dataFolder);
  const tellTeam = async () => {
    const { team, environment } = rooms.current();
    const tellIt = () =>
      tell({ kind: 'teamChanged', team: team && toTeamView(team), desks: [...deskNames.read(environment)] });
    tellIt();
    if (team?.standing().state.kind === 'open' && (await deskNames.refresh(environment, team))) tellIt();
  };
  const tellProposals = async (environment: Environment, changed: readonly Proposal[]) => {
    const { ledger, environment: here } = rooms.current();
    if (environment !== here) return;
    for (const proposal of changed) {
      tell({ kind: 'proposalChanged', proposal: await toProposalView(proposal, ledger.views) });
    }
  };
  const opening = openRooms(preferences.read().environment, (environment) =>
    openRoom({
      environment,
      dataFolder,
      threads: ports.threads,
      exportReader: ports.exportReader,
      version: about.version,
      onImport: (progress) => tell({ kind: 'importProgress', progress }),
      startDemo: environment === 'sandbox' ? ports.startDemo : undefined,
      ownAccounts: () => accounts.of(environment),
      gateway,
      vault,
      memory,
      sealKeys: openSealKeys(keychain),
      onNotRecorded: (failure) => log.error('What was done could not be written down', failure),
      onNotSealed: (failure) => log.error('The ledger could not be sealed', failure),
      clock,
      actor: ports.user,
      limits: () => preferences.read().limits,
      onChange: (change) => {
        const file = ledgerFile(join(dataFolder, environment));
        toEvents(change, change.operations.length > 0 ? readLedgerLine(file) : undefined).forEach(tell);
      },
      onBackup: (problem) => {
        if (problem) log.error('No backup of the ledger could be made', problem);
        // A console that is just opening or closing has nobody to tell, and is asked when it is open.
        tellConsole().catch(() => {});
      },
      onLedger: {
        onDied: (problem) => log.error('A thread of the ledger has died and is started again', problem),
        onLost: (problem) => {
          log.error('The ledger cannot be kept open', problem);
          lost.resolve(problem);
        },
        onSlow: ({ name, milliseconds }) => log.info(`A statement took ${Math.round(milliseconds)} ms: ${name}`),
      },
      team: {
        ...ports.engines,
        openMembership: openLedgerMembership,
        keychain,
        secrets: openSeatSecrets({ keychain, memory }),
        user: ports.user,
        computer,
        onTeamId: (of, teamId) => teams.set(of, teamId),
        onTeam: () => tellTeam().catch(() => {}),
        onProposals: (changed) => tellProposals(environment, changed).catch(() => {}),
        onKeyNotMoved: (kind) => log.error('A signing key could not be put under the team’s name', kind),
      },
      onProgress: () => tellConsole().catch(() => {}),
      onPrepared: () => {
        log.info(`The ledger of ${environment} is made anew`);
        tell({ kind: 'transactionsChanged', chains: 'many' });
        tellConsole().catch(() => {});
      },
    }),
  );
  opening.catch(lock.close);
  const rooms = await opening;
  screen.recordBy((act) => void rooms.current().acts.record(act));

  const describe = () =>
    describeConsole(
      // Asked for again: a host may not know its version from the beginning.
      { ...about, timeZone, dataFolder, user: ports.user, accounts, preferences, deskNames },
      rooms.current(),
    );
  const stopWatchingDays = watchDays({
    clock,
    accounts: () => rooms.current().accounts(),
    // What is shown says what can be done by now.
    onNewDay: () => tell({ kind: 'transactionsChanged', chains: 'many' }),
  });
  const team = createTeamDoor({
    rooms,
    dataFolder,
    ownAccounts: accounts.of,
    keychain,
    memory,
    user: ports.user,
    computer,
    now: clock.now,
    ...(ports.engines?.connect && { connect: ports.engines.connect }),
  });
  const checkConnection = createConnectionCheck({ proxyFor, vault, clock, patience });
  const offered = keepOfferedFiles();
  const handlers = createHandlers({
    rooms,
    accounts,
    vault,
    preferences,
    clock,
    systemLocale,
    timeZone,
    dataFolder,
    saveFile: ports.saveFile,
    describe,
    checkConnection,
    offered,
    team,
    deskNames,
    screen,
    showInFolder: ports.showInFolder ?? (async () => {}),
    tell,
  });
  const receive = createReceiver(handlers, log, lock);
  log.info(`Console ${about.version} is open in ${rooms.current().environment}`);
  return {
    receive: async (message) => {
      await rooms.whenRenewed();
      return receive(message);
    },
    team,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lost: lost.promise,
    lock: lock.lock,
    isLocked: lock.isLocked,
    offerFile: (path) => (lock.isLocked() ? '' : offered.offer(path)),
    takeExport: takeInTurn((path, accountId) => rooms.current().imports.takeUnseen(path, accountId)),
    isSending: rooms.isSending,
    close: async () => {
      stopWatchingDays();
      lock.close();
      await rooms.close();
      await gateway.close();
    },
  };
}
