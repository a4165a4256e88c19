import { setTimeout as pause } from 'node:timers/promises';

/*
 * The lines by which whoever started us knows how far we are. Each is understood among other words, so none may be a
 * part of another.
 */

export const windowIsOpen = 'be2bill-console: the window is open';
/** Nothing more comes until a person has read something and chosen: however long that takes, nothing is wrong. */
export const personIsAsked = 'be2bill-console: waiting for a person';
/** A ledger of years may take its time; the window comes after it. */
export const ledgerIsOpening = 'be2bill-console: opening the ledger';
export const windowIsOpening = 'be2bill-console: opening the window';
export const otherIsClosing = 'be2bill-console: waiting for one that is just closing';
/** Nothing will be opened here. */
export const handedOver = 'be2bill-console: open already, and its window was asked to come forward';

/** How long a line may take to be on its way, in milliseconds; where nobody reads, it never is. */
const patience = 1_000;

/** Says a line and resolves once it is on its way: what comes next may block this whole process. */
export async function sayLine(line: string): Promise<void> {
  const said = new Promise<void>((resolve) => process.stdout.write(`${line}\n`, () => resolve()));
  await Promise.race([said, pause(patience, undefined, { ref: false })]);
}

/** Whoever read our lines may be gone, and a terminal with them: that ends nothing by itself. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
