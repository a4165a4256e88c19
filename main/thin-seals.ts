/**
 * Of what was sealed, oldest first, as much as still says where a log was changed: each of late, and ever fewer of what is long ago,
 * so that no gap is longer than about an eighth of what came behind it. Lines fall into drawers that grow with their age and lie
 * within each other: what is kept of a drawer stays its newest, however often this is done.
 */
export function thinSeals<Sealed extends { readonly sequence: number }>(seals: readonly Sealed[]): readonly Sealed[] {
  const newest = seals.at(-1)?.sequence ?? 0;
  const taken = new Set<string>();
  const kept = seals.toReversed().filter(({ sequence }) => {
    const level = Math.max(0, Math.floor(Math.log2(Math.max(1, (newest - sequence) / 16))));
    const drawer = `${level} ${Math.floor(sequence / 2 ** level)}`;
    const isFirst = !taken.has(drawer);
    taken.add(drawer);
    return isFirst;
  });
  return kept.toReversed();
}
