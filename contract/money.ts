/** What the window needs of money: it may not reach into protocol/ itself. */
export {
  type AmountProblem,
  add,
  type Currency,
  currencySchema,
  formatAmount,
  formatNumber,
  type Money,
  minorDigits,
  moneySchema,
  type ParsedAmount,
  parseAmount,
  subtract,
  toDecimal,
} from '../protocol/money/index.ts';
