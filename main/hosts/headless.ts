import type { Readable } from 'node:stream';
import type { ConsoleIntake, RunningConsole } from '../console.ts';
import type { LedgerProblem } from '../ledger/problem.ts';
import {
  protocol,
  readLines,
  readQuestion,
  writeAnswer,
  writeEvent,
  writeRefusal,
  writeTaken,
} from './headless/lines.ts';
import { type OpenPorts, openHeadless } from './headless/open.ts';
import type { HeadlessOptions } from './headless/options.ts';
import { asksForProduction } from './headless/production.ts';
import { takeExport } from './headless/take-export.ts';

export interface HeadlessPorts extends OpenPorts {
  readonly input: Readable;
  /** Writes a line of the protocol. */
  readonly say: (line: string) => void;
  /** Writes what is for people. */
  readonly complain: (text: string) => void;
  /** Resolves when no further question is to be taken. */
  readonly stopped: Promise<void>;
}

/**
 * The console without a window: the contract on lines, until the input ends or it is stopped. What was asked by then is
 * answered, and what is under way ends as it does behind a window. Gives the exit code.
 */
export async function runHeadless(options: HeadlessOptions, ports: HeadlessPorts): Promise<number> {
  const { say, complain, input } = ports;
  const opening = await openHeadless(options, ports);
  if (opening.kind === 'closed') {
    const { code, why } = opening;
    complain(why);
    say(JSON.stringify({ open: false, protocol, problem: { code } }));
    input.destroy();
    return 1;
  }
  const { running } = opening;
  let problem: LedgerProblem | undefined;
  const lost = running.lost.then((met) => {
    problem = met;
  });
  say(JSON.stringify({ open: true, protocol }));
  running.listen((event) => say(writeEvent(event)));
  try {
    await answerLines(running, options, { ...ports, stopped: Promise.race([ports.stopped, lost]) });
    await running.close();
    if (!problem) return 0;
    complain(problem.message);
    say(JSON.stringify({ open: false, protocol, problem: { code: problem.kind } }));
    return 1;
  } catch (failure) {
    complain(failure instanceof Error ? String(failure.stack) : String(failure));
    return 1;
  } finally {
    input.destroy();
  }
}

/** Resolves when no more is asked and all that was asked is answered. */
async function answerLines(
  running: RunningConsole & ConsoleIntake,
  { production }: HeadlessOptions,
  { input, say, complain, stopped }: HeadlessPorts,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let closing = false;
  const answer = async (line: string) => {
    const asked = readQuestion(line);
    if (asked.kind === 'malformed') return say(writeRefusal(asked.id, asked.refusal));
    if (asked.kind === 'take') {
      const { id, path, accountId } = asked;
      if (running.isLocked()) return say(writeRefusal(id, { code: 'locked' }));
      return say(writeTaken(id, await takeExport(running, { path, accountId, complain })));
    }
    const { id, channel, input } = asked;
    if (!production && asksForProduction(channel, input))
      return say(writeRefusal(id, { code: 'productionNotAllowed' }));
    say(writeAnswer(id, await running.receive(JSON.stringify({ channel, input }))));
  };
  const take = (line: string) => {
    if (closing) return;
    const answering: Promise<void> = answer(line).finally(() => underWay.delete(answering));
    underWay.add(answering);
  };
  await Promise.race([readLines(input, take), stopped]);
  closing = true;
  await Promise.all(underWay);
}
