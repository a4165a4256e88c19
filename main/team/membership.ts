import type { Environment } from '../../protocol/environment.ts';
import type { Feed } from '../ports/feed.ts';
import type { Replica } from '../ports/replica.ts';
import type { TeamDeskView, TeamMembership, TeamSeat } from '../ports/team.ts';
import type { Views } from '../ports/views.ts';
import { hearAdministered, type KeptAdministered } from './administered.ts';
import { createAdministration } from './administration.ts';
import { keepApprovals } from './approvals.ts';
import { createTeamClaim } from './claim.ts';
import type { EngineConnection } from './engine/connect.ts';
import type { Unfitness } from './engine/fitness.ts';
import { readFailure } from './engine/state.ts';
import { createErasures } from './erasures.ts';
import { type ExchangePace, startExchange, usualPace, type Wait, waitForReal } from './exchange.ts';
import { createLookers } from './lookers.ts';
import type { EngineMemory } from './memory.ts';
import { isOwn } from './own-cases.ts';
import { createPulling } from './pull.ts';
import { type EngineDesk, openReader } from './reader.ts';
import { createReporting } from './report-outcomes.ts';
import { createRound } from './round.ts';
import { type Claimed, type RunPatience, startRun, usualRunPatience } from './run.ts';
import { type KeptSealBook, sealedTo } from './seals/book.ts';
import { createSealing } from './seals/keep-sealed.ts';
import { readSeals } from './seals/read-seals.ts';
import { createStrictSetting } from './set-strict.ts';
import { createStand } from './stand.ts';
import { keepStanding } from './standing.ts';
import { toTeamState } from './states.ts';
import { createTelling } from './tell.ts';

export interface MembershipPorts {
  readonly teamId: string;
  readonly environment: Environment;
  readonly seat: TeamSeat;
  /** A new connection of the seat's login each time. */
  readonly connect: () => Promise<EngineConnection>;
  /** What this desk has seen of its engine, kept beside its ledger. */
  readonly memory: EngineMemory;
  readonly replica: Replica;
  readonly feed: Feed;
  readonly views: Pick<Views, 'findOperation' | 'findRow' | 'listUndecided' | 'listSending'>;
  /** Ends what the process before left under way: asked once, when the engine has said that this desk's log is whole. */
  readonly recover: () => Promise<unknown>;
  /** Whether the ledger can be written: while it is made anew, nothing is said or taken in. */
  readonly mayWrite?: () => boolean;
  /** By which this desk signs what it has told; undefined where no keychain gives a key. */
  readonly findSealKey: () => Promise<string | undefined>;
  readonly sealBook: KeptSealBook;
  readonly administered: KeptAdministered;
  /** The version of this program, which colleagues see. */
  readonly program: string;
  readonly createId: () => string;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** This computer, and since when it runs (see TeamRun). */
  readonly host: string;
  readonly boot: string;
  /** Of what speaks against the engine; nothing where it is absent. */
  readonly takesUpon?: (unfitness: Unfitness) => boolean;
  readonly patience?: RunPatience;
  readonly pace?: ExchangePace;
  readonly wait?: Wait;
}

/** Sits this desk down in its team: from now on it tells and asks by itself. The first claims wait until the state is open. */
export function openMembership(ports: MembershipPorts): TeamMembership {
  const { teamId, environment, seat, connect, memory, replica, feed, views, createId, now, host, boot, sealBook } =
    ports;
  const standing = keepStanding({ teamId, seat });
  let isStopped = false;
  const isOpen = () => !isStopped && standing.read().state.kind === 'open';
  const patience = ports.patience ?? usualRunPatience;
  const run = startRun({ teamId, environment, connect, memory, createId, host, boot, patience });
  const reader = openReader({ teamId, environment, connect, now, onWoken: (extent) => exchange.wake(extent) });
  const telling = createTelling({ run, replica, views });
  const reporting = createReporting({ run, views, tellAll: telling.tellAll });
  const approvals = keepApprovals({
    run,
    telling,
    reader,
    replica,
    onWaiting: (proposals) => standing.change({ proposals }),
  });
  const round = createRound({
    approvals,
    run,
    reader,
    telling,
    reporting,
    standing,
    memory,
    replica,
    views,
    now,
    pulling: createPulling({ reader, replica }),
    sealing: createSealing({ teamId, run, replica, findKey: ports.findSealKey, now }),
    hearAdministered: () => hearAdministered(reader, ports.administered),
    readSeals: () => readSeals({ teamId, reader, replica, book: sealBook }),
    stand: createStand({ run, replica, program: ports.program, now }),
    recover: ports.recover,
    mayWrite: ports.mayWrite ?? (() => true),
    takesUpon: ports.takesUpon ?? (() => false),
  });
  const exchange = startExchange({ round, pace: ports.pace ?? usualPace, wait: ports.wait ?? waitForReal });
  const stopHearing = feed.listen(({ operations, isOfColleagues = false }) => {
    const own = operations.filter(isOwn);
    reporting.note(own);
    // What colleagues have told is in the engine already.
    if (own.length > 0) exchange.wake('whole');
    else if (!isOfColleagues) exchange.wake('log');
  });
  const holders = new Map<string, TeamSeat>();
  const onAnswered = (claimed: readonly Claimed[]) => {
    const unanswered = claimed.find(({ verdict }) => verdict === 'noAnswer');
    if (unanswered?.verdict === 'noAnswer') standing.change({ state: toTeamState(unanswered.trouble) });
    if (claimed.some(({ verdict }) => verdict === 'rollCall')) standing.change({ state: { kind: 'connecting' } });
    if (claimed.some(({ verdict }) => verdict !== 'granted') || claimed.length === 0) exchange.wake('whole');
  };
  const claim = createTeamClaim({ run, telling, replica, isOpen, onAnswered });
  let known: readonly EngineDesk[] = [];
  const erasures = createErasures({ run, reader });
  const administration = createAdministration({
    connect,
    reader,
    run,
    sayErasure: erasures.sayErasure,
    onDone: () => exchange.wake('whole'),
  });

  return {
    claim: {
      claim: async (requests) => {
        const answers = await claim.claim(requests);
        for (const [index, { operation }] of requests.entries()) {
          const answer = answers[index];
          if (answer?.kind === 'refused' && answer.holder) holders.set(operation.operationId, answer.holder);
          else holders.delete(operation.operationId);
        }
        return answers;
      },
    },
    approvals,
    standing: standing.read,
    listDesks: async () => {
      const places = new Map((await replica.readPlaces()).map((place) => [place.deskId, place.sequence]));
      known = await reader.listDesks().catch((failure) => {
        readFailure(failure);
        return known;
      });
      const book = sealBook.read();
      return known.map(
        (desk): TeamDeskView => ({
          ...desk,
          lines: places.get(desk.deskId) ?? 0,
          sealedTo: sealedTo(book, desk.deskId),
        }),
      );
    },
    listAdministered: ports.administered.read,
    listUnclaimed: (most) =>
      reader.listUnclaimed(most).catch((failure) => {
        readFailure(failure);
        return null;
      }),
    ...erasures,
    administration,
    setStrict: createStrictSetting({ run, hear: exchange.now }),
    findHolder: (operationId) => holders.get(operationId),
    mayLook: createLookers({ run, isOpen, now }),
    listen: standing.listen,
    exchange: exchange.now,
    stop: async () => {
      isStopped = true;
      stopHearing();
      run.close();
      reader.close();
      await exchange.stop();
    },
  };
}
