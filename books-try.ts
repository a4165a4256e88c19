import { openSqliteCore } from './test/main/ports/sqlite-core.ts';
import { inventScript, openHere, playRun } from './test/soak/books/run.ts';
import { shapeOf, shrinkRun } from './test/soak/books/shrink.ts';
import { tellFault } from './test/soak/books/soak.ts';
const core = openSqliteCore();
const [seed, runs, want, most, skip] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? '', Number(process.argv[5] ?? 6), new RegExp(process.argv[6] ?? 'nothing')];
const shapes = new Set<string>();
const counts: Record<string, number> = {};
for (let i = 0; i < runs && shapes.size < most; i++) {
  const script = inventScript(seed, i, 30);
  const played = await playRun(openHere(core), script);
  for (const f of played.faults) counts[f.kind] = (counts[f.kind] ?? 0) + 1;
  const hit = played.faults.find((f) => f.kind === want && !skip.test(f.said + f.book + f.about));
  if (!hit) continue;
  const s = await shrinkRun(openHere(core), script, want as never);
  const shape = shapeOf(s);
  if (shapes.has(shape) || skip.test(tellFault(s))) continue;
  shapes.add(shape);
  console.log(tellFault(s));
}
console.log(counts);
core.close();
