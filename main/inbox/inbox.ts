import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { Stamp } from '../domain/event.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { Intake } from '../ports/intake.ts';
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
      const actor = by === 'person' ? ports.actor : 'notification listener';
      const { parts, more } = readText(text, most);
      const taken: TakenNotification[] = [];
      for (const part of parts) taken.push(await takePart(ports, part, actor));
      if (more) taken.push(refuse(parts.at(-1)?.line ?? 1, { code: 'tooMany' }));
      return taken;
    },
  };
}

async function takePart(
  ports: InboxPorts,
  { line, received, problem }: Part,
  actor: string,
): Promise<TakenNotification> {
  if (!received) return refuse(line, withoutSecrets(problem ?? { code: 'unreadable' }, ports.vault.handled()));
  const checked = await checkHash(ports, received);
  if (checked.kind === 'refused') return setAside(ports, line, received, checked.reason, actor);
  const { account } = checked;
  const stamp = { actor, at: ports.clock.now() };
  const read = toRow(received, account, stamp.at);
  if (read.kind === 'unread') {
    await nameUnread(ports, read.unread, stamp);
    const reason = { code: 'unusable', accountId: account.accountId, parameter: read.unread.column } as const;
    return setAside(ports, line, received, reason, actor);
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
  { intake, vault, clock }: InboxPorts,
  line: number,
  received: Received,
  reason: NotificationProblem,
  actor: string,
): Promise<TakenNotification> {
  const digest = digestContent(received, 'withHash');
  const secrets = vault.handled();
  const parameters = showParameters(received, secrets);
  const told = withoutSecrets(reason, secrets);
  await intake.setNotificationAside({ digest, reason: told, parameters }, { actor, at: clock.now() });
  return { kind: 'refused', line, reason: told, parameters };
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
