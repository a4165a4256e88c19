/** Which element of the page shows which row, by the row's id. */
export type Slots = ReadonlyMap<string, number>;

/**
 * Gives each row in sight an element, by its number. A row keeps the one that it has; one that comes takes that of a row which
 * went, because writing a row into an element takes a fraction of making one. Only the element of the row that keys act on is
 * nobody's after it: whoever has the keyboard must not find it on another row.
 */
export function assignSlots(before: Slots, ids: readonly string[], active: string | undefined): Slots {
  const kept = new Map(ids.flatMap((id) => slotOf(before, id)));
  const taken = new Set(kept.values());
  const retired = active === undefined || kept.has(active) ? undefined : before.get(active);
  let next = 0;
  const free = () => {
    while (taken.has(next) || next === retired) next += 1;
    taken.add(next);
    return next;
  };
  return new Map(ids.map((id) => [id, kept.get(id) ?? free()]));
}

function slotOf(slots: Slots, id: string): [string, number][] {
  const slot = slots.get(id);
  return slot === undefined ? [] : [[id, slot]];
}
