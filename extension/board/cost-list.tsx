import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import { DAY_SUM_WORDS } from '../i18n/term-labels.ts';
import { useWords } from '../look/language-context.ts';
import { BoardDialog } from './board-dialog.tsx';
import { sumsBehind } from './cost-sums.ts';
import type { ListWish } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { nameList } from './name-list.ts';
import { useAsked } from './use-asked.ts';
import { writeYuan } from './write-yuan.ts';

interface Props {
  readonly wish: Extract<ListWish, { what: 'costs' }>;
  readonly data: BoardData;
  readonly onClose: () => void;
}

/** KPI-4: the sums of days that a line of the costs was counted of, the last day first. */
export function CostList({ wish, data, onClose }: Props): JSX.Element {
  const words = useWords();
  const { t, pick, language } = words;
  const range = wish.before ? data.costs?.previous : data.costs?.range;
  const { brand } = data.query;
  const ask = useCallback(
    async (client: ApiClient) =>
      range === undefined
        ? { items: [] }
        : client.listDaySums({ query: { from: range.from, to: range.to, ...(brand === undefined ? {} : { brand }) } }),
    [range, brand],
  );
  const { answer, problem } = useAsked(ask);
  const sums = sumsBehind(wish.of, answer?.items ?? []);
  return (
    <BoardDialog title={nameList(wish, data, words)} onClose={onClose}>
      <div class="list-table">
        {sums.rows.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('costDay')}</th>
                <th scope="col">{t('costKind')}</th>
                <th scope="col" class="n">
                  {t('costCount')}
                </th>
                <th scope="col" class="n">
                  {t('costAmount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sums.rows.map(({ day, kind, amountFen, count }) => (
                <tr key={`${day}${kind}`}>
                  <td class="num">{day}</td>
                  <td>{pick(DAY_SUM_WORDS[kind])}</td>
                  <td class="n num">{count}</td>
                  <td class="n num">{writeYuan(amountFen, language)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              {sums.totals.map(({ kind, amountFen, count }) => (
                <tr key={kind}>
                  <th scope="row">{t('costTotal')}</th>
                  <td>{pick(DAY_SUM_WORDS[kind])}</td>
                  <td class="n num">{count}</td>
                  <td class="n num">{writeYuan(amountFen, language)}</td>
                </tr>
              ))}
            </tfoot>
          </table>
        )}
      </div>
      <p class="list-foot s muted" role="status">
        {problem ? pick(problem) : !answer ? t('loading') : sums.rows.length === 0 ? t('listEmpty') : t('costSent')}
      </p>
    </BoardDialog>
  );
}
