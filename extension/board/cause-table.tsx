import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import { STRINGS } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { Block } from './block.tsx';
import { countedQuery } from './counted-query.ts';
import { type Cause, type ExplainedFigure, meanOf, rowsBehind, writeChange, writeFigure } from './explain-figure.ts';
import type { CaseWish, OpenList } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { MeasureButton } from './measure-button.tsx';
import { namePart } from './name-part.ts';
import { useAsked } from './use-asked.ts';

interface Props {
  readonly data: BoardData;
  readonly onOpen: OpenList;
  /** Null: this role makes no measures. */
  readonly onMeasure: ((step: string) => void) | null;
}

/** KPI-1, KPI-2: each figure beside its target and the stretch before; under a drop what moved it. */
export function CauseTable({ data, onOpen, onMeasure }: Props): JSX.Element {
  const { t, pick } = useWords();
  const { query, period } = data;
  const ask = useCallback(
    (client: ApiClient) => client.explainFigures({ query: countedQuery({ query, period }) }),
    [query, period],
  );
  const { answer, problem } = useAsked(ask);
  const counted = (answer?.items ?? []).filter(({ now, before }) => now !== null || before !== null);
  const lines = counted.sort((a, b) => Number(b.isDrop) - Number(a.isDrop));
  return (
    <Block
      title={t('causeTitle')}
      means={STRINGS.causeMeans}
      width="full"
      columns={[t('columnFigure'), t('columnNow'), t('columnBefore'), t('columnMoved'), t('columnTarget')]}
      empty={problem ? pick(problem) : !answer ? t('loading') : lines.length === 0 ? t('figureNone') : null}
    >
      {lines.map((figure) => (
        <FigureLines key={figure.id} figure={figure} data={data} onOpen={onOpen} onMeasure={onMeasure} />
      ))}
    </Block>
  );
}

function FigureLines({ figure, data, onOpen, onMeasure }: Props & { figure: ExplainedFigure }): JSX.Element {
  const words = useWords();
  const { t, pick, language } = words;
  const { id, now, before, target, better, missesTarget, isDrop, causes } = figure;
  const worse = (change: number) => (better === 'higher' ? change < 0 : change > 0);
  const change = now === null || before === null ? null : now - before;
  const name = pick(figure.labels);
  return (
    <>
      <tr data-figure={id}>
        <th scope="row">
          {name}
          {isDrop && <span class="tag red">{t('causeDrop')}</span>}
        </th>
        <Value text={writeFigure(id, now, language)} bad={missesTarget} wish={rowsBehind(id, null)} onOpen={onOpen} />
        <Value text={writeFigure(id, before, language)} wish={rowsBehind(id, null, true)} onOpen={onOpen} />
        <td class={`n num ${change === null || change === 0 ? 'muted' : worse(change) ? 'bad' : 'good'}`}>
          {change === null ? '—' : writeChange(id, change, language)}
        </td>
        <td class="n num muted">{writeFigure(id, target, language)}</td>
      </tr>
      {causes.map((cause) => {
        const { kind, name: part } = namePart(cause, data, words);
        const moved = writeChange(id, cause.share, language);
        return (
          <tr key={`${cause.by}${cause.key}`} class="cause" data-cause={`${cause.by}:${cause.key}`}>
            <td>
              <span class="muted">{kind}</span> <bdi>{part}</bdi>{' '}
              <span class="tag">{t(cause.because === 'worse' ? 'causeWorse' : 'causeMore')}</span>
              {onMeasure && (
                <MeasureButton cause={t('measureOfCause', { figure: name, kind, part, moved })} onMeasure={onMeasure} />
              )}
            </td>
            <Part id={id} tally={cause.now} wish={rowsBehind(id, cause)} onOpen={onOpen} />
            <Part id={id} tally={cause.before} wish={rowsBehind(id, cause, true)} onOpen={onOpen} />
            <td class="n num bad">{moved}</td>
            <td />
          </tr>
        );
      })}
    </>
  );
}

function Part(props: {
  readonly id: ExplainedFigure['id'];
  readonly tally: Cause['now'];
  readonly wish: CaseWish | null;
  readonly onOpen: OpenList;
}): JSX.Element {
  const { t, language } = useWords();
  const { cases } = props.tally;
  const text = writeFigure(props.id, meanOf(props.tally), language);
  return <Value {...props} text={text} beside={cases === 0 ? null : t('causeCases', { n: cases })} />;
}

function Value(props: {
  readonly text: string;
  readonly beside?: string | null;
  readonly bad?: boolean;
  /** Null: there is no list of it. */
  readonly wish: CaseWish | null;
  readonly onOpen: OpenList;
}): JSX.Element {
  const { text, beside = null, bad = false, wish, onOpen } = props;
  const tone = bad ? 'bad' : '';
  return (
    <td class={`n num ${tone}`}>
      {wish === null || text === '—' ? (
        text
      ) : (
        <button type="button" class={`plain num ${tone}`} onClick={() => onOpen(wish)}>
          {text}
        </button>
      )}
      {beside !== null && <span class="xs muted detail">{beside}</span>}
    </td>
  );
}
