import type { z } from 'zod';

type Writable<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Differs<A, B> = { readonly 'the schema differs from the model': { readonly schema: A; readonly model: B } };

/**
 * Holds a schema to a type of `shared/model`: it compiles only when both say exactly the same (readonly aside).
 * The schema comes back typed by the model, so that what is inferred from it carries the model's names.
 */
export function sameAsModel<Model>() {
  return <S extends z.ZodType>(
    schema: S & (Same<Writable<z.output<S>>, Writable<Model>> extends true ? unknown : Differs<z.output<S>, Model>),
  ): z.ZodType<Model, Model> => schema as unknown as z.ZodType<Model, Model>;
}
