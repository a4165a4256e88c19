import type { WritableDatabase } from '../database/open.ts';
import { changeTogether } from '../database/together.ts';
import type { Call, Methods, Reply } from './messages.ts';
import { answerCall, refuseCall, runCall } from './serve.ts';

/** What is asked of the writer and not done yet: two lines, each in its order. */
export interface WriteQueue {
  add(call: Call): void;
  /** Does all urgent calls that wait, up to a limit, in one commit; false when none waits. */
  runUrgent(): boolean;
  /** Does the next call that could wait; false when none waits. */
  runPatient(): boolean;
}

export interface WriteQueuePorts {
  readonly database: WritableDatabase;
  readonly methods: Methods;
  readonly answer: (reply: Reply) => void;
}

/** So many calls share a commit at most: the first of them waits for the last. */
export const largestGroup = 64;

/**
 * Group commit: it takes what is there and never waits for more, and answers all after the one commit: what was answered is
 * durable. Mostly no call throws. Where one does, nothing of the group was told to anybody yet: all is taken back and done once
 * more, with a savepoint for each call, so that the one takes nothing of the others along.
 */
export function createWriteQueue({ database, methods, answer }: WriteQueuePorts): WriteQueue {
  const [urgent, patient]: [Call[], Call[]] = [[], []];

  const runGroup = (group: readonly Call[]) => {
    const replies = runTogether(group) ?? runApart(group);
    for (const reply of replies) answer(reply);
  };

  /** Undefined where a call threw, and with it all was taken back. */
  const runTogether = (group: readonly Call[]): Reply[] | undefined => {
    let hasThrown = false;
    const run = (call: Call): Reply => {
      try {
        return { id: call.id, ok: true, value: runCall(methods, call) };
      } catch (failure) {
        hasThrown = database.inTransaction;
        throw failure;
      }
    };
    try {
      return changeTogether(database, () => group.map(run));
    } catch (failure) {
      return hasThrown ? undefined : group.map((call) => refuseCall(call, failure));
    }
  };

  const runApart = (group: readonly Call[]): Reply[] => {
    try {
      return database.transaction(() => group.map(runInGroup)).immediate();
    } catch (failure) {
      return group.map((call) => refuseCall(call, failure));
    }
  };

  const runInGroup = (call: Call): Reply => {
    try {
      return { id: call.id, ok: true, value: runCall(methods, call) };
    } catch (failure) {
      // SQLite takes the whole transaction back for some, such as a full disk: nothing of the group is left then.
      if (!database.inTransaction) throw failure;
      return refuseCall(call, failure);
    }
  };

  return {
    add: (call) => void (call.urgent ? urgent : patient).push(call),
    runUrgent: () => {
      const group = urgent.splice(0, largestGroup);
      const [only, ...others] = group;
      if (!only) return false;
      if (others.length === 0) answerCall(methods, only, answer);
      else runGroup(group);
      return true;
    },
    runPatient: () => {
      const call = patient.shift();
      if (!call) return false;
      answerCall(methods, call, answer);
      return true;
    },
  };
}
