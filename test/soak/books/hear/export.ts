import { parse } from 'csv-parse/sync';
import { encodeCsv } from '../../../../sandbox/exports/csv.ts';
import { blame, type ExportFile, say, type World } from '../world.ts';
import { fileTroubles, type Table } from './file-troubles.ts';
import { tellRow } from './tell-row.ts';

/** A file of everything is made; it comes in now or another day, in either shape, whole or damaged. */
export async function bringExport(world: World): Promise<void> {
  const { dice, gateway, files } = world;
  const shape = dice.happens(0.75) ? 'older' : 'newer';
  files.push({ text: gateway.exportTransactions(shape), shape, made: gateway.now() });
  if (dice.happens(0.35)) return say(world, 'an export is made, and left lying');
  const file = dice.happens(0.7) ? files.at(-1) : dice.pick(files);
  if (file) await bringFile(world, file);
}

async function bringFile(world: World, file: ExportFile): Promise<void> {
  const { dice, troubled, window } = world;
  const [header = [], ...lines] = parse(file.text, { delimiter: ';', bom: true }) as string[][];
  const whole: Table = { header, lines, shape: file.shape, cut: [] };
  const trouble = lines.length > 0 && dice.happens(troubled ? 0.6 : 0) ? dice.pick(fileTroubles) : undefined;
  const table = trouble?.change(whole, dice) ?? whole;
  const imported = await window
    .takeExport(encodeCsv([table.header, ...table.lines]))
    .catch((failure: Error) => failure);
  const said = imported instanceof Error ? `refused as a whole: ${imported.message}` : JSON.stringify(imported);
  say(world, `an export (${file.shape}) of ${new Date(file.made).toISOString()} ${trouble?.name ?? ''}→ ${said}`);
  // A file that is turned away by name, as what it is, was not heard.
  if (imported instanceof Error) return;
  noteLines(world, table, new Set(imported.rejected.map(({ line }) => line)));
  if (imported.imported + imported.rejected.length === table.lines.length) return;
  const about = `export at step ${world.step}`;
  blame(world, { kind: 'rowsLostSilently', about, said, book: `${table.lines.length} rows stood in the file` });
}

function noteLines(world: World, table: Table, rejected: ReadonlySet<number>): void {
  const units = table.shape === 'newer' || table.decimals ? 'major' : 'minor';
  for (const [index, line] of table.lines.entries()) {
    const isRejected = rejected.has(index + 2);
    // Units that are not read are named as such; nobody has to guess what the rows mean.
    if (isRejected && units === 'major') continue;
    const cut = table.cut.includes(index);
    // What stands where a row was cut may be half of a value.
    const cells = cut ? line.slice(0, -1) : line;
    const fields = Object.fromEntries(table.header.slice(0, cells.length).map((name, at) => [name, cells[at] ?? '']));
    const transactionId = tellRow(world, fields, { source: 'import', units, cut });
    if (transactionId !== undefined && !isRejected) world.kept.add(transactionId);
  }
}
