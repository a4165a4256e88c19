import type { z } from 'zod';
import type { Environment } from '../../protocol/environment.ts';
import {
  type ApprovalAnswer,
  approvalAnswer,
  type Begun,
  begun,
  type ClaimVerdict,
  type Cleared,
  claimed,
  cleared,
  type Erased,
  engineWord,
  erased,
  type Heartbeat,
  heartbeat,
  type Joined,
  joined,
  type Leased,
  type Left,
  leased,
  left,
  type OpenCase,
  openCases,
  type Reported,
  type Restored,
  reported,
  restored,
  type SealedAnswer,
  type Stood,
  sealed,
  stood,
  type ToldAnswer,
  told,
  type Waived,
  waived,
} from './engine/answers.ts';
import type { EngineConnection, Reply } from './engine/connect.ts';
import { ownOpenCases, ownUnproved } from './engine/own-claims.ts';
import { EngineFailure, type EngineTrouble, readFailure } from './engine/state.ts';
import type {
  DeskSays,
  RestoredCase,
  TeamClaim,
  TeamDecision,
  TeamFact,
  TeamOutcome,
  TeamPart,
  TeamProposal,
  TeamTextName,
} from './engine/words.ts';
import { type EngineMemory, remember, rememberAnswering, rememberTold } from './memory.ts';
import type { TeamSeal } from './seals/team-seal.ts';

/** Of the calls that this program makes, and of the words in them. */
export const teamProtocol = 1;

export interface RunPorts {
  readonly teamId: string;
  readonly environment: Environment;
  /** A new connection each time; a run goes on over many. */
  readonly connect: () => Promise<EngineConnection>;
  readonly memory: EngineMemory;
  readonly createId: () => string;
  /** What this computer is, and since when it runs: of an earlier process only the same can say that nothing left. */
  readonly host: string;
  readonly boot: string;
  readonly patience: RunPatience;
}

/** In milliseconds. */
export interface RunPatience {
  /** For how long a claim whose answer was lost is asked for again. */
  readonly claiming: number;
  readonly betweenTries: number;
}

export const usualRunPatience: RunPatience = { claiming: 60_000, betweenTries: 1_000 };

/** What this desk knows of its own log when it begins: where its file ends. */
export interface KnownLog {
  readonly sequence: number;
  readonly digest: string;
  readonly rows: number;
  /** Attempts that were granted to it and have not ended. */
  readonly attempts: readonly string[];
}

/** A claim's verdict, or why the engine gave none that could be relied on. */
export type Claimed =
  | ClaimVerdict
  | { readonly verdict: 'noAnswer'; readonly attemptId: string; readonly trouble: EngineTrouble };

/**
 * What one process says to the team's engine in its desk's name. Calls go one after the other. All but a claim reject with an
 * EngineFailure and may be said again; a claim never rejects.
 */
export interface TeamRun {
  begin(known: KnownLog): Promise<Begun>;
  /** True until it has begun, and again once a claim was given up: nothing is claimed before the next begin. */
  mustBegin(): boolean;
  /** Whether an engine has said that a later process acts for this desk. */
  isSuperseded(): boolean;
  /** What has to be told goes along; of rows nothing, since facts go with them. */
  claim(part: TeamPart, claims: readonly TeamClaim[]): Promise<readonly Claimed[]>;
  /** What has to be told goes along, the draft among it. Said again, it changes nothing; so do the two that follow. */
  propose(part: TeamPart, proposal: TeamProposal): Promise<ApprovalAnswer>;
  decide(operationId: string, decision: TeamDecision): Promise<ApprovalAnswer>;
  withdraw(operationId: string): Promise<ApprovalAnswer>;
  /** Rows and the facts that they are. */
  tell(part: TeamPart, facts: readonly TeamFact[]): Promise<ToldAnswer>;
  /** Call it once the lines that say so were told: what a colleague sees of it must be known to them. */
  report(outcomes: readonly TeamOutcome[]): Promise<Reported>;
  restore(cases: readonly RestoredCase[]): Promise<Restored>;
  join(): Promise<Joined>;
  /** Signs a line of this desk's that the engine has. */
  seal(seal: TeamSeal): Promise<SealedAnswer>;
  heartbeat(): Promise<Heartbeat>;
  /** This desk's attempts of which the engine has no last word. */
  listOpen(): Promise<readonly OpenCase[]>;
  /** This desk's attempts that have ended by its own word alone. */
  listUnproved(): Promise<readonly OpenCase[]>;
  /** For three minutes, and asked again for three more: who looks things up for everybody. */
  takeLease(accountId: string): Promise<Leased>;
  /** Which program this desk runs and how far it has come, for its colleagues to look at. */
  stand(says: DeskSays): Promise<Stood>;
  /** This person's word that a roll call does not wait for a desk. */
  waive(deskId: string, reason: string): Promise<Waived>;
  /** This person's word that somebody has looked at what raised an alarm. */
  clearAlarm(alarmId: string, reason: string): Promise<Cleared>;
  /** This person's word that texts go, salt and all. */
  erase(texts: readonly TeamTextName[], reason: string): Promise<Erased>;
  /** An administrator's word that the team is strict from now on, or no more. */
  setStrict(isStrict: boolean): Promise<void>;
  leave(): Promise<Left>;
  /** Nothing more is said; a claim whose answer is awaited is given up. */
  close(): void;
}

