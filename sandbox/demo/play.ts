import { Temporal } from 'temporal-polyfill';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Answer } from '../answers/answer.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import { computeHash } from '../checks/signature.ts';
import { createClock } from '../clock/clock.ts';
import type { Job } from '../operations/job.ts';
import { createProcessor, type Processor } from '../processor.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import type { Story } from './invent.ts';
import { creditParameters, debitParameters, editParameters, stopParameters } from './parameters.ts';
import type { Step } from './story.ts';

/** Lets every step of every story happen at its own time, on a private clock that ends at `now` (epoch ms). */
export function play(book: Book, accounts: readonly AccountSettings[], stories: readonly Story[], now: number): void {
  const events = stories
    .flatMap((story) => story.steps.map((step, index) => ({ story, step, index })))
    .toSorted((one, other) => one.step.at - other.step.at);
  const clock = createClock({ now: isoOf(events[0]?.step.at ?? now), frozen: true });
  const processor = createProcessor({ book, accounts, clock });
  const answers = new Map<Story, Answer[]>();
  for (const { story, step, index } of events) {
    clock.moveTo(isoOf(step.at));
    const earlier = answers.get(story) ?? [];
    earlier[index] = happen(processor, story, step, earlier);
    answers.set(story, earlier);
  }
  clock.moveTo(isoOf(now));
  processor.runDue();
}

function happen(processor: Processor, story: Story, step: Step, earlier: readonly Answer[]): Answer {
  switch (step.kind) {
    case 'debit':
      return submit(processor, story, debitParameters(story, step, earlier));
    case 'credit':
      return submit(processor, story, creditParameters(story, step, earlier));
    case 'stop':
      return submit(processor, story, stopParameters(story, step, earlier));
    case 'answering': {
      const token = (earlier[step.of]?.['REDIRECTPOSTPARAMS'] ?? '').replace('MD=', '');
      const row = processor.decide(token, step.decision);
      return row ? { TRANSACTIONID: row.transactionId, ALIAS: row.alias } : {};
    }
    case 'edit': {
      const transactionId = earlier[step.of]?.['TRANSACTIONID'] ?? '';
      if (step.extranet !== true) return submit(processor, story, editParameters(story, step, transactionId));
      const { operation, amount } = step;
      const request = { identifier: story.account.identifier, operation, transactionId, amount };
      return finish(processor, processor.prepareExtranet(request));
    }
  }
}

function submit(processor: Processor, { account, person }: Story, parameters: FormMap): Answer {
  const signed = { ...parameters, HASH: computeHash(parameters, account.secret) };
  const form = { method: textOf(parameters, 'OPERATIONTYPE') ?? '', params: signed };
  return finish(processor, processor.prepare(form, { address: person.ip, origin: 'http://127.0.0.1' }));
}

/** A story that the gateway turns away is badly told: it must not end in silence. */
function finish(processor: Processor, prepared: Job | Refusal): Answer {
  const outcome = isRefusal(prepared) ? prepared : processor.run(prepared);
  if (isRefusal(outcome)) throw new Error(`The demonstration was refused: ${outcome.execcode} ${outcome.message}`);
  return outcome;
}

function isoOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}
