import type { JSX } from 'preact';
import { IMPROVEMENT_WORDS } from '../i18n/term-labels.ts';
import { useWords } from '../look/language-context.ts';
import { Block } from './block.tsx';
import type { BoardData } from './load-board.ts';

/** KPI-4: what the time after the sale costs. Sums come by import or API; without any there is nothing to show. */
export function CostTable({ costs }: { costs: NonNullable<BoardData['costs']> }): JSX.Element {
  const { t, language } = useWords();
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  const percent = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
  const yuan = (fen: number) => money.format(fen / 100);
  const rows = [
    [t('costSales'), yuan(costs.cost.salesFen), yuan(costs.previous.cost.salesFen)],
    [t('costAfterSales'), yuan(costs.cost.costFen), yuan(costs.previous.cost.costFen)],
    [t('costRate'), percent(costs.cost.costRate), percent(costs.previous.cost.costRate)],
    [t('costCoupons'), yuan(costs.cost.couponsGivenFen), yuan(costs.previous.cost.couponsGivenFen)],
    [t('costRepurchase'), percent(costs.cost.repurchaseRate), percent(costs.previous.cost.repurchaseRate)],
  ] as const;
  const isEmpty = costs.cost.salesFen === 0 && costs.cost.costFen === 0 && costs.cost.couponsGiven === 0;
  return (
    <Block
      title={t('costTitle')}
      columns={[t('columnName'), t('columnNow'), t('columnBefore')]}
      empty={isEmpty ? t('costNone') : null}
    >
      {rows.map(([name, now, before]) => (
        <tr key={name}>
          <td>{name}</td>
          <td class="n num">{now}</td>
          <td class="n num muted">{before}</td>
        </tr>
      ))}
    </Block>
  );
}

const STATE_TONES = { 'not-started': '', running: 'blue', done: 'green', 'to-improve': 'orange' } as const;

/** KPI-6: the improvement table (流程优化执行表), the nearest date first. */
export function ImprovementTable({
  improvements,
  people,
  at,
}: Pick<BoardData, 'people'> & {
  improvements: NonNullable<BoardData['improvements']>;
  at: number;
}): JSX.Element {
  const { t, pick, language } = useWords();
  const date = new Intl.DateTimeFormat(language, { month: '2-digit', day: '2-digit' });
  return (
    <Block
      title={t('improvementTitle')}
      columns={[t('improvementStep'), t('improvementOwner'), t('improvementDue'), t('columnState')]}
      empty={improvements.length === 0 ? t('improvementNone') : null}
    >
      {improvements.map((one) => {
        const isLate = one.dueAt !== null && one.dueAt < at && one.state !== 'done';
        return (
          <tr key={one.id}>
            <td>
              <bdi>{one.step}</bdi>
              <span class="s muted detail">
                <bdi>{one.action}</bdi>
              </span>
            </td>
            <td class="n">{one.ownerId === null ? '—' : (people.get(one.ownerId) ?? one.ownerId)}</td>
            <td class={`n num ${isLate ? 'bad' : ''}`}>{one.dueAt === null ? '—' : date.format(one.dueAt)}</td>
            <td class="n">
              <span class={`tag ${STATE_TONES[one.state]}`}>{pick(IMPROVEMENT_WORDS[one.state])}</span>
            </td>
          </tr>
        );
      })}
    </Block>
  );
}
