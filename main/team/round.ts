import type { SealTrouble, TeamState } from '../ports/team.ts';
import type { KeptApprovals } from './approvals.ts';
import { type BeginningPorts, beginAtEngine, readRollCall } from './begin.ts';
import { EngineFailure, readFailure } from './engine/state.ts';
import type { Extent } from './exchange.ts';
import type { TeamReader } from './reader.ts';
import type { Reporting } from './report-outcomes.ts';
import type { Sealing } from './seals/keep-sealed.ts';
import type { Stand } from './stand.ts';
import type { KeptStanding } from './standing.ts';
import { isOver, toTeamState } from './states.ts';
import { keepUnclaimedCount } from './unclaimed.ts';

export interface RoundPorts extends Omit<BeginningPorts, 'reader' | 'onState'> {
  readonly reader: TeamReader;
  readonly reporting: Reporting;
  readonly standing: KeptStanding;
  readonly approvals: Pick<KeptApprovals, 'hear'>;
  readonly sealing: Sealing;
  /** Hears what administrators did. */
  readonly hearAdministered: () => Promise<void>;
  readonly stand: Stand;
  /** Looks at everybody's seals, up to what is here. */
  readonly readSeals: () => Promise<readonly SealTrouble[]>;
  /** Ends what the process before left under way. */
  readonly recover: () => Promise<unknown>;
  readonly mayWrite: () => boolean;
  readonly now: () => number;
}

/** A sign of life, in milliseconds: so that a roll call knows who was there. */
const heartbeatEvery = 60_000;

/** However many rows come, the rest is heard of as often, in milliseconds. */
const wholeEvery = 2_000;

/** Each moves the chains of a thousand rows. */
const partsOfRound = 10;

/**
 * One round of a desk with its engine: begins where it must, tells its own log and what became of its attempts, and takes in
 * what the others have told. The state that it leaves is the desk's standing; it resolves with whether the engine took part. One of
 * the log alone leaves out rights, proposals, seals, what was administered and what was reported, where a whole one was a moment ago:
 * colleagues who bring rows in all day cost a desk what it does not wait for.
 */
