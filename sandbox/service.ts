import { setTimeout as sleep } from 'node:timers/promises';
import { findAccount } from './accounts/directory.ts';
import type { AccountSettings } from './accounts/settings.ts';
import { type Answer, answerRefusal, type LookupAnswer } from './answers/answer.ts';
import { isRefusal, type Refusal, refuse } from './answers/refusal.ts';
import type { Clock } from './clock/clock.ts';
import type { RequestLog } from './control/request-log.ts';
import type { Faults } from './faults/faults.ts';
import { disguise } from './faults/forced.ts';
import { type Damage, type FaultPlan, noFault, planOf } from './faults/plan.ts';
import type { LookupEntrance } from './lookups/names.ts';
import type { Courier } from './notifications/courier.ts';
import { hearsFirst } from './notifications/order.ts';
import type { Job } from './operations/job.ts';
import type { Processor } from './processor.ts';
import { createFormReader, textOf } from './requests/form.ts';
import { type ProcessForm, type Received, readForm } from './requests/received.ts';

/** Where a request arrives: money operations at `process`, the rest at the two others (protocol.md §1.2). */
export type Entrance = 'process' | LookupEntrance;

/** What is to be sent back, and how it is to be spoilt on its way, if it is. */
export interface Reply {
  readonly answer: LookupAnswer;
  readonly damage?: Damage | undefined;
}

/** Requests in, answers out; with what goes wrong on demand. */
export interface Service {
  receive(received: Received, entrance: Entrance): Promise<Reply>;
  /** Runs a job that did not come as a request. */
  perform(operation: string, prepared: Job | Refusal): Promise<Answer>;
  /** Ends what is being worked on without executing it. */
  stop(): void;
}

interface Parts {
  readonly processor: Processor;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
  readonly faults: Faults;
  readonly courier: Courier;
  readonly log: RequestLog;
  /** How long a request is worked on, in milliseconds of real time (rules.md I57). */
  readonly processingMilliseconds: number;
  readonly hold?: Hold | undefined;
}

/**
 * Asked for each request that is worked on, before it is executed: whoever starts a sandbox can hold it there for as long as
 * they like. `signal` aborts when the sandbox closes.
 */
export type Hold = (signal: AbortSignal) => Promise<void>;

export function createService(parts: Parts): Service {
  const { processor, accounts, clock, faults, courier, log, processingMilliseconds, hold } = parts;
  const parse = createFormReader();
  const busy = new Set<string>();
  const stopping = new AbortController();
  const pause = async (milliseconds: number) => {
    if (milliseconds > 0) await sleep(milliseconds, undefined, { signal: stopping.signal });
  };

  const work = async (job: Job, plan: FaultPlan, identifier: string): Promise<Answer | Refusal> => {
    const { busyKey } = job;
    if (busyKey !== undefined && busy.has(busyKey)) return refuse('2017');
    const { forced } = plan;
    const run = () =>
      processor.run(job, forced && !forced.acted ? { execcode: forced.execcode, identifier } : undefined);
    const effort = processingMilliseconds + plan.delayBefore;
    if (effort === 0 && !hold) return run();
    if (busyKey !== undefined) busy.add(busyKey);
    try {
      await hold?.(stopping.signal);
      await pause(effort);
      return run();
    } finally {
      if (busyKey !== undefined) busy.delete(busyKey);
    }
  };

  const operate = async (form: ProcessForm, received: Received, plan: FaultPlan): Promise<LookupAnswer> => {
    const prepared = processor.prepare(form, received.caller);
    const identifier = textOf(form.params, 'IDENTIFIER') ?? '';
    const outcome = isRefusal(prepared) ? prepared : await work(prepared, plan, identifier);
    if (isRefusal(outcome)) return answerRefusal(nameIn(form), outcome);
    const account = findAccount(accounts, identifier);
    if (account && hearsFirst(account)) await courier.deliverTo(identifier);
    return plan.forced?.acted ? disguise(nameIn(form), outcome, plan.forced.execcode) : outcome;
  };

  const lookUp = async (form: ProcessForm, received: Received, entrance: LookupEntrance, plan: FaultPlan) => {
    await pause(plan.delayBefore);
    const found = processor.lookUp(form, received.caller, entrance);
    if (isRefusal(found)) return answerRefusal(nameIn(form), found);
    const bare = { OPERATIONTYPE: nameIn(form) };
    return plan.forced ? disguise(nameIn(form), bare, plan.forced.execcode) : found;
  };

  const attend = async (
    form: ProcessForm,
    received: Received,
    entrance: Entrance,
    plan: FaultPlan,
  ): Promise<LookupAnswer> =>
    entrance === 'process' ? operate(form, received, plan) : lookUp(form, received, entrance, plan);

  return {
    receive: async (received, entrance) => {
      const form = readForm(received, parse);
      const recorded = { at: clock.now(), path: received.path ?? '', caller: received.caller.address };
      if (isRefusal(form)) {
        const answer = answerRefusal('', form);
        log.add({ ...recorded, form: undefined, answer, faults: [] });
        return { answer };
      }
      const struck = faults.takeForRequest(form);
      const plan = struck.length === 0 ? noFault : planOf(struck);
      if (!plan.acts) await pause(plan.delayBefore);
      const answer = plan.acts ? await attend(form, received, entrance, plan) : undefined;
      log.add({ ...recorded, form, answer, faults: struck.map(({ what }) => what) });
      await pause(plan.delayAfter);
      return { answer: answer ?? pretended(form), damage: plan.damage };
    },
    perform: async (operation, prepared) => {
      const outcome = isRefusal(prepared) ? prepared : await work(prepared, noFault, '');
      return isRefusal(outcome) ? answerRefusal(operation, outcome) : outcome;
    },
    stop: () => stopping.abort(),
  };
}

/** What an answer calls the operation, whether the gateway knows it or not. */
function nameIn({ params, method }: ProcessForm): string {
  return (textOf(params, 'OPERATIONTYPE') ?? method).slice(0, 32);
}

/** What a gateway that did nothing may still send a part of. */
function pretended(form: ProcessForm): Answer {
  return { OPERATIONTYPE: nameIn(form), EXECCODE: '0000', MESSAGE: 'The transaction has been accepted.' };
}
