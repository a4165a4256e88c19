import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { AccountRules } from '../../../../main/domain/account.ts';
import type { Act } from '../../../../main/domain/act.ts';
import type { Event } from '../../../../main/domain/event.ts';
import type { Picture } from '../../../../main/domain/picture.ts';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openReadable, openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { rules } from '../samples.ts';
import { makeFolder } from '../verify/story.ts';

/** What nobody's body may hold: whom a request names, and what people wrote. */
export const personal = {
  client: 'walder-fr3y',
  email: 'walder@twins.example',
  note: 'he wants it before the wedding',
  agreement: 'his letter of the red fork',
  remark: 'his aunt called about the tower',
  answer: 'the bridge toll was paid twice',
  reason: 'seen in the extranet by his son',
  message: 'The parameter CLIENTEMAIL has a wrong value: walder at twins',
  file: 'purchases of walder.csv',
  alias: 'A99W4LD3R',
  address: '203.0.113.77',
  browser: 'Twins/1.0',
  description: 'for the wedding at the twins',
} as const;

const operationId = '019bbf00-0000-7000-8000-000000000001';
const attemptId = '019bbf00-0000-7000-8000-000000000002';
const digest = 'a'.repeat(64);
const amount = { minor: 700, currency: 'EUR' };
const account: AccountRules = rules;

/** A credit's: the one request that names a customer. */
export const request = {
  url: 'http://127.0.0.1:1/front/service/rest/process',
  parameters: {
    OPERATIONTYPE: 'credit',
    ORDERID: 'C-1',
    CLIENTIDENT: personal.client,
    CLIENTEMAIL: personal.email,
    ALIAS: personal.alias,
    CLIENTIP: personal.address,
    CLIENTUSERAGENT: personal.browser,
    DESCRIPTION: personal.description,
    // One that no version of the pages has yet.
    CLIENTNICKNAME: personal.client,
    EXTRADATA: attemptId,
  },
};

const picture: Picture = { rows: [], operations: [], beside: [], plan: null, guards: ['planRuns'], account };

/** An event of each kind; a kind that is added does not compile until it is here. */
export const samples: { readonly [Kind in Event['kind']]: Extract<Event, { kind: Kind }> } = {
  operationDrafted: {
    kind: 'operationDrafted',
    operationId,
    attemptId,
    accountId: 'SHOP',
    operation: 'credit',
    chainId: 'credit:C-1',
    referenceId: 'A1',
    orderId: 'C-1',
    amount,
    reason: 'goodwill',
    note: personal.note,
    agreement: personal.agreement,
    request,
    review: { picture, extent: null, account },
  },
  operationConfirmed: {
    kind: 'operationConfirmed',
    operationId,
    attemptId,
    guarded: { kinds: ['planRuns'], answer: personal.answer },
    account,
  },
  attemptAdded: { kind: 'attemptAdded', operationId, attemptId, request, account },
  attemptBegun: { kind: 'attemptBegun', operationId, attemptId },
  attemptHandedOver: { kind: 'attemptHandedOver', operationId, attemptId },
  attemptLapsed: { kind: 'attemptLapsed', operationId, attemptId },
  attemptEnded: {
    kind: 'attemptEnded',
    operationId,
    attemptId,
    outcome: {
      kind: 'answered',
      execcode: '1002',
      message: personal.message,
      transactionId: 'C1',
      alias: personal.alias,
    },
    verdict: 'succeeded',
    state: 'succeeded',
  },
  operationSettled: {
    kind: 'operationSettled',
    operationId,
    outcome: 'refused',
    transactionId: null,
    reason: personal.reason,
  },
  attemptProved: {
    kind: 'attemptProved',
    operationId,
    attemptId,
    outcome: 'succeeded',
    transactionId: 'C1',
    execcode: '0000',
    source: 'notification',
  },
  answerTakenBack: { kind: 'answerTakenBack', operationId, attemptId },
  noteAdded: {
    kind: 'noteAdded',
    accountId: 'SHOP',
    orderId: 'C-1',
    transactionId: 'C1',
    text: personal.remark,
  },
  caseLookedUp: { kind: 'caseLookedUp', operationId, result: 'failed', cause: 'timedOut' },
  notificationKept: {
    kind: 'notificationKept',
    importId: operationId,
    rows: 1,
    digest,
    contentDigest: digest,
    verified: true,
    identifier: 'SHOP',
    accountId: 'SHOP',
    transactionId: 'C1',
    operation: 'credit',
    orderId: 'C-1',
    amount,
    execcode: '0000',
  },
  importBegun: {
    kind: 'importBegun',
    importId: operationId,
    source: personal.file,
    fileDigest: digest,
    reader: '0.1.0 250',
    rules: { accountId: 'shop-1', amounts: 'minor', zone: 'UTC', delimiter: ';', encoding: null },
  },
  importWithdrawn: {
    kind: 'importWithdrawn',
    importId: operationId,
    kept: [{ accountId: 'shop-1', transactionId: 'A1' }],
  },
  importRecorded: { kind: 'importRecorded', importId: operationId, source: personal.file, rows: 3, digest },
  lineRedacted: { kind: 'lineRedacted', sequence: 14, digest, redacted: digest, covering: digest },
  textsErased: { kind: 'textsErased', texts: ['person-1', 'text-1'] },
  proposalMoved: { kind: 'proposalMoved', operationId, to: 'proposalRejected', reason: personal.reason },
  actRecorded: { kind: 'actRecorded', act: { what: 'unlockFailed', by: 'pin', triesLeft: 3 } },
};

