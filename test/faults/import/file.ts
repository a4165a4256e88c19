import { writeFileSync } from 'node:fs';

export const account = { identifier: 'SHOP', accountId: 'SHOP', currency: 'EUR' } as const;

/** The ids of a file's rows; no two files have one in common. */
export function idsOf(file: number, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => `F${file}R${row}`);
}

/** Writes a file of payments, of which every hundredth row is broken: it stands in the list, and in no row of the ledger. */
export function writeFile(path: string, file: number, rows: number): void {
  const lines = idsOf(file, rows).map((id, row) => {
    const second = String(row % 60).padStart(2, '0');
    const minute = String(Math.floor(row / 60) % 60).padStart(2, '0');
    return `${id};W-${id};2026-01-15 12:${minute}:${second};payment;${isBroken(row) ? 'much' : '1000'};EUR;0`;
  });
  writeFileSync(path, ['TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE', ...lines].join('\n'));
}

export function isBroken(row: number): boolean {
  return row % 100 === 99;
}
