export * from './fields.ts';
export * from './problems.ts';
