import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { Environment } from '../../protocol/environment.ts';
import { type Account, lagOf } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import { closeInTurn } from '../close-in-turn.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import { withUnwritten } from '../desk/unwritten-views.ts';
import type { DeskLimit } from '../domain/limit/reminder.ts';
import type { Operation } from '../domain/operation.ts';
import type { EmbeddedGateway } from '../embedded-gateway.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';
import { createListener, type Listener } from '../inbox/listener/listener.ts';
import { type Ledger, type LedgerOptions, type LedgerThreads, openLedger } from '../ledger/ledger.ts';
import type { LedgerProblem } from '../ledger/problem.ts';
import { type SealKeys, sealLedger } from '../ledger/seal/keep.ts';
import { type AskedForExport, askForExport, type WantedExport } from '../lookup/ask-for-export.ts';
import { type Attribution, createAttribution } from '../lookup/attribution.ts';
import { fetchTransactions } from '../lookup/fetch.ts';
import { importExport } from '../lookup/import-export.ts';
import { lookForInstalments } from '../lookup/instalments/look.ts';
import type { Wanted } from '../lookup/request.ts';
import type { Progress } from '../lookup/session/pace.ts';
import { createImportSession, type ImportSession } from '../lookup/session/session.ts';
import type { LedgerChange } from '../ports/feed.ts';
import type { Withdrawal } from '../ports/imports.ts';
import type { TeamMembership } from '../ports/team.ts';
import { lookUpCase } from '../proof/look.ts';
import type { SecretStore } from '../vault/secret-store.ts';
import type { Vault } from '../vault/vault.ts';
import { type Acts, createActs } from './acts.ts';
import { settleDemo } from './demo-accounts.ts';
import { recordExpired } from './expired-proposals.ts';
import { keepSealed } from './keep-sealed.ts';
import { openKeptRefusals } from './kept-refusals.ts';
import { type RefusalPorts, recordRefusals } from './refused-seats.ts';
import { recoverAlone, type TeamPorts, takePart } from './team-part.ts';
import { createWatches } from './watches.ts';

/** One environment at work: its ledger, its desk and its accounts. Two environments never share anything. */
export interface Room {
  readonly environment: Environment;
  /** Who sits here. */
  readonly actor: string;
  readonly ledger: Ledger;
  readonly desk: Desk;
  /** Takes what the gateway tells of its own accord. */
  readonly inbox: Inbox;
  /** Lets it come over HTTP; off until a person wants it. */
  readonly listener: Listener;
  /** The merchant's own accounts and, in the sandbox, the demo's. */
  accounts(): readonly Account[];
  findAccount(accountId: string): Account | undefined;
  /** Asks the gateway for what the ledger does not know yet. */
  fetch(account: Account, wanted: Wanted): ReturnType<typeof fetchTransactions>;
  /** Asks the gateway for a file of transactions, which comes some time later. */
  askForExport(account: Account, wanted: WantedExport): Promise<AskedForExport>;
  /** Asks the gateway what the edits beside a chain refer to. */
  readonly attribution: Attribution;
  /** Takes files into the ledger, with a preview or without, one at a time. */
  readonly imports: ImportSession;
  /** Where the lists of rows that imports left out stand. */
  readonly importFolder: string;
  /** Takes an import back; resolves before the ledger can be written again (see ports/imports.ts). */
  withdrawImport(importId: string): Promise<Withdrawal>;
  /** Asks the gateway about an operation whose outcome is not known. */
  look(operation: Operation): ReturnType<typeof lookUpCase>;
  /** Writes down what is done here beside operations. */
  readonly acts: Pick<Acts, 'record'>;
  /** This desk's part in a team; null for a ledger of none. */
  readonly team: TeamMembership | null;
  /** Waits for what is under way, does the last work in which nothing is sent any more, then closes every file. */
  close(lastWork?: () => Promise<void>): Promise<void>;
}

