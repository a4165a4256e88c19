import { z } from 'zod';

/** A text somewhere in a schema: where, `[]` for each of a list, and what holds it. */
export interface StringField {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** Every text that a schema takes, whatever stands around it; what a schema does that is not known here fails. */
export function listStringFields(schema: z.ZodType, path = ''): StringField[] {
  const inner = (one: unknown, place = path) => listStringFields(one as z.ZodType, place);
  const { def } = schema as z.ZodType & { readonly def: { readonly type: string } };
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      inner(field, path === '' ? name : `${path}.${name}`),
    );
  }
  if (schema instanceof z.ZodArray) return inner(schema.element, `${path}[]`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => inner(option));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return inner(schema.unwrap());
  }
  if (schema instanceof z.ZodReadonly) return inner(schema.unwrap());
  if (schema instanceof z.ZodRecord)
    return [...inner(schema.keyType, `${path}{}`), ...inner(schema.valueType, `${path}{}`)];
  if (schema instanceof z.ZodPipe) return inner(schema.in);
  switch (def.type) {
    case 'string':
      return [{ path, schema }];
    case 'number':
    case 'int':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
    case 'never':
    case 'undefined':
      return [];
    default:
      throw new Error(`${path}: nobody knows whether ${def.type} holds a text.`);
  }
}
