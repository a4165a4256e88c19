import { createHash } from 'node:crypto';
import { FormData, request } from 'undici';
import type { AccountSettings } from '../accounts/settings.ts';
import type { ExportOrder } from '../book/exports.ts';
import { computeHash } from '../checks/signature.ts';
import { agentFor, reasonOf } from '../notifications/post.ts';
import type { Report } from './make-report.ts';

/** How long a shop has to take a file, in milliseconds of real time. */
const patience = 30_000;

interface How {
  readonly account: AccountSettings;
  readonly signal: AbortSignal;
}

/**
 * Brings a file to CALLBACKURL once. No source shows the form of it (protocol.md §10.4, §14.13), so it is a setting:
 * the documented names, signed like a notification, and beside them the file. Any 2xx means that it was taken.
 */
export async function upload(
  order: ExportOrder,
  report: Report,
  { account, signal }: How,
): Promise<{ taken: boolean; explanation: string }> {
  const names = namesOf(order, report, account);
  const agent = agentFor(order.destination);
  try {
    const response = await request(addressOf(order, names, account), {
      dispatcher: agent,
      method: 'POST',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      ...contentOf(report, names, account),
    });
    await response.body.dump();
    const taken = response.statusCode >= 200 && response.statusCode < 300;
    return { taken, explanation: `HTTP ${response.statusCode}` };
  } catch (error) {
    return { taken: false, explanation: reasonOf(error) };
  } finally {
    await agent.destroy();
  }
}

function namesOf({ id, identifier, operation }: ExportOrder, { csv, file }: Report, account: AccountSettings) {
  const fields = {
    IDENTIFIER: identifier,
    OPERATIONTYPE: operation,
    REQUESTID: `W${id}`,
    EXECCODE: '0000',
    MESSAGE: 'Operation accepted.',
    REPORT: file.name,
    REPORTHASH: sha256(Buffer.from(csv, 'utf8')),
    FILEHASH: sha256(file.bytes),
  };
  return { ...fields, HASH: computeHash(fields, account.notificationSecret ?? account.secret) };
}

type Names = ReturnType<typeof namesOf>;

function addressOf({ destination }: ExportOrder, names: Names, { exportCallback }: AccountSettings): string {
  if (exportCallback === 'multipart') return destination;
  const address = new URL(destination);
  for (const [name, value] of Object.entries(names)) address.searchParams.append(name, value);
  return address.href;
}

function contentOf({ file }: Report, names: Names, { exportCallback }: AccountSettings) {
  switch (exportCallback) {
    case 'multipart': {
      const body = new FormData();
      for (const [name, value] of Object.entries(names)) body.append(name, value);
      body.append('FILE', new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }), file.name);
      return { body };
    }
    case 'body': {
      const disposition = `attachment; filename="${file.name}"`;
      return { body: file.bytes, headers: { 'content-type': file.mediaType, 'content-disposition': disposition } };
    }
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