/** An act of each kind; one that is added does not compile until it is here. */
export const acts: { readonly [What in Act['what']]: Extract<Act, { what: What }> } = {
  deskOpened: { what: 'deskOpened', version: '0.1.0' },
  deskClosed: { what: 'deskClosed' },
  deskLocked: { what: 'deskLocked', by: 'idle' },
  deskUnlocked: { what: 'deskUnlocked', by: 'system' },
  unlockFailed: { what: 'unlockFailed', by: 'system', triesLeft: null },
  lockedOut: { what: 'lockedOut', until: 1_800_000_000_000 },
  pinChangeFailed: { what: 'pinChangeFailed', triesLeft: 9 },
  pinSet: { what: 'pinSet' },
  pinRemoved: { what: 'pinRemoved' },
  teamJoined: { what: 'teamJoined', teamId: operationId },
  teamLeft: { what: 'teamLeft', teamId: operationId },
  seatRefused: { what: 'seatRefused', teamId: operationId, cause: 'loginRefused', since: 1_800_000_000_000 },
  accountAdded: { what: 'accountAdded', accountId: 'shop-1' },
  accountChanged: { what: 'accountChanged', accountId: 'shop-1', rules: ['captureDays'] },
  accountRemoved: { what: 'accountRemoved', accountId: 'shop-1' },
  secretKept: { what: 'secretKept', accountId: 'shop-1', purpose: 'signing', where: 'keychain' },
  secretForgotten: { what: 'secretForgotten', accountId: 'shop-1', purpose: 'notifications' },
  settingChanged: { what: 'settingChanged', setting: 'environment', value: 'test' },
  fileWritten: { what: 'fileWritten', file: 'list', rows: 12, subject: null },
  exportAsked: { what: 'exportAsked', accountId: 'shop-1' },
  limitPassed: { what: 'limitPassed', operationId, accountId: 'shop-1' },
  operationNotAllowed: {
    what: 'operationNotAllowed',
    operationId,
    operation: 'refund',
    accountId: 'shop-1',
    cause: 'aboveLimit',
  },
};

/** A ledger with nothing in it, open until the test ends. */
export function openEmpty(): WritableDatabase {
  const database = openWritable(join(makeFolder(), 'ledger.sqlite'));
  onTestFinished(() => void database.close());
  migrate(database);
  return database;
}

/** A line as the frozen ledger has it. */
export interface FrozenLine {
  readonly schemaVersion: number;
  readonly body: Buffer;
}

/** Every line of the frozen ledger, which 0.1.0 wrote. */
export function readFrozenLines(): FrozenLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-frozen-'));
  const file = join(folder, 'ledger.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(new URL('../fixtures/version-4.sqlite.gz', import.meta.url))));
  const database = openReadable(file);
  const lines = database
    .prepare<[], FrozenLine>('SELECT schema_version AS schemaVersion, body FROM events ORDER BY sequence')
    .all();
  database.close();
  rmSync(folder, { recursive: true });
  return lines;
}
