import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Has Node keep what it makes of each source: the console's own are TypeScript, and making JavaScript of them takes half of
 * a start. For what is imported from now on, and by threads. Node's own place for it is a folder that everybody may write.
 */
export function keepCompiled(): void {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  enableCompileCache(folder);
  process.env['NODE_COMPILE_CACHE'] = folder;
}
