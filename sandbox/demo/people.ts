import { Temporal } from 'temporal-polyfill';
import { cardNumber } from '../../protocol/parameters/formats.ts';
import { resultOf } from '../bank/test-cards.ts';
import type { DemoIdentifier } from './accounts.ts';
import { type Nation, nations } from './nations.ts';
import type { Random } from './random.ts';

/** A customer of the demonstration: an invented person with a card of an imaginary bank. */
export interface Person {
  readonly ident: string;
  readonly email: string;
  readonly language: string;
  readonly ip: string;
  readonly cardNumber: string;
  /** `MM-YY`. */
  readonly cardValidity: string;
  readonly cardFullName: string;
}

/** The customers of each shop, 60 in all; their cards are good for at least a year after `now` (epoch ms). */
export function inventPeople(random: Random, now: number): Readonly<Record<DemoIdentifier, readonly Person[]>> {
  const year = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').year;
  const people: Record<DemoIdentifier, Person[]> = {
    DEMOSHOP: [],
    'DEMOSHOP-UK': [],
    'DEMOSHOP-JP': [],
    'DEMOSHOP-KW': [],
  };
  let number = 10_400;
  for (const nation of nations) {
    for (const name of inventNames(random, nation)) {
      number += random.integer(1, 40);
      people[nation.shop].push(inventPerson(random, nation, name, `C-${number}`, year));
    }
  }
  return people;
}

function inventNames(random: Random, { people, first, last }: Nation): readonly string[] {
  const names = new Set<string>();
  while (names.size < people) names.add(`${random.pick(first.split(' '))} ${random.pick(last.split(' '))}`);
  return [...names];
}

function inventPerson(random: Random, nation: Nation, name: string, ident: string, year: number): Person {
  const plain = name.normalize('NFD').replace(/[^A-Za-z -]/g, '');
  const month = String(random.integer(1, 12)).padStart(2, '0');
  return {
    ident,
    email: `${plain.toLowerCase().replace(' ', '.')}@example.${random.pick(['com', 'com', 'org'])}`,
    language: nation.language,
    // Networks that RFC 5737 keeps for examples.
    ip: `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`,
    cardNumber: inventCard(random, random.pick(nation.banks)),
    cardValidity: `${month}-${String((year + random.integer(2, 4)) % 100).padStart(2, '0')}`,
    cardFullName: plain.toUpperCase(),
  };
}

/** A number that passes Luhn and whose last digits the bank does not refuse. */
function inventCard(random: Random, bank: string): string {
  const body = bank + String(random.integer(0, 999_999_999)).padStart(9, '0');
  const number = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
    .map((digit) => body + digit)
    .find((candidate) => cardNumber().safeParse(candidate).success);
  return number !== undefined && resultOf(number.slice(-4)) === '0000' ? number : inventCard(random, bank);
}
