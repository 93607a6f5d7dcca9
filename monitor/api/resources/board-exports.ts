import type { FastifyInstance } from 'fastify';
import { CAUSE_TABLE, listCauseRows } from '../../desk/exports/cause-table.ts';
import { listPeopleRows, PEOPLE_TABLE } from '../../desk/exports/people-table.ts';
import { listRisingRows, RISING_TABLE } from '../../desk/exports/rising-table.ts';
import type { ApiContext } from '../api-context.ts';
import { readCauses } from '../read-causes.ts';
import { readPeopleFigures } from '../read-people-figures.ts';
import { readRange } from '../read-range.ts';
import { readRising } from '../read-rising.ts';
import { type Call, registerFileRoute } from '../register-route.ts';
import { sendTable } from '../send-table.ts';

type Taken = Pick<Call<'exportCauses'>, 'query' | 'caller' | 'reply'>;

/** What the board says beside its figures, for spreadsheets: causes, the month of each person, what rises. */
export function registerBoardExports(app: FastifyInstance, context: ApiContext): void {
  const drill = context.workspace.drill;

  const causes = (name: 'exportCauses' | 'exportCausesXlsx') => async (call: Taken) => {
    const rows = listCauseRows(await readCauses(context, call.query));
    return sendTable(context, { ...call, name, columns: CAUSE_TABLE, readRows: async () => ({ rows, next: null }) });
  };
  const people = (name: 'exportPeople' | 'exportPeopleXlsx') => async (call: Taken) => {
    const { earlier } = readRange(call.query, drill);
    const [now, before] = await Promise.all([
      readPeopleFigures(context, call.query),
      readPeopleFigures(context, { ...call.query, ...earlier }),
    ]);
    const rows = [...listPeopleRows(now), ...listPeopleRows(before)];
    return sendTable(context, { ...call, name, columns: PEOPLE_TABLE, readRows: async () => ({ rows, next: null }) });
  };
  const rising = (name: 'exportRising' | 'exportRisingXlsx') => async (call: Taken) => {
    const rows = listRisingRows(await readRising(context, { ...call.query, drill: call.query.drill ?? drill }));
    return sendTable(context, { ...call, name, columns: RISING_TABLE, readRows: async () => ({ rows, next: null }) });
  };
  registerFileRoute(app, 'exportCauses', causes('exportCauses'));
  registerFileRoute(app, 'exportCausesXlsx', causes('exportCausesXlsx'));
  registerFileRoute(app, 'exportPeople', people('exportPeople'));
  registerFileRoute(app, 'exportPeopleXlsx', people('exportPeopleXlsx'));
  registerFileRoute(app, 'exportRising', rising('exportRising'));
  registerFileRoute(app, 'exportRisingXlsx', rising('exportRisingXlsx'));
}