export function startRun(ports: RunPorts): TeamRun {
  const { createId, memory, patience } = ports;
  let run = createId();
  /** The engine at which this run has begun, until it has to again. One that has taken over since was not yet asked what it lacks. */
  let begunAt: string | undefined;
  let isSuperseded = false;
  let isClosed = false;
  let connection: EngineConnection | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const reach = async (): Promise<EngineConnection> => {
    if (!isClosed && !connection?.isOpen()) connection = await ports.connect();
    if (isClosed) connection?.close();
    if (isClosed || !connection) throw new EngineFailure({ kind: 'unreachable', cause: 'notConnected' });
    return connection;
  };
  const say = async (name: string, words: readonly unknown[]): Promise<Reply> => {
    const reached = await reach();
    const { engine, counters } = memory.read();
    const { teamId: team, environment } = ports;
    const values = [{ team, environment, protocol: teamProtocol, run, engine, counters }, ...words];
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    return reached.ask(
      `SELECT team.${name}(${places}) AS answer`,
      values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    );
  };
  const read = <Answer extends z.ZodType>({ rows }: Reply, schema: Answer): z.infer<Answer> => {
    const [row] = rows as readonly { readonly answer: unknown }[];
    const word = engineWord.safeParse(row?.answer);
    const answer = schema.safeParse(row?.answer);
    if (!word.success || !answer.success) throw new EngineFailure({ kind: 'broken', code: 'unreadable' }, answer.error);
    remember(memory, word.data);
    if (saysSuperseded(answer.data)) isSuperseded = true;
    return answer.data;
  };
  /** One after the other: two calls of one desk would wait for each other at the engine anyway. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  /** Whoever gave up a claim in front of this call is another run, of which the engine has not heard. */
  const call = <Answer extends z.ZodType>(name: string, schema: Answer, ...words: unknown[]) =>
    inTurn(async () => {
      if (begunAt === undefined) throw new EngineFailure({ kind: 'unreachable', cause: 'notConnected' });
      return read(await say(name, words), schema);
    });

  /** What a person relies on stands only once the standby has it as well. */
  const callDurably = (name: string, ...words: unknown[]) =>
    inTurn(async () => {
      if (begunAt === undefined) throw new EngineFailure({ kind: 'unreachable', cause: 'notConnected' });
      const reply = await say(name, words);
      if (reply.notices.length > 0) throw new EngineFailure({ kind: 'standbySilent' });
      return read(reply, approvalAnswer);
    });

  /** Whoever gives up becomes another run: what of the claim is still under way comes too late to be granted. */
  const giveUp = (claims: readonly TeamClaim[], trouble: EngineTrouble): Claimed[] => {
    run = createId();
    begunAt = undefined;
    return claims.map(({ attemptId }) => ({ verdict: 'noAnswer', attemptId, trouble }));
  };
  const listCases = (question: string) =>
    inTurn(async () => openCases.parse((await (await reach()).ask(question, [])).rows));
  const claim = async (part: TeamPart, claims: readonly TeamClaim[]): Promise<readonly Claimed[]> => {
    if (begunAt === undefined) return giveUp(claims, { kind: 'unreachable', cause: 'notConnected' });
    const end = performance.now() + patience.claiming;
    for (;;) {
      const trouble = await (async (): Promise<readonly Claimed[] | EngineTrouble> => {
        try {
          const reply = await say('claim_1', [part, claims]);
          const { answers, sequence } = read(reply, claimed);
          if (sequence !== undefined) rememberTold(memory, { sequence, rows: 0 });
          const isWhole =
            answers.length === claims.length &&
            answers.every(({ attemptId }, index) => attemptId === claims[index]?.attemptId);
          if (!isWhole) return { kind: 'broken', code: 'unreadable' };
          // Granted by a server whose standby did not confirm is granted until that server is lost.
          return reply.notices.length === 0 ? answers : { kind: 'standbySilent' };
        } catch (failure) {
          return readFailure(failure).trouble;
        }
      })();
      if (!('kind' in trouble)) {
        // Another engine, or one that has forgotten something: this desk answers for it first.
        if (trouble.some(({ verdict }) => verdict === 'rollCall')) begunAt = undefined;
        return trouble;
      }
      if (isClosed || !mayPass(trouble) || performance.now() >= end) return giveUp(claims, trouble);
      await new Promise((resolve) => setTimeout(resolve, patience.betweenTries));
    }
  };

  return {
    begin: (log) =>
      inTurn(async () => {
        const { answeredFor, heardAt, acknowledged } = memory.read();
        const known = { ...log, acknowledged, host: ports.host, boot: ports.boot, answeredFor, heardAt };
        const answer = read(await say('begin_run_1', [known]), begun);
        begunAt = answer.verdict === 'behind' || answer.verdict === 'forked' ? undefined : answer.engine;
        if (answer.verdict === 'welcome') rememberAnswering(memory, answer);
        return answer;
      }),
    mustBegin: () => begunAt === undefined,
    isSuperseded: () => isSuperseded,
    claim: (part, claims) => inTurn(() => claim(part, claims)),
    propose: (part, proposal) => callDurably('propose_1', part, proposal),
    decide: (operationId, decision) => callDurably('decide_1', operationId, decision),
    withdraw: (operationId) => callDurably('withdraw_1', operationId),
    tell: async (part, facts) => {
      const answer = await call('tell_1', told, part, facts);
      if (answer.verdict === 'taken' && answer.engine === begunAt) rememberTold(memory, answer);
      return answer;
    },
    report: (outcomes) => call('report_1', reported, {}, [], outcomes),
    restore: (cases) => call('restore_1', restored, {}, cases),
    join: () =>
      inTurn(async () => {
        const answer = read(await say('join_1', []), joined);
        if (answer.verdict === 'joined') rememberAnswering(memory, answer);
        return answer;
      }),
    seal: (seal) => call('seal_1', sealed, seal),
    heartbeat: async () => {
      const answer = await call('heartbeat_1', heartbeat);
      // Another engine, or one that has forgotten something: this desk answers for it first.
      if (!answer.hasAnswered) begunAt = undefined;
      if (!answer.isCurrent) isSuperseded = true;
      return answer;
    },
    listOpen: () => listCases(ownOpenCases),
    listUnproved: () => listCases(ownUnproved),
    takeLease: (accountId) => call('take_lease_1', leased, 'lookUps', accountId),
    stand: (says) => call('stand_1', stood, says),
    waive: (deskId, reason) => call('waive_1', waived, deskId, reason),
    clearAlarm: (alarmId, reason) => call('clear_alarm_1', cleared, alarmId, reason),
    erase: (texts, reason) => call('erase_1', erased, {}, texts, reason),
    setStrict: (isStrict) =>
      inTurn(async () => void (await (await reach()).ask('SELECT team.strict_1($1)', [isStrict]))),
    leave: () => inTurn(async () => read(await say('leave_1', []), left)),
    close: () => {
      isClosed = true;
      connection?.close();
    },
  };
}

/** Whether the same words may be taken a moment later. */
function mayPass(trouble: EngineTrouble): boolean {
  return trouble.kind === 'unreachable' || trouble.kind === 'standbySilent' || trouble.kind === 'readOnly';
}

/** Of the whole call, or of each claim in it. */
function saysSuperseded(answer: unknown): boolean {
  const { verdict, answers = [] } = answer as Partial<Record<'verdict', unknown>> & {
    readonly answers?: readonly object[];
  };
  return verdict === 'superseded' || answers.some((each) => 'verdict' in each && each.verdict === 'superseded');
}
