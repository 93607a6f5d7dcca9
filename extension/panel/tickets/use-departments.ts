import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { Params, StringKey } from '../../i18n/translate.ts';
import { useAnswer } from '../use-answer.ts';

export type Department = ApiAnswer<'listDepartments'>['items'][number];

const read = (client: ApiClient) => client.listDepartments();

/** Who belongs where and has how much at hand, for whoever hands work over; empty until it is known. */
export function useDepartments(live: boolean): readonly Department[] {
  return useAnswer(read, live ? 0 : null).answer?.items ?? [];
}

/** `手上 3 · 不当班`, behind a name; empty where nothing is known of the person. */
export function sayLoad(
  departments: readonly Department[],
  personId: string,
  t: (key: StringKey, params?: Params) => string,
): string {
  const known = departments.flatMap(({ members }) => members).filter((one) => one.personId === personId);
  const [first] = known;
  if (!first) return '';
  const isOff = known.every(({ onDuty }) => !onDuty);
  return [t('loadOpen', { n: first.openTickets }), ...(isOff ? [t('loadOff')] : [])].join(' · ');
}
