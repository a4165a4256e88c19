import { v7 as createId } from 'uuid';
import { onTestFinished } from 'vitest';
import type {
  ChannelInput,
  ConsoleEvent,
  DraftView,
  OperationRequest,
  OperationView,
  Result,
  TransactionAction,
} from '../../../contract/index.ts';
import type { Account } from '../../../main/accounts/account.ts';
import { toResult } from '../../../main/channels/views/answer.ts';
import { toEvents } from '../../../main/channels/views/change.ts';
import { toDraftView, toOperationView } from '../../../main/channels/views/operation.ts';
import { createDesk, type Desk } from '../../../main/desk/desk.ts';
import { readSituation } from '../../../main/desk/situation.ts';
import { judge } from '../../../main/domain/judges/index.ts';
import type { Judgement } from '../../../main/domain/judges/judgement.ts';
import type { DeskLimit } from '../../../main/domain/limit/reminder.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { Situation } from '../../../main/domain/situation.ts';
import { type Gateway, openGateway } from '../../../main/gateway/gateway.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { importExport } from '../../../main/lookup/import-export.ts';
import type { Approvals } from '../../../main/ports/approvals.ts';
import type { Claim } from '../../../main/ports/claim.ts';
import type { Recorded } from '../../../main/room/acts.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import type { SecretStore } from '../../../main/vault/secret-store.ts';
import { openVault } from '../../../main/vault/vault.ts';
import type { AccountDescription, Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { openShop, type Shop, secret } from '../../sandbox/client.ts';
import { makeAccount } from '../accounts/samples.ts';
import { openTemporaryLedger } from '../ledger/samples.ts';

/** The desk as the window has it: asked in the contract's words, and heard in views. */
export interface WindowDesk
  extends Pick<
    Desk,
    'remind' | 'carryOut' | 'propose' | 'showProposal' | 'decideProposal' | 'withdrawProposal' | 'isSending' | 'finish'
  > {
  prepare(request: OperationRequest): Promise<Result<DraftView>>;
  confirm(operationId: string, guardAnswer?: string | null, isReminded?: boolean): Promise<Result<OperationView>>;
  sendAgain(operationId: string): Promise<Result<OperationView>>;
  settle(input: ChannelInput<'operations.settle'>): Promise<Result<OperationView>>;
}

/** A desk with everything real around it: a ledger on disk, HTTP, and a gateway whose book can be read. */
export interface Office {
  readonly desk: WindowDesk;
  readonly ledger: Ledger;
  readonly shop: Shop;
  readonly sandbox: Sandbox;
  readonly account: Account;
  /** What the desk wrote down of what was tried. */
  readonly acts: readonly Recorded[];
  /** What the window is told of changes of the ledger. */
  readonly events: readonly ConsoleEvent[];
  /** The wall clock of the desk, in milliseconds UTC; a test may set it. */
  readonly clock: { now(): number; time: number };
  /** A succeeded payment of 100.00 that the ledger knows; gives its TRANSACTIONID. */
  pay(more?: Readonly<Record<string, string>>): Promise<string>;
  /** Brings the ledger up to the gateway's book. */
  importAll(): Promise<void>;
  /** A request for a refund, in whole or in part (minor units). */
  ask(transactionId: string, minor?: number): OperationRequest;
  prepare(transactionId: string, minor?: number): Promise<DraftView>;
  /** Prepares and confirms anything; the window's part of it. */
  perform(request: OperationRequest): Promise<Result<OperationView>>;
  /** What a person changes of the account, from now on. */
  editAccount(change: Partial<Account>): void;
  /** Lets both clocks stand at an ISO instant. */
  waitUntil(instant: string): void;
  /** Everything that the ledger knows around a transaction. */
  situation(transactionId: string): Promise<Situation>;
  /** What the window would show for an operation from this transaction. */
  action(transactionId: string, operation: TransactionAction): Promise<Judgement>;
  /** Prepares and confirms. */
  refund(transactionId: string, minor?: number): Promise<Result<OperationView>>;
}

/** What a test says to a guard that it is not about. */
const goOn = 'the test wants it';

export interface OfficeOptions {
  readonly sandbox?: SandboxOptions;
  /** What the gateway has set for the account, where it is not the usual. */
  readonly shop?: Partial<AccountDescription>;
  /** What the merchant said about the account, where it is not the usual. */
  readonly account?: Partial<Account>;
  readonly keychain?: SecretStore;
  /** Stands between the desk and the real gateway. */
  readonly wrapGateway?: (gateway: Gateway) => Gateway;
  /** What has to be asked between "taken" and "begun", where several desks work on the same money. */
  readonly claim?: Claim;
  /** Where a second person decides. */
  readonly approvals?: Approvals;
  /** What a desk alone reminds of. */
  readonly limits?: readonly DeskLimit[];
}

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const shop = await openShop(options.shop, { ...options.sandbox });
  const { sandbox } = shop;
  const { ledger, close } = await openTemporaryLedger();
  const real = openGateway({
    proxyFor: async () => undefined,
    patience: { connect: 2_000, headers: 2_000, total: 3_000 },
  });
  onTestFinished(async () => {
    await real.close();
    await close();
  });
  const account = makeAccount({ identifier: shop.identifier, url: sandbox.url, ...options.account });
  let present = account;
  const keychain = options.keychain ?? openMemoryStore(new Map([[`sandbox/${shop.identifier}`, secret]]));
  const clock = { time: sandbox.clock.now(), now: () => clock.time };
  const events: ConsoleEvent[] = [];
  ledger.feed.listen((change) => events.push(...toEvents(change)));
  const acts: Recorded[] = [];
  const { limits } = options;
  const desk = toWindowDesk(
    createDesk({
      ledger,
      gateway: options.wrapGateway?.(real) ?? real,
      vault: openVault({ keychain, memory: openMemoryStore() }),
      clock,
      createId,
      actor: 'a.clerk',
      findAccount: (accountId) => (accountId === present.accountId ? present : undefined),
      record: async (act) => void acts.push(act),
      ...(limits && { limits: () => limits }),
      ...(options.claim && { claim: options.claim }),
      ...(options.approvals && { approvals: options.approvals }),
    }),
  );
  const importAll = async () => {
    const file = { text: sandbox.exportTransactions(), source: 'test', importId: createId() };
    const { rejected } = await importExport(ledger.intake, file, () => account, { actor: 'a.clerk', at: clock.now() });
    if (rejected.length > 0) throw new Error(`The import left out ${JSON.stringify(rejected)}.`);
  };
  const ask: Office['ask'] = (transactionId, minor) => ({
    operation: 'refund',
    accountId: account.accountId,
    transactionId,
    amount: minor === undefined ? { kind: 'all' } : { kind: 'part', minor },
    reason: 'goodsReturned',
    note: '',
  });
  const prepare: Office['prepare'] = async (transactionId, minor) => {
    const draft = await desk.prepare(ask(transactionId, minor));
    if (!draft.ok) throw new Error(`Preparing was refused: ${JSON.stringify(draft.refusal)}`);
    return draft.value;
  };
  const perform: Office['perform'] = async (request) => {
    const draft = await desk.prepare(request);
    return draft.ok ? desk.confirm(draft.value.operation.operationId, goOn) : draft;
  };
  const situation = async (transactionId: string) => {
    const ports = { ledger, clock, actor: 'a.clerk', findAccount: () => present };
    const found = await readSituation(ports, { accountId: account.accountId, transactionId });
    if (!found.ok) throw new Error(JSON.stringify(found.refusal));
    return found.value;
  };
  return {
    perform,
    waitUntil: (instant) => {
      sandbox.clock.moveTo(instant);
      clock.time = sandbox.clock.now();
    },
    situation,
    action: async (transactionId, operation) => judge(operation, await situation(transactionId)),
    desk,
    ledger,
    shop,
    sandbox,
    account,
    editAccount: (change) => {
      present = { ...present, ...change };
    },
    acts,
    events,
    clock,
    importAll,
    ask,
    prepare,
    pay: async (more = {}) => {
      const { TRANSACTIONID = '' } = await shop.pay({ AMOUNT: '10000', ORDERID: 'W-1001', ...more });
      await importAll();
      return TRANSACTIONID;
    },
    refund: async (transactionId, minor) =>
      desk.confirm((await prepare(transactionId, minor)).operation.operationId, goOn),
  };
}

