import type { ApiAnswer, ApiQuery } from '../../shared/api.ts';
import { listPeople } from '../store/people/people.ts';
import type { ApiContext } from './api-context.ts';
import { FIGURE_DEFINITIONS } from './figure-definitions.ts';
import { readRange } from './read-range.ts';

/** KPI-5: the figures of each person. @throws ApiFault `bad-range`. */
export async function readPeopleFigures(
  { reader, readDb, clock, workspace }: Pick<ApiContext, 'reader' | 'readDb' | 'clock' | 'workspace'>,
  query: ApiQuery<'listPeopleFigures'>,
): Promise<ApiAnswer<'listPeopleFigures'>> {
  const { range, filter } = readRange(query, workspace.drill);
  const people = new Map((await listPeople(readDb)).map((person) => [person.id, person]));
  const items = (await reader.readPeopleFigures({ ...filter, ...range }, clock.now())).map(
    ({ firstContact, overdue, ratings, late, ...counts }) => ({
      ...counts,
      name: people.get(counts.personId)?.name ?? null,
      role: people.get(counts.personId)?.role ?? null,
      firstContactRate: share(firstContact, counts.resolved),
      overdueRate: share(overdue, counts.tickets - counts.excused),
      satisfaction: share(ratings, counts.rated),
      lateAnswerRate: share(late, counts.owed),
    }),
  );
  return { range, items, definitions: { ...FIGURE_DEFINITIONS } };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