export function createRound(ports: RoundPorts): (extent: Extent) => Promise<boolean> {
  const { run, reader, telling, reporting, sealing, standing, replica, pulling, now } = ports;
  const unclaimed = keepUnclaimedCount(ports);
  let lastHeard = Number.NEGATIVE_INFINITY;
  let lastWhole = Number.NEGATIVE_INFINITY;
  let hasResumed = false;
  /** While this desk's own log is not whole, a colleague's rows are not taken in either: what they prove is a line. */
  let lacksOwn = false;
  const stateNow = () => standing.read().state;
  const onState = (state: TeamState) => standing.change({ state });

  /** Whether this desk is still welcome: asked where something looks new, and once a minute. */
  const seeWhetherItStands = async (): Promise<void> => {
    const { engine, isOpen, isWithdrawing } = await reader.readNow();
    const isCalm = stateNow().kind === 'open' && isOpen && engine === ports.memory.read().engine;
    if (isCalm && !isWithdrawing && now() - lastHeard < heartbeatEvery) return;
    lastHeard = now();
    onState(await readRollCall(run));
    if (isWithdrawing) await helpWithdrawing(run);
  };
  /** Goes on where the process before broke off; each of both writes lines, which a log that is not whole must not. */
  const resume = async (): Promise<void> => {
    if (hasResumed) return;
    await ports.recover();
    await pulling.takeUp();
    hasResumed = true;
  };
  const tellOthers = async (isWhole: boolean): Promise<void> => {
    const hasTold = await telling.tellAll();
    const hasReported = isWhole && (await reporting.reportAll());
    const hasSealed = await sealing.sealTo(telling.place());
    if (hasTold || hasReported) unclaimed.note();
    if (hasReported) await reader.wakeOthers('whole');
    else if (hasTold || hasSealed) await reader.wakeOthers('log');
  };
  /** Its own part of the talk; what only listens goes on without it. */
  const speak = async (isWhole: boolean): Promise<void> => {
    if (!run.mustBegin()) {
      await resume();
      await seeWhetherItStands();
    }
    if (run.isSuperseded()) return;
    if (run.mustBegin()) {
      const begun = await beginAtEngine({
        ...ports,
        onState: (state) => {
          lacksOwn ||= state.kind === 'behind';
          onState(state);
        },
      });
      lacksOwn = false;
      if (!isOver(begun) && begun.kind !== 'refused') await resume();
      reporting.beginAnew();
      sealing.beginAnew();
      ports.stand.beginAnew();
      lastHeard = now();
      onState(begun);
      if (isOver(begun) || begun.kind === 'refused') return;
    }
    await tellOthers(isWhole);
  };
  const listenToLog = async (): Promise<void> => {
    // Projecting the rows of years takes minutes: what became of an attempt meanwhile is reported in between.
    const hasCome = await (run.mustBegin() ? pulling.pullColleagues() : pulling.pullAll(() => tellOthers(true)));
    if (hasCome) unclaimed.note();
    const [{ sequence, rows }, place] = [await replica.readHead(), telling.place()];
    const untold = place && Math.max(0, sequence - place.sequence) + Math.max(0, rows - place.rows);
    standing.change({ upToDateAt: now(), ...(untold !== undefined && { untold }) });
  };
  const listenBesideLog = async (): Promise<void> => {
    const count = await unclaimed.read();
    await ports.approvals.hear();
    await ports.hearAdministered();
    if (!run.mustBegin() && !run.isSuperseded()) await ports.stand.say();
    standing.change({ unclaimed: count, sealing: sealing.state(), sealTroubles: await ports.readSeals() });
  };
  /** A clock that was put back says nothing of when the last one was. */
  const isWholeDue = () => !(now() - lastWhole >= 0 && now() - lastWhole < wholeEvery);
  /** Whoever was revoked says once more what became of what was under way: the engine takes that of them, and shows them nothing. */
  const tellLast = async (): Promise<void> => {
    if (run.mustBegin()) return;
    await telling
      .tellAll()
      .then(() => reporting.reportAll())
      .catch(readFailure);
  };
  const isEnded = () => isOver(stateNow());
  /** A commit that waits for its standby looks like an engine that is silent, save to whoever only reads. */
  const isStandbySilent = () => reader.isStandbySilent().catch(() => false);

  return async (extent) => {
    if (isEnded() || !ports.mayWrite()) return true;
    const isWhole = extent === 'whole' || run.mustBegin() || isWholeDue();
    if (isWhole) lastWhole = now();
    let trouble: TeamState | undefined;
    try {
      await speak(isWhole);
    } catch (failure) {
      trouble = toState(failure);
      telling.forget();
    }
    if (trouble?.kind === 'refused' && trouble.cause === 'noSeat') await tellLast();
    try {
      if (!isEnded() && !lacksOwn) {
        await listenToLog();
        if (isWhole) await listenBesideLog();
      }
    } catch (failure) {
      trouble ??= toState(failure);
    }
    if (trouble?.kind === 'unreachable' && (await isStandbySilent())) trouble = { kind: 'standbySilent' };
    if (run.isSuperseded()) trouble = { kind: 'superseded' };
    // A ledger that is made anew meanwhile keeps the round from its work, and says so itself.
    if (trouble && ports.mayWrite()) onState(trouble);
    // Whoever gave up a claim meanwhile begins anew soon.
    return trouble === undefined && (!run.mustBegin() || isEnded() || stateNow().kind === 'refused');
  };
}

/** Whoever is there goes on with what a desk has withdrawn; in parts, as the round has more to do. */
async function helpWithdrawing(run: RoundPorts['run']): Promise<void> {
  for (let part = 1; part < partsOfRound && !run.mustBegin(); part += 1) {
    if (!(await run.heartbeat()).isWithdrawing) return;
  }
}

/** What this desk cannot take in, or say of itself, is no engine's silence: nothing is sent until somebody has looked. */
function toState(failure: unknown): TeamState {
  return failure instanceof EngineFailure ? toTeamState(failure.trouble) : { kind: 'refused', cause: 'broken' };
}
