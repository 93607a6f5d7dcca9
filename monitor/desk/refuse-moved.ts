import { StoreError } from '../store/sql/store-error.ts';

/**
 * Refuses to write over what somebody else changed after a form was opened. A field that both set to the same is no
 * clash, and one of which the form does not say what it saw is written. @throws StoreError `conflict` with
 * `details.moved`: the names of the fields.
 */
export function refuseMoved(now: object, wanted: object, seen: object | undefined): void {
  if (seen === undefined) return;
  const [is, saw] = [new Map(Object.entries(now)), new Map(Object.entries(seen))];
  const moved = Object.entries(wanted).flatMap(([field, value]) => {
    const before = is.get(field) ?? null;
    const isSame = before === (saw.get(field) ?? null) || before === (value ?? null);
    return isSame || saw.get(field) === undefined ? [] : [field];
  });
  if (moved.length > 0)
    throw new StoreError('conflict', `Somebody changed ${moved.join(', ')} meanwhile.`, { details: { moved } });
}
