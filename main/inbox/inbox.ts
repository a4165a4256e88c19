import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { Stamp } from '../domain/event.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { Intake, Sender } from '../ports/intake.ts';
import type { Vault } from '../vault/vault.ts';
import { checkHash } from './check-hash.ts';
import type { NotificationProblem, TakenNotification } from './notification.ts';
import { type Part, readText } from './read-text.ts';
import { digestContent, type Received, readField } from './received.ts';
import { showParameters, showText } from './show-parameters.ts';
import { toRow } from './to-row.ts';

/** Who brings a text, and how many notifications are taken from it. */
export interface Source {
  readonly by: 'person' | 'listener';
  readonly most: number;
}

/** Where notifications come in: one for each environment, since accounts and ledgers never mix. */
export interface Inbox {
  /**
   * Takes every notification in a text and tells what became of each; all is durable when it resolves. Rejects with a
   * LedgerProblem when the ledger cannot be written.
   */
  take(text: string, source: Source): Promise<TakenNotification[]>;
}

export interface InboxPorts {
  readonly intake: Pick<Intake, 'recordNotification' | 'recordRows' | 'recordImport' | 'setNotificationAside'>;
  readonly vault: Pick<Vault, 'read' | 'handled'>;
  readonly clock: Clock;
  /** Makes ids: UUID version 7. */
  readonly createId: () => string;
  /** Who sits at the desk. */
  readonly actor: string;
  /** Of this environment, as they stand now. */
  accounts(): readonly Account[];
}

/** What one message may hold; a longer file goes in pieces. */
export const mostInText = 500;

export function createInbox(ports: InboxPorts): Inbox {
  return {
    take: async (text, { by, most }) => {
      const { parts, more } = readText(text, most);
      const taken: TakenNotification[] = [];
      for (const part of parts) taken.push(await takePart(ports, part, by));
      if (more) taken.push(refuse(parts.at(-1)?.line ?? 1, { code: 'tooMany' }));
      return taken;
    },
  };
}

async function takePart(
  ports: InboxPorts,
  { line, received, problem }: Part,
  by: Source['by'],
): Promise<TakenNotification> {
  if (!received) return refuse(line, withoutSecrets(problem ?? { code: 'unreadable' }, ports.vault.handled()));
  const checked = await checkHash(ports, received);
  if (checked.kind === 'refused') return setAside(ports, line, received, checked.reason, by);
  const { account } = checked;
  const stamp = { actor: actorOf(ports, by), at: ports.clock.now() };
  const read = toRow(received, account, stamp.at);
  if (read.kind === 'unread') {
    await nameUnread(ports, read.unread, stamp);
    const reason = { code: 'unusable', accountId: account.accountId, parameter: read.unread.column } as const;
    return setAside(ports, line, received, reason, by);
  }
  const identifier = readField(received, 'IDENTIFIER');
  const contentDigest = digestContent(received, 'withoutHash');
  const notification = { importId: ports.createId(), contentDigest, identifier, row: read.row };
  const receipt = await ports.intake.recordNotification(notification, stamp);
  return { ...receipt, line };
}

/** The gateway did tell of a transaction: that its money could not be read is told wherever its order is shown. */
async function nameUnread({ intake, createId }: InboxPorts, unread: UnreadRow, stamp: Stamp): Promise<void> {
  const importId = createId();
  await intake.recordRows(importId, { rows: [], unread: [unread], source: 'notification' }, stamp);
  await intake.recordImport(importId, 'notification', stamp);
}

/** Kept apart for a person to look at; nothing else comes of it. */
async function setAside(
  ports: InboxPorts,
  line: number,
  received: Received,
  reason: NotificationProblem,
  by: Source['by'],
): Promise<TakenNotification> {
  const { intake, vault, clock } = ports;
  const digest = digestContent(received, 'withHash');
  const secrets = vault.handled();
  const parameters = showParameters(received, secrets);
  const told = withoutSecrets(reason, secrets);
  const sender = by === 'person' ? 'person' : senderOf(reason);
  await intake.setNotificationAside(
    { digest, sender, reason: told, parameters },
    { actor: actorOf(ports, by), at: clock.now() },
  );
  return { kind: 'refused', line, reason: told, parameters };
}

function actorOf({ actor }: InboxPorts, by: Source['by']): string {
  return by === 'person' ? actor : 'notification listener';
}

/** Who sent what came by itself: only a HASH can speak for them, also one that is right once its damage is undone. */
function senderOf(reason: NotificationProblem): Sender {
  switch (reason.code) {
    case 'unusable':
      return 'gateway';
    case 'hashWrong':
      return reason.repair ? 'gateway' : 'claimed';
    case 'keyMissing':
      return 'claimed';
    case 'unreadable':
    case 'tooMany':
    case 'repeated':
    case 'nameUnfit':
    case 'unknownAccount':
    case 'hashAbsent':
    case 'hashMalformed':
      return 'stranger';
  }
}

/** Reasons that repeat what a stranger wrote. */
function withoutSecrets(reason: NotificationProblem, secrets: readonly string[]): NotificationProblem {
  switch (reason.code) {
    case 'unknownAccount':
      return { ...reason, identifier: showText(reason.identifier, secrets).slice(0, 255) };
    case 'repeated':
    case 'nameUnfit':
      return { ...reason, parameter: showText(reason.parameter, secrets).slice(0, 100) };
    default:
      return reason;
  }
}

function refuse(line: number, reason: NotificationProblem): TakenNotification {
  return { kind: 'refused', line, reason, parameters: [] };
}
