/** What a person changed in a form, and what stood in each of these fields when they began to. */
export interface FieldDraft<T extends object> {
  readonly change: Partial<T>;
  readonly seen: Partial<T>;
}

/** A field that somebody else set to something else while this person was writing in it. */
export interface FieldClash<T extends object> {
  readonly field: keyof T & string;
  readonly mine: T[keyof T] | undefined;
  readonly theirs: T[keyof T] | undefined;
}

/** How a clash is settled; `both`: theirs, and mine below it. */
export type Settlement = 'mine' | 'theirs' | 'both';

/** Nothing is changed yet. */
export const NO_CHANGE = { change: {}, seen: {} } as const;

/** The draft with more fields changed. @param now what stands there. */
export function changeFields<T extends object>(draft: FieldDraft<T>, now: T, more: Partial<T>): FieldDraft<T> {
  const first = namesOf(more).filter((field) => !(field in draft.seen));
  return {
    change: { ...draft.change, ...more },
    seen: { ...draft.seen, ...pickFields(now, first) },
  };
}

/** The clashes of a draft with what stands there now. What both set to the same is none. */
export function listClashes<T extends object>({ change, seen }: FieldDraft<T>, now: T): FieldClash<T>[] {
  return namesOf(change).flatMap((field) =>
    isSame(seen[field], now[field]) || isSame(change[field], now[field])
      ? []
      : [{ field, mine: change[field], theirs: now[field] }],
  );
}

/** The draft with one clash settled. */
export function settleClash<T extends object>(
  draft: FieldDraft<T>,
  now: T,
  field: keyof T & string,
  how: Settlement,
): FieldDraft<T> {
  const { [field]: mine, ...others } = draft.change as Record<string, unknown>;
  const { [field]: _, ...seen } = draft.seen as Record<string, unknown>;
  if (how === 'theirs') return { change: others, seen } as unknown as FieldDraft<T>;
  const words = how === 'both' ? `${String(now[field])}\n${String(mine)}` : mine;
  return {
    change: { ...draft.change, [field]: words },
    seen: { ...draft.seen, ...pickFields(now, [field]) },
  };
}

function namesOf<T extends object>(fields: Partial<T>): (keyof T & string)[] {
  return Object.keys(fields) as (keyof T & string)[];
}

/** A field that is not there yet was seen empty. */
function pickFields<T extends object>(from: T, fields: readonly (keyof T & string)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) as Partial<T>;
}

/** Empty, not given and not there are one. */
function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (value === '' || value === undefined ? null : value);
  return plain(one) === plain(other);
}
