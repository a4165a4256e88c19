import assert from 'node:assert/strict';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import type { Core, Sync } from './core.ts';

/** Two bodies as one: each call goes to both, and whatever the second answers, throws or tells otherwise is an error. */
export function playOnBoth(first: Core, second: Core): Core {
  const told: LedgerChange[] = [];
  second.listen((change) => told.push(change));
  return {
    journal: asked(first.journal, second.journal),
    intake: asked(first.intake, second.intake),
    views: asked(first.views, second.views),
    listen: (listener) => {
      const heard: LedgerChange[] = [];
      return first.listen((change) => {
        heard.push(change);
        listener(change);
        pending.push(() => assert.deepEqual(sorted(told.splice(0)), sorted(heard.splice(0)), 'They told otherwise.'));
      });
    },
  };
}

/** What one body told is compared once the other has had its turn. */
const pending: (() => void)[] = [];

function asked<Port extends object>(first: Sync<Port>, second: Sync<Port>): Sync<Port> {
  return new Proxy(first, {
    get: (_, name) => {
      const [one, other] = [first, second].map((methods) => (methods as Record<string | symbol, unknown>)[name]);
      if (typeof one !== 'function' || typeof other !== 'function') return undefined;
      return (...words: unknown[]) => {
        const outcome = attempt(() => one(...words));
        const second = attempt(() => other(...words));
        assert.equal(second.failed, outcome.failed, `${String(name)}: one of them threw.`);
        if (outcome.failed) throw outcome.failure;
        assert.deepEqual(second.value, outcome.value, `${String(name)} ${JSON.stringify(words).slice(0, 500)}`);
        for (const compare of pending.splice(0)) compare();
        return outcome.value;
      };
    },
  });
}

function attempt(call: () => unknown): { failed: boolean; value?: unknown; failure?: unknown } {
  try {
    return { failed: false, value: call() };
  } catch (failure) {
    return { failed: true, failure };
  }
}

/** In which order one commit names what it changed is nobody's business. */
function sorted(changes: readonly LedgerChange[]): unknown {
  const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  return changes.map(({ operations, chains }) => ({
    operations: operations.toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1)),
    chains: chains.toSorted(byText),
  }));
}
