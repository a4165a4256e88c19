import { classify } from '../../protocol/execcode/classify.ts';
import { exportPath, exportTransactions } from '../../protocol/operations/index.ts';
import { sign } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import type { Gateway, GatewayRequest } from '../gateway/gateway.ts';
import type { Vault } from '../vault/vault.ts';
import { exportColumns } from './export-row.ts';
import type { Fetched } from './fetch.ts';

/** Which transactions are asked for: a day or a month, or a range of days, both included. */
export type ExportPeriod =
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'range'; readonly from: string; readonly to: string };

/** Where the gateway brings the file. */
export type ExportPlace =
  | { readonly kind: 'mail'; readonly address: string }
  | { readonly kind: 'url'; readonly url: string };

export interface WantedExport {
  readonly period: ExportPeriod;
  readonly place: ExportPlace;
}

/** What became of the request; the file itself comes some time later, to its place. */
export type AskedForExport = { readonly kind: 'asked' } | Exclude<Fetched, { readonly kind: 'fetched' }>;

/**
 * Asks the gateway for a file of transactions, once: the answer only says that it will come (protocol.md §10.4). It moves no
 * money and writes nothing down.
 */
export async function askForExport(
  { gateway, vault }: { readonly gateway: Pick<Gateway, 'send'>; readonly vault: Pick<Vault, 'read'> },
  account: Account,
  wanted: WantedExport,
): Promise<AskedForExport> {
  const secret = await vault.read(account);
  if (secret.kind !== 'found') return { kind: 'secretMissing', answer: secret.kind };
  const delivery = await gateway.send(buildExportRequest(account, wanted, secret.secret));
  if (delivery.kind === 'notSent') return { kind: 'gatewaySilent', cause: 'notConnected' };
  if (delivery.kind !== 'answered') return { kind: 'gatewaySilent', cause: delivery.cause };
  const { execcode, message } = delivery.answer;
  return classify(execcode) === 'succeeded' ? { kind: 'asked' } : { kind: 'gatewayRefused', execcode, message };
}

/** With the columns that the ledger reads, packed, and times in UTC: a file without a zone is in that one (protocol.md §10.2). */
export function buildExportRequest(account: Account, { period, place }: WantedExport, secret: string): GatewayRequest {
  const method = exportTransactions.type;
  const parameters = {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: method,
    ...(period.kind === 'date' ? { DATE: period.date } : { STARTDATE: period.from, ENDDATE: period.to }),
    ...(place.kind === 'mail' ? { MAILTO: place.address } : { CALLBACKURL: place.url }),
    COMPRESSION: 'GZIP',
    COLUMNS: exportColumns.join(';'),
    ...(account.signing.kind === 'apiKey' && { APIKEYID: account.signing.apiKeyId }),
    VERSION: '3.0',
  };
  return {
    url: new URL(exportPath, account.url).href,
    method,
    parameters: { ...parameters, HASH: sign(parameters, secret) },
  };
}
