import type { JSX } from 'preact';
import { STRINGS } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { BoardDialog } from './board-dialog.tsx';
import { countNps, type NpsGroup } from './count-nps.ts';
import type { BoardData } from './load-board.ts';
import { SurveyLink } from './survey-link.tsx';

interface Props {
  readonly groups: readonly NpsGroup[];
  readonly data: Pick<BoardData, 'brands' | 'drill' | 'permissions'>;
  readonly onClose: () => void;
}

/** SAT-2: the sums that the NPS is counted of. Nobody's own answer is kept, so none is here. */
export function NpsList({ groups, data, onClose }: Props): JSX.Element {
  const { t, pick } = useWords();
  const columns = [t('npsRecommend'), t('npsBetween'), t('npsWarn'), t('figureNps')];
  return (
    <BoardDialog title={t('figureNps')} onClose={onClose}>
      <div class="list-table">
        {groups.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('npsGroup')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" class="n">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={`${group.month}${group.group}`}>
                  <td>
                    <span class="num">{group.month}</span> <bdi>{group.group}</bdi>
                  </td>
                  <td class="n num">{group.recommend}</td>
                  <td class="n num">{group.between}</td>
                  <td class="n num">{group.warn}</td>
                  <td class="n num">{countNps([group])?.score ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <SurveyLink data={data} />
      <p class="list-foot s muted">{groups.length === 0 ? t('listEmpty') : pick(STRINGS.figureNpsMeans)}</p>
    </BoardDialog>
  );
}
