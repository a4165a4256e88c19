import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deskOperation, type OperationView } from '../../contract/index.ts';
import { type Counter, openCounter } from './matrix/counter.ts';
import { type Fault, faults } from './matrix/faults.ts';

const operations = deskOperation.options;

/** What the person's desk says, step by step, and what the gateway's book says of it in the end. */
interface Cell {
  readonly steps: readonly string[];
  readonly end: OperationView;
  readonly executed: number;
}

async function work(counter: Counter, fault: Fault, round: number): Promise<Cell[]> {
  const { faults: standing } = counter.office.sandbox;
  const requests = await counter.sell(round);
  await counter.bringNotifications();
  const first = await counter.perform(fault, requests);
  if (fault.afterwards === 'lookTooEarly') standing.add({ what: 'exportLag', minutes: 60 });
  if (fault.afterwards === 'notifications') await counter.bringNotifications();
  const cells = [];
  for (const operation of first) cells.push(await clearUp(counter, fault, operation));
  standing.clear();
  return cells;
}

/** First what can be found out, then what a person may still do. */
async function clearUp(counter: Counter, { afterwards }: Fault, first: OperationView): Promise<Cell> {
  const steps: string[] = [first.state];
  let end = first;
  if (first.state === 'unknown' || first.state === 'pending') {
    const told = afterwards === 'notifications';
    end = told ? await counter.find(first) : await counter.look(first);
    steps.push(`${told ? 'told' : 'look'}: ${end.state}`);
  }
  if (end.repeatable) {
    const again = await counter.office.desk.sendAgain(end.operationId);
    if (again.ok) end = again.value;
    steps.push(`again: ${again.ok ? end.state : JSON.stringify(again.refusal)}`);
  }
  return { steps, end, executed: counter.executed(end) };
}

/** Unknown and pending say neither; all the others have to be true. */
function isTrue({ end: { state }, executed }: Cell): boolean {
  const honest = executed === 0 ? ['refused', 'notSent'] : ['succeeded'];
  return executed <= 1 && ['unknown', 'pending', ...honest].includes(state);
}

it(`${faults.length} faults × ${operations.length} operations: nothing twice, nothing called refused that happened, and each ends as main/desk/README.md says (-u writes it)`, {
  timeout: 600_000,
}, async () => {
  const counter = await openCounter();
  const ends = new Map<string, string[]>();
  for (const [round, fault] of faults.entries()) {
    const cells = await work(counter, fault, round);
    const untrue = cells.filter((cell) => !isTrue(cell));
    expect.soft(untrue, fault.name).toEqual([]);
    const end = toRow(cells.map(({ steps }) => steps.join(', ')));
    ends.set(end, [...(ends.get(end) ?? []), fault.name]);
  }
  const rows = [...ends].map(([end, names]) => `| ${names.join('; ')} ${end}`);
  const table = [`| what goes wrong ${toRow(operations)}`, `| --- ${toRow(operations.map(() => '---'))}`, ...rows];
  await expect(withTable(readFileSync(readme, 'utf8'), table)).toMatchFileSnapshot(readme);
});

const readme = join(import.meta.dirname, '../../main/desk/README.md');
const begin = '<!-- written by test/faults/matrix.test.ts -->\n';
const end = '<!-- end of what is written -->\n';

function toRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function withTable(page: string, table: readonly string[]): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error('main/desk/README.md has no place for the table.');
  return `${before}${begin}${table.join('\n')}\n${end}${after}`;
}