function toWindowDesk(desk: Desk): WindowDesk {
  return {
    prepare: async (request) => toResult(await desk.prepare(request), toDraftView),
    confirm: async (operationId, guardAnswer, isReminded) =>
      toResult(await desk.confirm(operationId, guardAnswer, isReminded), toOperationView),
    sendAgain: async (operationId) => toResult(await desk.sendAgain(operationId), toOperationView),
    settle: async ({ operationId, outcome, reason }) => {
      const transactionId = outcome.kind === 'succeeded' ? outcome.transactionId : null;
      const statement = { outcome: outcome.kind, transactionId, reason };
      return toResult(await desk.settle(operationId, statement), toOperationView);
    },
    remind: desk.remind,
    carryOut: desk.carryOut,
    propose: desk.propose,
    showProposal: desk.showProposal,
    decideProposal: desk.decideProposal,
    withdrawProposal: desk.withdrawProposal,
    isSending: desk.isSending,
    finish: desk.finish,
  };
}

/** What the gateway executed for an operation of the desk, found by the attempt's id in EXTRADATA. */
export function executedFor(sandbox: Sandbox, { attempts }: Pick<Operation, 'attempts'> | OperationView): number {
  const ids = attempts.map(({ attemptId }) => attemptId);
  return sandbox.rows().filter((row) => ids.includes(row.extraData)).length;
}

/** The operation that an answer holds; throws with the refusal when there is none. */
export function operationOf(result: Result<OperationView>): OperationView {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
