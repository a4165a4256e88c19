import type { FactSource } from '../../../../main/domain/kinds.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { checkNothingChanges } from './checks/repeated.ts';
import type { Step } from './step.ts';
import { asNotified } from './told.ts';
import { nextId, pickOf, stampOf, type World } from './world.ts';

/** An export with every row. */
export function importAll(world: World): void {
  take(world, world.gateway.export(), 'import');
  world.upToDate = true;
}

/** A file of some rows: of those days, or of that kind. */
export function importSome(world: World, { share, twist }: Step): void {
  const chosen = share * 64 + twist;
  take(
    world,
    world.gateway.export().filter((_, index) => (chosen >> (index % 13)) % 2 === 1),
    'import',
  );
}

/** An export is saved and lies about; what it says of later things is nothing. */
export function saveFile({ files, gateway }: World): void {
  files.push(gateway.export());
}

/** It comes in after all: older than what is known, and no outcome is taken back by it. */
export function importOldFile(world: World): void {
  const [rows] = world.files.splice(0, 1);
  if (rows) take(world, rows, 'import');
}

/** The same file twice: nothing that anybody decides from is another one. */
export function importTwice(world: World): void {
  importAll(world);
  checkNothingChanges(world, () => importAll(world));
}

/** By the order and by what it refers to, as a case is looked up (main/proof/look.ts). */
export function lookUp(world: World, { pick }: Step): void {
  const operation = pickOf([...world.operations.values()], pick);
  if (!operation) return;
  const { orderId, referenceId, operationId } = operation;
  const rows = world.gateway.export().filter(({ transaction }) => transaction.orderId === orderId);
  take(world, rows, 'lookup');
  take(
    world,
    world.gateway.export().filter(({ transaction }) => transaction.transactionId === referenceId),
    'lookup',
  );
  world.core.journal.recordLookUp(operationId, { result: 'nothing', cause: null }, stampOf(world));
}

/** Any of them, late, twice or out of order; a shop's may come without the EXTRADATA that was sent. */
export function notify(world: World, { pick, twist, share }: Step): void {
  const index = (pick * 8 + (share % 8)) % Math.max(world.notifications.length, 1);
  const row = world.notifications[index];
  if (!row) return;
  const told = asNotified(row, world.gateway.now(), twist < 40);
  const receipt = world.core.intake.recordNotification(
    {
      importId: nextId(world),
      contentDigest: (index + 1).toString(16).padStart(64, '0'),
      identifier: 'SHOP',
      row: told,
    },
    stampOf(world, 'notification listener'),
  );
  if (receipt.kind === 'kept') hear(world, told, false);
}

function take(world: World, rows: readonly ToldRow[], source: FactSource): void {
  const importId = nextId(world);
  world.core.intake.recordRows(importId, { rows, source }, stampOf(world));
  world.core.intake.recordImport(importId, 'a story', stampOf(world));
  for (const row of rows) hear(world, row, true);
}

function hear({ heard }: World, { transaction }: ToldRow, attributed: boolean): void {
  const { transactionId, voidedBy, execcode } = transaction;
  const before = heard.get(transactionId);
  heard.set(transactionId, {
    attributed: attributed || before?.attributed === true,
    voided: voidedBy !== null || before?.voided === true,
    execcode: before?.execcode === '0000' ? before.execcode : execcode,
  });
}
