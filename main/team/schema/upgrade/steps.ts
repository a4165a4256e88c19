import type { SchemaStep } from './step.ts';
import { step2 } from './step-2.ts';

/** In their order, without a gap. */
export const steps: readonly SchemaStep[] = [step2];