export interface RoomPorts {
  readonly environment: Environment;
  /** The data folder of all environments. */
  readonly dataFolder: string;
  readonly threads: LedgerThreads;
  /** The thread that reads files. */
  readonly exportReader: URL;
  readonly version: string;
  readonly onImport: (progress: Progress | null) => void;
  /** Starts the demo gateway on its data file, or undefined for a room without demo accounts. */
  readonly startDemo: ((file: string) => Promise<EmbeddedGateway>) | undefined;
  /** The merchant's own accounts of this environment, as they stand now. */
  ownAccounts(): readonly Account[];
  readonly gateway: Gateway;
  readonly vault: Vault;
  /** Where the demo accounts' secrets are put for this run. */
  readonly memory: SecretStore;
  readonly clock: Clock;
  readonly actor: string;
  /** What a desk alone is to be reminded of. */
  readonly limits?: () => readonly DeskLimit[];
  /** Where the keys are by which its ledger is sealed; without them it is not. */
  readonly sealKeys?: SealKeys;
  /** Told of what kept the ledger from being sealed. */
  readonly onNotSealed?: (failure: unknown) => void;
  /** Told of what kept an act from being written down. */
  readonly onNotRecorded?: (failure: unknown) => void;
  /** Told of each change of the ledger. */
  readonly onChange: (change: LedgerChange) => void;
  /** Told after each try to make a backup of the ledger: what kept it from being made, or null. */
  readonly onBackup: (problem: LedgerProblem | null) => void;
  /** What else the ledger tells of itself (see ledger/ledger.ts). */
  readonly onLedger?: Pick<LedgerOptions, 'onDied' | 'onLost' | 'onSlow'>;
  /** How a ledger of a team takes part in it. */
  readonly team?: TeamPorts;
  /** Told whenever a ledger that is made anew for this version has come further. */
  readonly onProgress: () => void;
  /** Told once it is done: every row may be another one, and it can be written. */
  readonly onPrepared: () => void;
}

/** Opens an environment. Rejects with a LedgerProblem when its file is unfit. */
export async function openRoom(ports: RoomPorts): Promise<Room> {
  const opened = await openTogether(join(ports.dataFolder, ports.environment), ports);
  const begun: (() => unknown)[] = [];
  return furnish(ports, opened, begun).catch(async (failure) => {
    // A ledger that stayed open would keep the next try from having it; a part in a team would go on asking its engine.
    await closeInTurn(...begun, opened.ledger.close, () => opened.demo?.close()).catch(() => undefined);
    throw failure;
  });
}

