/** Names of months and weekdays in their order, without accents. */
export interface DateWords {
  readonly months: readonly string[];
  /** Understood beside a day or a year only: `mar` alone is the beginning of many a name. */
  readonly shortMonths: readonly string[];
  readonly weekdays: readonly string[];
  readonly phrases: Readonly<Record<string, DatePhrase>>;
  /** So many days, with today as the last of them. */
  readonly lastDays: RegExp;
}

export type DatePhrase =
  | 'today'
  | 'yesterday'
  | 'beforeYesterday'
  | 'thisWeek'
  | 'lastWeek'
  | 'thisMonth'
  | 'lastMonth'
  | 'thisYear'
  | 'lastYear';

const english: DateWords = {
  months: list('january february march april may june july august september october november december'),
  shortMonths: list('jan feb mar apr may jun jul aug sep oct nov dec'),
  weekdays: list('monday tuesday wednesday thursday friday saturday sunday'),
  phrases: {
    today: 'today',
    yesterday: 'yesterday',
    'this week': 'thisWeek',
    'last week': 'lastWeek',
    'this month': 'thisMonth',
    'last month': 'lastMonth',
    'this year': 'thisYear',
    'last year': 'lastYear',
  },
  lastDays: /^(?:the )?last (\d{1,3}) days$/,
};

const french: DateWords = {
  months: list('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'),
  shortMonths: list('janv fevr mars avr mai juin juil aout sept oct nov dec'),
  weekdays: list('lundi mardi mercredi jeudi vendredi samedi dimanche'),
  phrases: {
    "aujourd'hui": 'today',
    hier: 'yesterday',
    'avant-hier': 'beforeYesterday',
    'cette semaine': 'thisWeek',
    'semaine derniere': 'lastWeek',
    'la semaine derniere': 'lastWeek',
    'semaine passee': 'lastWeek',
    'ce mois': 'thisMonth',
    'ce mois-ci': 'thisMonth',
    'mois dernier': 'lastMonth',
    'le mois dernier': 'lastMonth',
    'cette annee': 'thisYear',
    'annee derniere': 'lastYear',
    "l'annee derniere": 'lastYear',
    "l'an dernier": 'lastYear',
  },
  lastDays: /^(?:les )?(\d{1,3}) derniers jours$/,
};

/** English is understood by everybody: saved questions are read in either language. */
export function dateWordsOf(language: 'en' | 'fr'): readonly DateWords[] {
  return language === 'fr' ? [french, english] : [english];
}

function list(words: string): string[] {
  return words.split(' ');
}
