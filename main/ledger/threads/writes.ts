import type { Act } from '../../domain/act.ts';
import type { Statement } from '../../domain/decide/settle.ts';
import type { ProposalMoved, Stamp } from '../../domain/event.ts';
import type { NewNote } from '../../domain/note.ts';
import type { AttemptOutcome } from '../../domain/operation.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import type { BegunImport } from '../../ports/imports.ts';
import type { Piece, RefusedNotification, VerifiedNotification } from '../../ports/intake.ts';
import type { Draft, RecordedLook, TakeCommand } from '../../ports/journal.ts';
import { rowsTogether } from '../../ports/packed-rows.ts';
import type { ChainTouch, LogPart } from '../../ports/replica.ts';
import type { TeamBond } from '../../ports/team-records.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readStale } from '../database/stale.ts';
import { changeDurably } from '../database/together.ts';
import { keepDigests, type RunningDigests } from '../observations/running-digest.ts';
import { LedgerProblem } from '../problem.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { keepStandings } from '../projections/standings.ts';
import { endTakenBack, takeBackOwn } from '../replica/own.ts';
import { projectPiece } from '../replica/project.ts';
import { beginSeeing } from '../replica/seen.ts';
import { storePart } from '../replica/store.ts';
import { bindTeam, unbindTeam } from '../replica/team-records.ts';
import { takeTouches } from '../replica/versions.ts';
import { beginImport, withdrawImport } from '../writing/imports.ts';
import {
  fewestNearMoney,
  mostFarFromMoney,
  mostNearMoney,
  type Room,
  recordImport,
  recordNotification,
  recordRows,
  setNotificationAside,
} from '../writing/intake.ts';
import {
  addNote,
  begin,
  draft,
  end,
  recordAct,
  recordLookUp,
  recordMove,
  recover,
  settle,
  take,
} from '../writing/journal.ts';
import { beginWriting, changeInHand, changeOf, type Writing } from '../writing/writing.ts';
import { type MoneyWatch, noMoney } from './money-watch.ts';

/** What a write answers, and what it changed on the way. */
export interface Written<Value> {
  readonly value: Value;
  readonly change: LedgerChange;
}

/** Gives what a write changed, inside its transaction. */
type ReadChange<Value> = (writing: Writing, value: Value) => LedgerChange;

const readBack = (writing: Writing) => changeOf(writing);

/**
 * Everything that may change the ledger. Each call is one transaction, or a part of one that can be taken back alone, and
 * durable before it is answered. Long ones look out for money.
 */
export function createWriterMethods(
  database: WritableDatabase,
  money: Pick<MoneyWatch, 'isWaiting' | 'isNear'> = noMoney,
) {
  const digests = keepDigests(database);
  const seen = beginSeeing(database);
  const room: Room = {
    together: () => (money.isNear() ? fewestNearMoney : rowsTogether),
    isWanted: (taken) => money.isWaiting() || (taken >= mostNearMoney && money.isNear()),
  };
  // What was withdrawn stands in the projections until they are made anew: nothing is decided by them meanwhile, nor by a
  // writer that is started again after the one that withdrew it died.
  let isClosed = readStale(database) !== undefined;
  const durably = <Value>(
    write: (writing: Writing) => Value,
    readChange: ReadChange<Value> = readBack,
    digests?: RunningDigests,
  ): Written<Value> => {
    if (isClosed) throw new LedgerProblem('beingPrepared', 'An import is being withdrawn.');
    const writing = beginWriting(database, digests);
    return changeDurably(database, () => {
      const value = write(writing);
      keepStandings(writing);
      return { value, change: readChange(writing, value) };
    });
  };
  /** What was digested of an import and then taken back is not trusted any more. */
  const digesting = <Value>(importId: string, write: (writing: Writing) => Value): Written<Value> => {
    try {
      return durably(write, readBack, digests);
    } catch (failure) {
      digests.distrust(importId);
      throw failure;
    }
  };
  return {
    draft: (drafted: Draft, stamp: Stamp) => durably((writing) => draft(writing, drafted, stamp), changeInHand),
    take: (command: TakeCommand, stamp: Stamp) =>
      durably((writing) => take(writing, command, stamp), command.after.kind === 'end' ? readBack : changeInHand),
    begin: (operationId: string, attemptId: string, stamp: Stamp) =>
      durably((writing) => begin(writing, operationId, attemptId, stamp), changeInHand),
    end: (operationId: string, attemptId: string, outcome: AttemptOutcome, stamp: Stamp) =>
      durably(
        (writing) => end(writing, operationId, attemptId, outcome, stamp),
        (writing, ended) => changeOf(writing, [ended]),
      ),
    settle: (operationId: string, statement: Statement, stamp: Stamp) =>
      durably((writing) => settle(writing, operationId, statement, stamp)),
    recover: (stamp: Stamp, only: string | null = null) => durably((writing) => recover(writing, stamp, only)),
    addNote: (note: NewNote, stamp: Stamp) => durably((writing) => addNote(writing, note, stamp)),
    recordLookUp: (operationId: string, look: RecordedLook, stamp: Stamp) =>
      durably((writing) => recordLookUp(writing, operationId, look, stamp)),
    recordAct: (act: Act, stamp: Stamp) => durably((writing) => recordAct(writing, act, stamp)),
    recordMove: (move: ProposalMoved, stamp: Stamp) => durably((writing) => recordMove(writing, move, stamp)),
    recordRows: (importId: string, piece: Piece, stamp: Stamp) =>
      digesting(importId, (writing) => recordRows(writing, importId, piece, stamp, room)),
    recordImport: (importId: string, source: string, stamp: Stamp) =>
      digesting(importId, (writing) => recordImport(writing, importId, source, stamp)),
    beginImport: (begun: BegunImport, stamp: Stamp) => durably((writing) => beginImport(writing, begun, stamp)),
    withdrawImport: (importId: string, stamp: Stamp) => {
      const written = durably((writing) => withdrawImport(writing, importId, stamp));
      isClosed = written.value.kind === 'withdrawn';
      return written;
    },
    storePart: (part: LogPart) => {
      try {
        return durably((writing) => {
          storePart(database, part, seen);
          takeBackOwn(writing, part);
        });
      } catch (failure) {
        seen.forget();
        throw failure;
      }
    },
    projectPiece: (stamp: Stamp) => {
      const rows = money.isNear() ? mostNearMoney : mostFarFromMoney;
      const written = durably((writing) => projectPiece(writing, stamp, { rows, lines: rows }));
      isClosed = written.value.isStale;
      return { ...written, change: { ...written.change, isOfColleagues: true } };
    },
    takeTouches: (touches: readonly ChainTouch[]) => durably(() => takeTouches(database, touches)),
    endTakenBack: (stamp: Stamp) => durably((writing) => endTakenBack(writing, stamp)),
    bindTeam: (bond: TeamBond) => durably(() => bindTeam(database, bond)),
    unbindTeam: () => durably(() => unbindTeam(database)),
    recordNotification: (notification: VerifiedNotification, stamp: Stamp) =>
      durably((writing) => recordNotification(writing, notification, stamp)),
    setNotificationAside: (refused: RefusedNotification, stamp: Stamp) =>
      durably((writing) => setNotificationAside(writing, refused, stamp)),
    /** What the projections can be used for until they are made anew; undefined when they are those of the log. */
    readStale: () => ({ value: readStale(database), change: { operations: [], chains: [] } }),
    rebuildProjections: () => {
      rebuildProjections(database);
      return { value: undefined, change: { operations: [], chains: [] } };
    },
  };
}
export type WriterMethods = ReturnType<typeof createWriterMethods>;