/** `begun` takes what has to be put away where the rest of it fails. */
async function furnish(
  ports: RoomPorts,
  { ledger, demo }: Awaited<ReturnType<typeof openTogether>>,
  begun: (() => unknown)[],
): Promise<Room> {
  const { environment, clock, gateway, vault, onChange } = ports;
  let acts: Acts | undefined;
  // In a team nothing is written before the engine has compared the log (team/round.ts), and then that somebody sits here.
  const team = await takePart(ports, ledger, ports.team, async () => acts?.open());
  begun.push(() => team?.close());
  // In a team it is the seat's person who acts, whatever the computer calls its user.
  const actor = team?.person ?? ports.actor;
  const stamp = () => ({ actor, at: clock.now() });
  const onNotRecorded = ports.onNotRecorded ?? (() => {});
  acts = createActs({ ledger, stamp, version: ports.version, onNotRecorded });
  const kept = openKeptRefusals(join(ports.dataFolder, environment));
  const stopRecording = team && recordOfTeam({ membership: team.membership, kept, now: clock.now }, ledger, acts);
  if (!team) await acts.open();
  const demoAccounts = await settleDemo(ports.memory, demo);
  const accounts = () => [...demoAccounts, ...ports.ownAccounts()];
  const findAccount = (accountId: string) => accounts().find((account) => account.accountId === accountId);
  const shared = { ledger, gateway, vault, clock, createId, actor, findAccount };
  const look = (operation: Operation) => lookUpCase(shared, operation);

  const isPrepared = ledger.preparation() === null;
  if (demo && isPrepared && (await ledger.views.findLastImport()) === null) {
    const file = { text: await demo.exportTransactions(), source: 'demo gateway', importId: createId() };
    await importExport(ledger.intake, file, findAccount, stamp());
  }
  const watches = createWatches({
    views: ledger.views,
    clock,
    lagOf: (accountId) => lagOf(findAccount(accountId)),
    look,
    lookForInstalments: (own) => lookForInstalments(shared, own),
  });
  ledger.feed.listen((change) => {
    onChange(change);
    watches.nudge(change);
  });
  // A look writes down what it found: none begins while the ledger is only read.
  if (isPrepared) watches.begin();
  else ledger.whenPrepared.then(watches.begin).then(ports.onPrepared);
  const attribution = createAttribution({
    now: clock.now,
    ask: async (accountId, wanted) => {
      const account = findAccount(accountId);
      // A look-up writes down what it found.
      if (account && ledger.preparation() === null) await fetchTransactions(shared, account, wanted);
    },
  });
  const desk = createDesk({
    ...shared,
    ...(team && { claim: team.membership.claim, approvals: team.membership.approvals }),
    attribute: attribution.consider,
    ...(!team && ports.limits && { limits: ports.limits }),
    record: acts.record,
    onUnwritten: (operation) => onChange({ operations: [operation], chains: [] }),
  });
  const importFolder = join(ports.dataFolder, environment, 'imports');
  const imports = createImportSession({
    ledger,
    reader: ports.exportReader,
    accounts: () => accounts().map(({ identifier, accountId, currency }) => ({ identifier, accountId, currency })),
    stamp,
    createId,
    folder: importFolder,
    version: ports.version,
    onProgress: ports.onImport,
  });
  const inbox = createInbox({ ...shared, intake: ledger.intake, accounts });
  const listener = createListener(inbox, clock);
  const sealing = keepSealed({
    feed: ledger.feed,
    seal: (signal) => sealOwn(ports, ledger, signal),
    onFailed: ports.onNotSealed ?? (() => {}),
  });
  return {
    environment,
    actor,
    ledger: { ...ledger, views: withUnwritten(ledger.views, desk.unwritten) },
    desk,
    inbox,
    listener,
    accounts,
    findAccount,
    fetch: (account, wanted) => fetchTransactions(shared, account, wanted),
    askForExport: (account, wanted) => askForExport(shared, account, wanted),
    imports,
    importFolder,
    withdrawImport: async (importId) => {
      // A look writes down what it found, which nobody can while the ledger is only read.
      await watches.pause();
      try {
        return await ledger.imports.withdrawImport(importId, stamp());
      } finally {
        ledger.whenPrepared.then(watches.begin).then(ports.onPrepared);
      }
    },
    look,
    attribution,
    acts,
    team: team?.membership ?? null,
    close: (lastWork = async () => {}) =>
      closeInTurn(
        // What follows waits for what is under way, and a team's round may wait for a rebuild of minutes.
        ledger.stopPreparing,
        () => closeInTurn(imports.finish, listener.end, watches.end, attribution.stop, desk.finish).then(lastWork),
        // Behind the last work: a desk leaves its team only with every line told.
        ...(stopRecording ?? []),
        acts.close,
        () => team?.close(),
        sealing.stop,
        ledger.close,
        () => demo?.close(),
      ),
  };
}

/** What no hand does in a team, and is written down all the same. */
function recordOfTeam(
  of: Pick<RefusalPorts, 'kept' | 'now'> & { readonly membership: TeamMembership },
  { audit }: Ledger,
  { recordOnceOpen: record }: Acts,
) {
  return [recordRefusals({ ...of, record }), recordExpired({ ...of, audit, record })];
}

/** Play money needs no keychain: the ledger of one who has no accounts is not sealed, nor one that is only read. */
async function sealOwn(
  { sealKeys, ownAccounts, clock }: RoomPorts,
  ledger: Ledger,
  signal: AbortSignal,
): Promise<void> {
  if (!sealKeys || ownAccounts().length === 0 || ledger.preparation() !== null) return;
  await sealLedger({ file: ledger.file, keys: sealKeys, now: clock.now, signal });
}

/** The ledger and the demo gateway start side by side; when one cannot, the other is put away again. */
async function openTogether(folder: string, ports: RoomPorts) {
  const { threads, startDemo, clock, actor, onBackup, onProgress, onLedger } = ports;
  const onWritable = recoverAlone(ports, actor);
  const [ledger, demo] = await Promise.allSettled([
    openLedger(folder, threads, { now: clock.now, onBackup, onProgress, onWritable, ...onLedger }),
    startDemo?.(join(folder, 'gateway.sqlite')),
  ]);
  if (ledger.status === 'fulfilled' && demo.status === 'fulfilled') return { ledger: ledger.value, demo: demo.value };
  if (ledger.status === 'fulfilled') await ledger.value.close();
  if (demo.status === 'fulfilled') await demo.value?.close();
  throw ledger.status === 'rejected' ? ledger.reason : demo.status === 'rejected' ? demo.reason : undefined;
}
