import { accept, type ChannelOutput, type ConsoleEvent, classify, type Result, refuse } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { readExportRow } from '../ledger/import/export-row.ts';
import { keepRows } from '../ledger/import/import-export.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { buildLookup, type Wanted } from './request.ts';

/** What a look-up works with. */
export interface LookupPorts {
  readonly ledger: Ledger;
  readonly gateway: Gateway;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly createId: () => string;
  readonly actor: string;
  tell(event: ConsoleEvent): void;
}

/**
 * Asks the gateway for transactions and takes what it knows into the ledger. It moves no money, so it may be asked as
 * often as one likes; that nothing is found proves nothing, since the gateway's tables lag behind (protocol.md §10.1).
 */
export async function fetchTransactions(
  ports: LookupPorts,
  account: Account,
  wanted: Wanted,
): Promise<Result<ChannelOutput<'transactions.fetch'>>> {
  const secret = await ports.vault.read(account);
  if (secret.kind !== 'found') return refuse({ code: 'secretMissing', answer: secret.kind });
  const delivery = await ports.gateway.send(buildLookup(account, wanted, secret.secret));
  if (delivery.kind !== 'answered') return refuse({ code: 'gatewaySilent', cause: delivery.cause });
  const { execcode, message, rows: found = [] } = delivery.answer;
  if (classify(execcode) !== 'succeeded') return refuse({ code: 'gatewayRefused', execcode, message });

  const read = found.map((row) => readExportRow(row, () => account, 'major'));
  const rows = read.filter((row) => typeof row !== 'string');
  if (rows.length > 0) {
    const stamp = { actor: ports.actor, at: ports.clock.now() };
    await keepRows(
      ports.ledger,
      { importId: ports.createId(), source: 'getTransactions', rows, from: 'lookup' },
      stamp,
    );
    ports.tell({ kind: 'transactionsChanged' });
  }
  return accept({ found: rows.length, unreadable: read.length - rows.length });
}
