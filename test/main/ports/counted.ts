import type { Journal } from '../../../main/ports/journal.ts';
import type { Views } from '../../../main/ports/views.ts';

/** A ledger whose calls are counted: `written` are its durable commits, `read` the questions. */
export interface Counted {
  readonly ledger: { readonly journal: Journal; readonly views: Views };
  readonly written: string[];
  readonly read: string[];
}

export function countCalls({ journal, views }: { readonly journal: Journal; readonly views: Views }): Counted {
  const [written, read]: [string[], string[]] = [[], []];
  return { ledger: { journal: counting(journal, written), views: counting(views, read) }, written, read };
}

function counting<Port extends object>(port: Port, calls: string[]): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...words: unknown[]) => {
        calls.push(String(name));
        return method(...words);
      };
    },
  });
}
