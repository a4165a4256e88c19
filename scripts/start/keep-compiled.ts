import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Has Node keep what it makes of each source: the console's own are TypeScript, and making JavaScript of them takes half of
 * a start. For what is imported from now on, and by threads. Node's own place for it is a folder that everybody may write;
 * where this one cannot be made, nothing is kept.
 */
export function keepCompiled(): void {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled');
  enableCompileCache(folder);
  process.env['NODE_COMPILE_CACHE'] = folder;
}
