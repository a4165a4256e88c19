import type { Database } from 'better-sqlite3';

/** What a notification tells of. A forged one is made by a fault rule and signed with a secret that nobody has. */
export type NotificationKind = 'transaction' | 'chargeback' | 'forged';

/** LAST NOTIFICATION RESULT (protocol.md §9): not tried yet, tried and to be tried again, taken, or given up. */
export type NotificationResult = 'pending' | 'sent' | 'succeeded' | 'failure';

/** A notification, from the moment at which it was made. */
export interface Notification {
  readonly id: number;
  /** Sequence of the row that it tells of. */
  readonly subject: number;
  readonly identifier: string;
  readonly kind: NotificationKind;
  /** What it says, without the HASH. */
  readonly fields: Readonly<Record<string, string>>;
  /** Epoch milliseconds, as the other moments here. */
  readonly madeAt: number;
  /** The next try; null once there will be none. */
  readonly dueAt: number | null;
  /** Whether it waits for a later one of its account, until `dueAt` at most (a fault). */
  readonly held: boolean;
  /** The first try, from which the timetable counts. */
  readonly startedAt: number | null;
  readonly triedAt: number | null;
  readonly tries: number;
  readonly result: NotificationResult;
  /** Of the last try; null when no answer came. */
  readonly httpCode: number | null;
  /** What the last try was answered, 45 characters at most (protocol.md §9), or why it was not. */
  readonly content: string;
}

type Stored = Omit<Notification, 'fields' | 'held'> & { readonly fields: string; readonly held: 0 | 1 };

export type NewNotification = Pick<Notification, 'subject' | 'identifier' | 'kind' | 'fields' | 'madeAt' | 'dueAt'> & {
  readonly held?: boolean;
};

/** How a try went, and when the next one is. */
export type Try = Pick<Notification, 'result' | 'httpCode' | 'content' | 'dueAt'> & { readonly triedAt: number };

/** Notifications, sent and to be sent. */
export function createNotifications(database: Database) {
  const insert = database.prepare(`
    INSERT INTO notifications (subject, identifier, kind, fields, madeAt, dueAt, held)
    VALUES (@subject, @identifier, @kind, @fields, @madeAt, @dueAt, @held)`);
  const firstDue = database.prepare<[string, number], Stored>(`
    SELECT * FROM notifications WHERE identifier = ? AND dueAt <= ? ORDER BY dueAt, id LIMIT 1`);
  const update = database.prepare(`
    UPDATE notifications
    SET tries = tries + 1, startedAt = coalesce(startedAt, @triedAt), triedAt = @triedAt, dueAt = @dueAt,
        result = @result, httpCode = @httpCode, content = @content
    WHERE id = @id`);
  const bringForward = database.prepare(`
    UPDATE notifications SET dueAt = ? WHERE identifier = ? AND id < ? AND held = 1 AND tries = 0 AND dueAt > ?`);
  const every = database.prepare<[], Stored>('SELECT * FROM notifications ORDER BY id');
  const lastOfEach = database.prepare<[], Stored>(`
    SELECT * FROM notifications
    WHERE id IN (SELECT max(id) FROM notifications WHERE kind = 'transaction' GROUP BY subject)`);
  return {
    add: (notification: NewNotification): void => {
      const { fields, held = false } = notification;
      insert.run({ ...notification, fields: JSON.stringify(fields), held: held ? 1 : 0 });
    },
    /** The one that this account is to hear of first by this instant. */
    firstDue: (identifier: string, now: number): Notification | undefined => {
      const found = firstDue.get(identifier, now);
      return found && fromStored(found);
    },
    recordTry: ({ id }: Notification, tried: Try): void => {
      update.run({ id, ...tried });
    },
    /** Lets go of what was held back until this one had been sent. */
    releaseBefore: ({ id, identifier }: Notification, now: number): void => {
      bringForward.run(now, identifier, id, now);
    },
    all: (identifier?: string): readonly Notification[] =>
      every
        .all()
        .filter((stored) => identifier === undefined || stored.identifier === identifier)
        .map(fromStored),
    /** The last one of each row, by the row's sequence. */
    lastBySubject: (): ReadonlyMap<number, Notification> =>
      new Map(lastOfEach.all().map((stored) => [stored.subject, fromStored(stored)])),
  };
}

function fromStored(stored: Stored): Notification {
  return { ...stored, fields: JSON.parse(stored.fields), held: stored.held === 1 };
}
