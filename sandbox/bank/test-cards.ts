import type { Execcode } from '../answers/messages.ts';

/** What the bank answers for a test card. */
export type BankCode = Extract<Execcode, '0000' | `4${string}` | `5${string}`>;

/** A published test card: its number is nobody's (protocol.md §11). */
export interface TestCard {
  readonly number: string;
  readonly execcode: BankCode;
}

/** The published test cards with their results (protocol.md §11). */
export const testCards: readonly TestCard[] = [
  ...cards('0000', '5555556778250000 372068397730000 1111222233334444 4234603011240000'),
  ...cards('0000', '5206019820620400 5206021564446547 4464215790990001 4022052267040001 5186621460180001'),
  ...cards('0000', '4234609172250001 4464210935060000 4022050523250000 5186629195300000 4234600948280000'),
  ...cards('0000', '4065600099110000 5206035646546553 5263034646416156'),
  ...cards('4001', '5555557376384001 378899741954001 4234607564194001'),
  ...cards('4002', '5555554530114002 4234604810334002'),
  ...cards('4003', '5555550226824003 4234606735474003'),
  ...cards('4005', '5555558726544005 4234600140624005'),
  ...cards('4006', '5555550082334006'),
  ...cards('4007', '5555553818524007'),
  ...cards('4010', '5555558087014010 379982018934010 4234604450614010'),
  ...cards('4011', '5555556124664011 4234609939944011'),
  ...cards('4012', '5555551401454012 376240783094012 4234604160524012'),
  ...cards('4013', '5555556754534013 4234608464714013'),
  ...cards('4020', '4234607430914020'),
  ...cards('5001', '5555557730105001 4234609090495001'),
  ...cards('5002', '370808568745002 4234604508525002'),
  ...cards('5003', '5555558065525003'),
  ...cards('5004', '5555552450575004 4234607483945004'),
];

/** The cards that no 3-D Secure directory knows (protocol.md §11, rules.md B11). */
export const notEnrolled: readonly string[] = ['5206035646546553', '5263034646416156'];

const results = new Map<string, BankCode>(
  testCards.filter(({ execcode }) => execcode !== '0000').map(({ execcode }) => [execcode, execcode]),
);

/** The last four digits name the bank's code when the table knows that code, and 0000 otherwise (rules.md B11). */
export function resultOf(lastFour: string): BankCode {
  return results.get(lastFour) ?? '0000';
}

function cards(execcode: BankCode, numbers: string): readonly TestCard[] {
  return numbers.split(' ').map((number) => ({ number, execcode }));
}
