export * from './amounts.ts';
export * from './days.ts';
export * from './instalment.ts';
export * from './problems.ts';
export * from './propose.ts';
