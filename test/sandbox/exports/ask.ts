import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { request } from 'undici';
import { expect } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import type { AccountDescription } from '../../../sandbox/index.ts';
import { encodeForm, exportPath, openShop, type Parameters, type Shop, secret } from '../client.ts';
import { openReceiver, type Seen } from '../receiver.ts';

export const reconciliationPath = '/front/service/rest/reconciliation';
export const ok = { EXECCODE: '0000', MESSAGE: 'Operation accepted.' };

/** Asks for an export; with COMPRESSION and DATE unless the parameters say otherwise. */
export async function ask(
  shop: Shop,
  operation: string,
  more: Readonly<Record<string, Parameters[string] | undefined>> = {},
) {
  const path = operation.startsWith('exportReconcil') ? reconciliationPath : exportPath;
  const given = {
    IDENTIFIER: 'SHOP',
    OPERATIONTYPE: operation,
    VERSION: '3.0',
    COMPRESSION: 'GZIP',
    DATE: '2026-03-10',
    ...more,
  };
  const parameters = Object.fromEntries(Object.entries(given).filter((entry) => entry[1] !== undefined)) as Parameters;
  const body = encodeForm(operation, { ...parameters, HASH: sign(parameters, secret) });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await request(shop.sandbox.url + path, { method: 'POST', headers, body });
  expect(response.statusCode).toBe(200);
  return (await response.body.json()) as Readonly<Record<string, string>>;
}

/** The parts of an upload by their names, read by the platform's own parser. */
export async function partsOf({ body, headers }: Seen) {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': String(headers['content-type']) },
  }).formData();
  const entries = [...form.entries()];
  const fields = Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const file = entries.map(([, value]) => value).find((value) => typeof value !== 'string');
  if (!file) throw new Error('There is no file.');
  return { fields, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

export type Line = Readonly<Record<string, string>>;

export function linesIn(csv: string): readonly Line[] {
  return parse(csv, { delimiter: ';', columns: true, bom: true });
}

/** What exportTransactions and its like bring to a shop that waits for it. */
export async function bring(
  shop: Shop,
  operation: string,
  more: Parameters = {},
): Promise<{ csv: string; lines: readonly Line[] }> {
  const receiver = await openReceiver();
  expect(await ask(shop, operation, { CALLBACKURL: receiver.url, ...more })).toMatchObject(ok);
  await shop.sandbox.settled();
  const csv = gunzipSync((await partsOf(receiver.seen[0] as Seen)).bytes).toString('utf8');
  return { csv, lines: linesIn(csv) };
}

export function openPrompt(account: Partial<AccountDescription> = {}) {
  return openShop({ exportLagMinutes: 0, ...account });
}
