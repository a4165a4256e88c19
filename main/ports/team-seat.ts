/** A person at a desk. */
export interface TeamSeat {
  readonly person: string;
  readonly desk: string;
}
