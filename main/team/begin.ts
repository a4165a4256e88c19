import { assertNever } from '../../protocol/assert-never.ts';
import type { Replica } from '../ports/replica.ts';
import type { TeamState } from '../ports/team.ts';
import type { Begun } from './engine/answers.ts';
import type { Unfitness } from './engine/fitness.ts';
import { readFailure } from './engine/state.ts';
import type { RestoredCase } from './engine/words.ts';
import { type EngineMemory, rememberLoss, rememberTold } from './memory.ts';
import {
  describeCase,
  listAskedAbout,
  listEndedCases,
  listOpenCases,
  type OwnCase,
  type OwnCasesPorts,
} from './own-cases.ts';
import type { Pulling } from './pull.ts';
import type { TeamReader } from './reader.ts';
import type { TeamRun } from './run.ts';
import { toRefusal } from './states.ts';
import type { Telling } from './tell.ts';

export interface BeginningPorts extends OwnCasesPorts {
  readonly run: TeamRun;
  readonly reader: Pick<TeamReader, 'findUnfitness'>;
  readonly replica: Replica;
  readonly telling: Telling;
  readonly memory: EngineMemory;
  /** Whether the team goes on although its engine is so: an administrator has taken that upon themselves. */
  readonly takesUpon: (unfitness: Unfitness) => boolean;
  readonly pulling: Pulling;
  /** Says what it is at, while it lasts. */
  readonly onState: (state: TeamState) => void;
}

/** An engine whose answers lead nowhere is not asked for ever. */
const mostTries = 8;

/** Cases in one call. */
const mostCases = 50;

/**
 * Says that this process acts for its desk, and does what the engine lacks for that: what it has forgotten is put back, what this
 * desk's file lacks is taken back, and a desk that is new brings its open cases first. Rejects with an EngineFailure.
 */
export async function beginAtEngine(ports: BeginningPorts): Promise<TeamState> {
  const { run, reader, replica, telling } = ports;
  const found = await reader.findUnfitness().catch(toNothing);
  const unfit = found.find((unfitness) => !ports.takesUpon(unfitness));
  if (unfit) return toRefusal(unfit);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { sequence, digest, rows } = await replica.readHead();
    const cases = await listOpenCases(ports);
    // Of a desk that has never been welcome nothing was claimed.
    const ended = hasBeenWelcome(ports) ? await listAskedAbout(ports, ports.memory.read().acknowledged.sequence) : [];
    const attempts = [...cases, ...ended].map(({ attempt }) => attempt.attemptId);
    const answer = await run.begin({ sequence, digest, rows, attempts });
    telling.learn(answer);
    const state = await follow(ports, cases, answer);
    if (state) return state;
  }
  return { kind: 'refused', cause: 'broken' };
}

/** Whether an engine has welcomed this desk before, as far as it remembers. */
function hasBeenWelcome({ memory }: BeginningPorts): boolean {
  return memory.read().answeredFor !== '';
}

/** To whoever was revoked the engine shows nothing, and still takes what became of what was under way. */
function toNothing(failure: unknown): readonly Unfitness[] {
  if (readFailure(failure).trouble.kind === 'noSeat') return [];
  throw failure;
}

/** What this desk does with a verdict; undefined where it begins again after that. */
async function follow(ports: BeginningPorts, cases: readonly OwnCase[], answer: Begun): Promise<TeamState | undefined> {
  const { run, telling, memory, replica } = ports;
  switch (answer.verdict) {
    case 'forked':
      return { kind: 'forked' };
    case 'behind':
      ports.onState({ kind: 'behind' });
      await ports.pulling.takeBackOwn();
      // Whatever is written before the last of them is here would make another log of the same name.
      await replica.endTakenBack();
      return undefined;
    case 'engineForgot': {
      const missing = new Set(answer.missing);
      await restore(
        ports,
        cases.filter(({ attempt }) => missing.has(attempt.attemptId)),
      );
      // Before their lines: once those are there, and this process dies, nothing says any more that a claim lacks.
      const { sequence } = memory.read().acknowledged;
      await restoreEnded(ports, hasBeenWelcome(ports) ? Math.min(answer.sequence, sequence) : 0);
      await telling.tellAll();
      rememberLoss(memory, telling.place() ?? answer);
      return undefined;
    }
    case 'joining': {
      await telling.tellAll();
      await restore(ports, cases);
      await restoreEnded(ports, 0);
      const { isOpen } = await run.join();
      rememberTold(memory, telling.place() ?? answer);
      return isOpen ? { kind: 'open' } : readRollCall(run);
    }
    case 'welcome':
      rememberTold(memory, answer);
      return answer.isOpen ? { kind: 'open' } : readRollCall(run);
    default:
      return assertNever(answer.verdict);
  }
}

/** For whom claims wait; open where that has changed meanwhile. */
export async function readRollCall(run: Pick<TeamRun, 'heartbeat'>): Promise<TeamState> {
  const { isOpen, hasAnswered, waitingFor } = await run.heartbeat();
  return isOpen && hasAnswered ? { kind: 'open' } : { kind: 'rollCall', waitingFor };
}

/**
 * What ended behind a line of the log: its answer is reported once the lines are told. Until then it holds its chain, so that no colleague
 * is granted it who has not heard of that.
 */
async function restoreEnded(ports: BeginningPorts, behind: number): Promise<void> {
  const isNew = !hasBeenWelcome(ports);
  for await (const ended of listEndedCases(ports, behind)) {
    await restore(ports, isNew ? ended.filter(mayBeUntold) : ended);
  }
}

/** Of a desk that joins its rows are told, and move their chains for everybody. */
function mayBeUntold({ attempt: { rowId, verdict } }: OwnCase): boolean {
  return rowId === null && verdict !== 'refused';
}

async function restore({ run, replica }: BeginningPorts, cases: readonly OwnCase[]): Promise<void> {
  for (let from = 0; from < cases.length; from += mostCases) {
    const part = cases.slice(from, from + mostCases);
    await run.restore(await Promise.all(part.map((each) => describeRestored(replica, each))));
  }
}

async function describeRestored(
  replica: BeginningPorts['replica'],
  { operation, attempt, hasEnded }: OwnCase,
): Promise<RestoredCase> {
  const reviewed = await replica.readReviewed(operation.operationId);
  const { attemptId, sentAt } = attempt;
  return { ...describeCase(operation, attemptId, reviewed), ...(hasEnded && sentAt !== null && { sentAt }) };
}
