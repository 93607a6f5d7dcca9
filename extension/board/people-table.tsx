import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import { useWords } from '../look/language-context.ts';
import { Block } from './block.tsx';
import { type Compared, compareWith } from './compare-figures.ts';
import { countedQuery } from './counted-query.ts';
import type { CaseWish, OpenList } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { useAsked } from './use-asked.ts';

/** KPI-5: the columns of the month's board: what is counted, which rows stand behind it, which way is better. */
const COLUMNS = [
  ['tickets', 'listTickets', { what: 'tickets', of: 'tickets' }, 'count', null],
  ['firstContactRate', 'figureFirstContact', { what: 'tickets', of: 'firstContactRate' }, 'share', 'higher'],
  ['overdueRate', 'figureTicketsLate', { what: 'tickets', of: 'overdueRate' }, 'share', 'lower'],
  ['satisfaction', 'figureCsat', { what: 'tickets', of: 'satisfaction' }, 'score', 'higher'],
  ['complaints', 'listComplaints', { what: 'tickets', of: 'complaints' }, 'count', null],
  ['answered', 'peopleAnswered', { what: 'mentions', of: 'answered' }, 'count', null],
  ['lateAnswerRate', 'peopleLate', { what: 'mentions', of: 'overdueRate' }, 'share', 'lower'],
] as const;

interface Props {
  readonly data: BoardData;
  readonly onOpen: OpenList;
}

/** KPI-5: the figures of each person beside those of the stretch before; an abusive complaint does not count against who kept the rules. */
export function PeopleTable({ data, onOpen }: Props): JSX.Element {
  const { t, pick } = useWords();
  const { query, period } = data;
  const ask = useCallback(
    async (client: ApiClient) => {
      const [now, before] = await Promise.all([
        client.listPeopleFigures({ query: countedQuery({ query, period }) }),
        client.listPeopleFigures({ query: countedQuery({ query, period }, true) }),
      ]);
      return { ...now, before: new Map(before.items.map((one) => [one.personId, one])) };
    },
    [query, period],
  );
  const { answer, problem } = useAsked(ask);
  const people = answer?.items ?? [];
  return (
    <Block
      title={t('peopleTitle')}
      means={answer?.definitions.excused}
      width="full"
      columns={[t('columnPerson'), ...COLUMNS.map(([, key]) => t(key))]}
      empty={problem ? pick(problem) : !answer ? t('loading') : people.length === 0 ? t('teamNone') : null}
    >
      {people.map((person) => (
        <tr key={person.personId} data-person={person.personId}>
          <th scope="row">
            {person.name ?? person.personId}
            {person.excused > 0 && <span class="xs muted detail">{t('peopleExcused', { n: person.excused })}</span>}
          </th>
          {COLUMNS.map(([of, , wish, unit, better]) => (
            <Cell
              key={of}
              compared={compareWith(person[of], answer?.before.get(person.personId)?.[of] ?? null, unit, better)}
              wish={{ ...wish, person: person.personId }}
              onOpen={onOpen}
            />
          ))}
        </tr>
      ))}
    </Block>
  );
}

function Cell(props: { compared: Compared; wish: CaseWish; onOpen: OpenList }): JSX.Element {
  const { t } = useWords();
  const { text, before, tone } = props.compared;
  const { wish } = props;
  return (
    <td class="n num">
      {text === '—' || text === '0' ? (
        text
      ) : (
        <button type="button" class="plain num" onClick={() => props.onOpen(wish)}>
          {text}
        </button>
      )}
      {before !== null && (
        <span class="xs detail">
          <button
            type="button"
            class={`plain num ${tone}`}
            aria-label={t('peopleBefore', { value: before })}
            onClick={() => props.onOpen({ ...wish, before: true })}
          >
            {before}
          </button>
        </span>
      )}
    </td>
  );
}
