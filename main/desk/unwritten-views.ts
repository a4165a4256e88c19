import type { Views } from '../ports/views.ts';
import type { UnwrittenOutcomes } from './unwritten.ts';

/** The same views, in which what could not be written down yet stands among what is not confirmed. */
export function withUnwritten(views: Views, unwritten: Pick<UnwrittenOutcomes, 'list' | 'show'>): Views {
  const findOperation: Views['findOperation'] = async (operationId) => {
    const found = await views.findOperation(operationId);
    return found && unwritten.show(found);
  };
  /** Those alone that the ledger has as still under way. */
  const listUnwritten = async () => {
    const found = await Promise.all(unwritten.list().map((operationId) => views.findOperation(operationId)));
    return found.flatMap((operation) => {
      const shown = operation && unwritten.show(operation);
      return shown && shown !== operation ? [shown] : [];
    });
  };
  const changed: Pick<Views, 'findOperation' | 'listOperations' | 'countUnknown'> = {
    findOperation,
    listOperations: async (only, limit) => {
      const listed = (await views.listOperations(only, limit)).map(unwritten.show);
      return only === 'all' ? listed : [...(await listUnwritten()), ...listed].slice(0, limit);
    },
    countUnknown: async () => (await views.countUnknown()) + (await listUnwritten()).length,
  };
  return new Proxy(views, {
    get: (target, name) => (Object.hasOwn(changed, name) ? Reflect.get(changed, name) : Reflect.get(target, name)),
  });
}
