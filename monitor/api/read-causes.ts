import type { ApiAnswer, ApiQuery } from '../../shared/api.ts';
import { explainChange } from '../../shared/service/explain-drop.ts';
import { figureTargets } from '../../shared/service/figure-targets.ts';
import type { ApiContext } from './api-context.ts';
import { readRange } from './read-range.ts';

/** KPI-2: each figure beside its target and the stretch before, with what moved it. @throws ApiFault `bad-range`. */
export async function readCauses(
  { reader, clock, workspace }: Pick<ApiContext, 'reader' | 'clock' | 'workspace'>,
  query: ApiQuery<'explainFigures'>,
): Promise<ApiAnswer<'explainFigures'>> {
  const { range, earlier, filter } = readRange(query, workspace.drill);
  const now = clock.now();
  const [parts, before] = await Promise.all([
    reader.readFigureParts({ ...filter, ...range }, now),
    reader.readFigureParts({ ...filter, ...earlier }, now),
  ]);
  const items = figureTargets.map(({ id, labels, better, target, dropBy, minCases }) => {
    const policy = { id, labels, better, target, dropBy, minCases };
    const { causes, ...change } = explainChange(policy, parts[id], before[id]);
    return { ...policy, ...change, causes: causes.map((cause) => ({ ...cause })) };
  });
  return { range, previous: earlier, items };
}
