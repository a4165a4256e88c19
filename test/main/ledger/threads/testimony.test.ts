import { v7 as createId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takePicture } from '../../../../main/domain/picture.ts';
import { lately } from '../../../../main/domain/repetition.ts';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openInMemory, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import type { Head } from '../../../../main/ledger/events/head.ts';
import { readAround } from '../../../../main/ledger/queries/around.ts';
import type { Call, Reply } from '../../../../main/ledger/threads/messages.ts';
import { testify } from '../../../../main/ledger/threads/testimony.ts';
import { createWriteQueue } from '../../../../main/ledger/threads/write-queue.ts';
import { createWriterMethods } from '../../../../main/ledger/threads/writes.ts';
import { draft, row, rules, stamp } from '../samples.ts';

/** A writer's queue on a ledger, and everything that its witness and its callers saw, in order. */
function open(failure?: Error) {
  const database = openInMemory();
  migrate(database);
  onTestFinished(() => void database.close());
  const seen: string[] = [];
  const state = { failure };
  const witness = {
    follow: ({ sequence }: Head) => void seen.push(`witness ${sequence}${database.inTransaction ? ' too early' : ''}`),
    sync: () => {
      if (state.failure) throw state.failure;
      seen.push('synced');
    },
    close: () => {},
  };
  const answer = ({ id, ok }: Reply) => void seen.push(`${ok ? 'answered' : 'refused'} ${id}`);
  const plain = { methods: createWriterMethods(database), answer };
  const queue = createWriteQueue({ database, ...testify({ database, witness, ...plain }) });
  let id = 0;
  const call = (method: string, ...parameters: readonly unknown[]) => {
    id += 1;
    queue.add({ id, method, parameters, urgent: true } satisfies Call);
  };
  return { database, seen, state, call, run: () => void queue.runUrgent() };
}

/** A draft with a review of the ledger as it stands. */
function reviewed(database: WritableDatabase) {
  const drafted = draft();
  const question = { accountId: 'SHOP', transactionId: 'A1', orderId: null, since: stamp.at - lately };
  const around = readAround(database, question);
  if (!around) throw new Error('A1 is not in the ledger.');
  const picture = takePicture({ ...around, account: rules, actor: stamp.actor, now: stamp.at }, drafted);
  return { ...drafted, review: { picture, extent: 'part', account: rules } } as const;
}

describe('the witness of a commit', () => {
  it('is told of it before it is answered, and never before it is durable', () => {
    const { seen, call, run } = open();
    call('draft', draft(), stamp);
    run();
    call('draft', draft(), stamp);
    call('draft', draft(), stamp);
    run();
    expect(seen).toEqual(['witness 1', 'answered 1', 'witness 3', 'answered 2', 'witness 3', 'answered 3']);
  });

  it('is on the disk before a request may leave, and behind each import and notification', () => {
    const { database, seen, call, run } = open();
    const importId = createId();
    call('recordRows', importId, { rows: [row()], source: 'import' }, stamp);
    call('recordImport', importId, 'a file', stamp);
    run();
    expect(seen.slice(0, 3)).toEqual(['witness 1', 'synced', 'answered 1']);
    const drafted = reviewed(database);
    call('draft', drafted, stamp);
    run();
    seen.length = 0;
    const taking = { kind: 'confirm', guardAnswer: 'the test wants it' };
    const { operationId } = drafted;
    call('take', { operationId, taking, account: rules, after: { kind: 'wait' } }, stamp);
    run();
    call('begin', drafted.operationId, drafted.attemptId, stamp);
    run();
    expect(seen).toEqual(['witness 3', 'synced', 'answered 4', 'witness 4', 'synced', 'answered 5']);
  });

  it('that cannot be put on the disk refuses what would leave, and nothing else', () => {
    const { seen, state, call, run } = open(new Error('the disk is gone'));
    call('draft', draft(), stamp);
    run();
    call('recordImport', createId(), 'a file', stamp);
    run();
    state.failure = undefined;
    call('recordImport', createId(), 'a file', stamp);
    run();
    expect(seen.filter((what) => !what.startsWith('witness'))).toEqual([
      'answered 1',
      'refused 2',
      'synced',
      'answered 3',
    ]);
  });
});
