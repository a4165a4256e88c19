export * from './cart.ts';
export * from './fields.ts';
export * from './mandates.ts';
export * from './problems.ts';
