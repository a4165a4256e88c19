export { type Currency, currencySchema, minorDigits, unusualCurrencies, usualDigits } from './currency.ts';
export { formatAmount, formatNumber } from './format-amount.ts';
export { add, type Money, moneySchema, subtract, toDecimal } from './money.ts';
export { type AmountProblem, type ParsedAmount, parseAmount, readingsOfAmount } from './parse-amount.ts';
