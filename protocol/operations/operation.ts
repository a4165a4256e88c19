import { z } from 'zod';
import { type ParameterName, parameters } from '../parameters/index.ts';

type SchemaOf<Name extends ParameterName> = (typeof parameters)[Name]['schema'];

type Shape<Required extends ParameterName, Optional extends ParameterName> = {
  [Name in Required]: SchemaOf<Name>;
} & { [Name in Optional]: z.ZodOptional<SchemaOf<Name>> };

/** Parameters whose format differs from the table's in one operation. */
type Formats = { readonly [Name in ParameterName]?: SchemaOf<Name> };

/** An operation of the gateway: what it is called and which parameters it takes. */
export interface Operation<
  Type extends string = string,
  Required extends ParameterName = ParameterName,
  Optional extends ParameterName = ParameterName,
> {
  /** The value of `method` and of OPERATIONTYPE. */
  readonly type: Type;
  /** In the order in which the gateway reports what is missing (1001). */
  readonly required: readonly Required[];
  readonly optional: readonly Optional[];
  /** What must not be sent with it, since it would change what is asked for (rules.md A4, A8). */
  readonly excluded?: readonly ParameterName[];
  readonly formats?: Formats;
  /** Where the list of parameters is documented. */
  readonly source: string;
  /** The parameters as text; others pass through, since the gateway signs and ignores them (rules.md A4). */
  readonly schema: z.ZodObject<Shape<Required, Optional>, z.core.$loose>;
}

/** Builds an operation from the names of its parameters, so that its schema cannot drift from the table. */
export function defineOperation<
  const Type extends string,
  const Required extends ParameterName,
  const Optional extends ParameterName,
>(
  type: Type,
  lists: Omit<Operation<Type, Required, Optional>, 'type' | 'schema'>,
): Operation<Type, Required, Optional> {
  const formatOf = (name: ParameterName): z.ZodType => lists.formats?.[name] ?? parameters[name].schema;
  const entries = [
    ...lists.required.map((name) => [name, formatOf(name)] as const),
    ...lists.optional.map((name) => [name, formatOf(name).optional()] as const),
    ...(lists.excluded ?? []).map((name) => [name, z.never().optional()] as const),
  ];
  const schema = z.looseObject({ ...Object.fromEntries(entries), OPERATIONTYPE: z.literal(type) });
  return { type, ...lists, schema: schema as unknown as z.ZodObject<Shape<Required, Optional>, z.core.$loose> };
}
