export * from './cart.ts';
export * from './fields.ts';
export * from './problems.ts';
