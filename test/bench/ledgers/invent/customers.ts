import type { Person } from '../../../../main/ports/told-row.ts';
import { createRandom, type Random } from '../../../../sandbox/demo/random.ts';

/** Somebody who buys now and then, always with the same card. */
export interface Customer {
  readonly person: Person;
  /** First six and last four digits. */
  readonly card: string;
}

const first =
  'Marie Jean Camille Hugo Chloé Léa Mathis Inès Noé Manon Jules Zoé Pierre Sophie Nicolas Julie Thomas Émilie Antoine ' +
  'Céline François Hélène Jérôme Aurélie Sébastien Amélie Benoît Lucía Álvaro Jürgen Mia Giulia Marco Amelia Oliver Niamh ' +
  'Øystein Zbigniew';
const last =
  'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia David Bertrand ' +
  'Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martínez Legrand Garnier Faure Rousseau ' +
  "Blanc Guérin Müller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont López Fontaine Chevalier O'Brien " +
  'Robin Masson Sánchez Gérard Nguyễn Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean ' +
  'Pérez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colas Fernández Köhler Quéméner Ångström ' +
  'Zylberstejn Wójcik Übersfeld Xiráu';
const firstNames = first.split(' ');
const lastNames = last.split(' ');

/** Weighted by their place: the first ones hold most addresses. No shop here knows anybody at gmail.fr. */
const domains = [
  ...['gmail.com', 'orange.fr', 'hotmail.fr', 'free.fr', 'hotmail.com', 'yahoo.fr', 'live.com', 'wanadoo.fr'],
  ...['sfr.fr', 'laposte.net', 'icloud.com', 'outlook.fr', 'bluewin.ch', 'posteo.net'],
] as const;

const banks = ['497010', '513283', '423460', '446421', '402205', '520602', '518662'] as const;

/** The customer of a number, the same in every ledger. */
export function inventCustomer(number: number): Customer {
  const random = createRandom(number * 7_919 + 20_180_201);
  const [firstName, lastName] = [pickOften(random, firstNames), pickOften(random, lastNames)];
  const mail = plain(`${random.chance(0.5) ? firstName : firstName.charAt(0)}.${lastName}`);
  const suffix = random.chance(0.6) ? String(random.integer(1, 9_999)) : '';
  const name = `${firstName} ${lastName}`;
  return {
    person: {
      client: random.chance(0.7) ? `c${100_000 + number}` : plain(name).replace(' ', '.'),
      clientEmail: `${mail}${suffix}@${pickOften(random, domains)}`,
      // Half of the banks print in capitals, and not all of them can print an accent.
      clientName: random.chance(0.5) ? name : name.toUpperCase(),
    },
    card: `${random.pick(banks)}…${String(random.integer(0, 9_999)).padStart(4, '0')}`,
  };
}

/** The smaller of two throws: what stands in front comes more often than what stands behind. */
function pickOften<Item>(random: Random, items: readonly Item[]): Item {
  const place = Math.min(random.integer(0, items.length - 1), random.integer(0, items.length - 1));
  return items[place] as Item;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z. ]/g, '')
    .toLowerCase();
}
