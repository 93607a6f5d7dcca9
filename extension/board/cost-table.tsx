import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import { Block } from './block.tsx';
import type { CostCase, OpenList } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { writeYuan } from './write-yuan.ts';

interface Props {
  readonly costs: NonNullable<BoardData['costs']>;
  readonly onOpen: OpenList;
}

/** KPI-4: what the time after the sale costs. Sums come by import or API; without any there is nothing to show. */
export function CostTable({ costs, onOpen }: Props): JSX.Element {
  const { t, language } = useWords();
  const percent = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
  const yuan = (fen: number) => writeYuan(fen, language);
  const line = (of: CostCase, name: string, write: (sums: typeof costs.cost) => string) =>
    [of, name, write(costs.cost), write(costs.previous.cost)] as const;
  const rows = [
    line('sales', t('costSales'), ({ salesFen }) => yuan(salesFen)),
    line('costs', t('costAfterSales'), ({ costFen }) => yuan(costFen)),
    line('rate', t('costRate'), ({ costRate }) => percent(costRate)),
    line('coupons', t('costCoupons'), ({ couponsGivenFen }) => yuan(couponsGivenFen)),
    line('repurchases', t('costRepurchase'), ({ repurchaseRate }) => percent(repurchaseRate)),
  ];
  const isEmpty = costs.cost.salesFen === 0 && costs.cost.costFen === 0 && costs.cost.couponsGiven === 0;
  return (
    <Block
      title={t('costTitle')}
      means={costs.definitions.costRate}
      columns={[t('columnName'), t('columnNow'), t('columnBefore')]}
      empty={isEmpty ? t('costNone') : null}
    >
      {rows.map(([of, name, now, before]) => (
        <tr key={of} data-cost={of}>
          <td>{name}</td>
          <td class="n">
            <button type="button" class="plain num" onClick={() => onOpen({ what: 'costs', of })}>
              {now}
            </button>
          </td>
          <td class="n">
            <button type="button" class="plain num muted" onClick={() => onOpen({ what: 'costs', of, before: true })}>
              {before}
            </button>
          </td>
        </tr>
      ))}
    </Block>
  );
}
