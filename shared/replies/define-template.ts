import type { Language } from '../model/labels.ts';
import type { PrivateField, Template } from '../model/template.ts';

/** Turns into a sentence, and so into a type error, wherever a public text names a private field (SOC-4). */
type WithoutPrivateFields<Texts extends readonly string[]> = {
  readonly [I in keyof Texts]: Texts[I] extends `${string}{{${PrivateField}${string}`
    ? 'a private field must not stand in the public half'
    : Texts[I];
};

type PublicHalvesChecked<T extends Template> = {
  readonly texts: { readonly [L in Language]: { readonly public: WithoutPrivateFields<T['texts'][L]['public']> } };
};

/** Writes down a template of the library. Only the types do work here; `fill-template` checks again at run time. */
export function defineTemplate<const T extends Template>(draft: T & PublicHalvesChecked<T>): Template {
  return draft;
}
