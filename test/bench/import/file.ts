import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Whose all rows of the file are, where nothing else is said. */
export const shop = { identifier: 'SHOP', accountId: 'SHOP', currency: 'EUR' } as const;

const header =
  'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME;CLIENTIDENT;CLIENTEMAIL;CARDCODE 6X4;IDENTIFIER';

/** Of so many rows at once no more is in memory than they are long. */
const together = 5_000;

export interface ExportFile {
  readonly rows: number;
  /** The number of its first row: files of other numbers have other rows. */
  readonly first?: number;
  readonly identifier?: string;
}

/** Writes a CSV of payments of many years and many customers, a piece at a time. */
export async function writeExport(path: string, exported: ExportFile): Promise<void> {
  const { rows, first = 0, identifier = shop.identifier } = exported;
  const file = createWriteStream(path);
  file.write(`${header}\n`);
  for (let written = 0; written < rows; written += together) {
    const lines = Array.from({ length: Math.min(together, rows - written) }, (_, index) =>
      line(first + written + index, identifier),
    );
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

const begin = Date.UTC(2018, 0, 1);

function line(row: number, identifier: string): string {
  const date = new Date(begin + row * 240_000).toISOString().slice(0, 19).replace('T', ' ');
  const customer = (row * 7_919) % 40_000;
  const amount = 500 + ((row * 104_729) % 90_000);
  const name = `Customer ${customer.toString(36)}`;
  const mail = `c${customer}@example.com`;
  return `F${row};W-${row};${date};payment;${amount};EUR;0;${name};client-${customer};${mail};446421XXXXXX${String(row % 10_000).padStart(4, '0')};${identifier}`;
}
