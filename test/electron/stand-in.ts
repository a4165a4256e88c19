/**
 * Hands out a part as the whole that the code under test asks for. Each member that the part has must have Electron's
 * own signature, so a wrong one does not compile; one that it lacks is `undefined` when it is used. An emitter's
 * overloads return the whole and are left out of that.
 */
export function standIn<Whole>(part: Partial<Omit<Whole, keyof NodeJS.EventEmitter>>): Whole {
  return part as Whole;
}
