import type { DemoIdentifier } from './accounts.ts';

/** Where customers of a shop come from, and what they are called there. */
export interface Nation {
  readonly shop: DemoIdentifier;
  /** How many of the 60 customers. */
  readonly people: number;
  readonly language: string;
  /** First six digits of its banks' cards. */
  readonly banks: readonly string[];
  /** First and last names, separated by spaces: a pool to combine, nobody's own. */
  readonly first: string;
  readonly last: string;
}

export const nations: readonly Nation[] = [
  {
    shop: 'DEMOSHOP',
    people: 22,
    language: 'fr',
    banks: ['497010', '513283', '423460'],
    first: 'Camille Hugo Chloé Léa Mathis Inès Noé Manon Jules Zoé',
    last: 'Martin Bernard Dubois Lefèvre Moreau Girard Roux Fontaine Chevalier Mercier',
  },
  {
    shop: 'DEMOSHOP',
    people: 8,
    language: 'de',
    banks: ['402205'],
    first: 'Jonas Lena Jürgen Mia Felix',
    last: 'Müller Schneider Weber Köhler Brandt',
  },
  {
    shop: 'DEMOSHOP',
    people: 6,
    language: 'es',
    banks: ['520602'],
    first: 'Lucía Mateo Sofía Álvaro Carmen',
    last: 'García Navarro Iglesias Peña Vidal',
  },
  {
    shop: 'DEMOSHOP',
    people: 4,
    language: 'it',
    banks: ['520602'],
    first: 'Giulia Marco Chiara Luca',
    last: 'Rossi Ferrari Conti Greco',
  },
  {
    shop: 'DEMOSHOP-UK',
    people: 8,
    language: 'en',
    banks: ['446421', '518662'],
    first: 'Amelia Oliver Priya George Niamh Callum',
    last: "Smith Patel Hughes Taylor O'Brien Campbell",
  },
  {
    shop: 'DEMOSHOP-JP',
    people: 7,
    language: 'en',
    banks: ['454105'],
    first: 'Haruto Yui Ren Aoi Sota Hina',
    last: 'Sato Suzuki Takahashi Tanaka Ito Yamamoto',
  },
  {
    shop: 'DEMOSHOP-KW',
    people: 5,
    language: 'en',
    banks: ['453786'],
    first: 'Fatima Yousef Noura Khalid',
    last: 'Al-Sabah Al-Mutairi Al-Rashidi Al-Enezi',
  },
];
