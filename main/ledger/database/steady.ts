/** A text in quotes, or a parameter that the planner might look at: what a column is compared with, and a limit. */
const places = /'(?:[^']|'')*'|((?:[=<>]|\b(?:IS|BETWEEN|AND|LIMIT|OFFSET))\s*)([?@])/gi;

/**
 * The same statement with a plan that depends on nothing that is bound. SQLite compiles a statement anew for each binding of a
 * parameter that its planner has looked at, even to learn that it is no small number, and compiling our long ones takes a
 * hundred times as long as running them. Behind a plus a parameter has the same value, and the planner does not look at it.
 */
export function steadyPlan(source: string): string {
  return source.replace(places, (whole, before?: string, mark?: string) => (mark ? `${before}+${mark}` : whole));
}
