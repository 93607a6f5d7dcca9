import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import { STRINGS } from '../i18n/translate.ts';
import { formatInstant } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { linkTo } from '../panel/route.ts';
import { Block } from './block.tsx';
import { countedQuery } from './counted-query.ts';
import type { OpenList } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { useAsked } from './use-asked.ts';

interface Props {
  readonly data: BoardData;
  readonly onOpen: OpenList;
}

const ROWS = 10;

/** KPI-3: words that more posts hold than in the stretch before, and issues that several customers repeat. */
export function RisingTables({ data, onOpen }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const { query, period } = data;
  const ask = useCallback(
    (client: ApiClient) => {
      const { drill, brand = [], channel = [], since, before } = countedQuery({ query, period });
      return client.listRising({ query: { drill, brand, channel, since, before } });
    },
    [query, period],
  );
  const { answer, problem } = useAsked(ask);
  const waiting = problem ? pick(problem) : answer ? null : t('loading');
  const terms = (answer?.terms ?? []).slice(0, ROWS);
  const issues = (answer?.issues ?? []).slice(0, ROWS);
  return (
    <>
      <Block
        title={t('risingTitle')}
        means={STRINGS.risingMeans}
        columns={[t('risingTerm'), t('columnNow'), t('columnBefore')]}
        empty={waiting ?? (terms.length === 0 ? t('risingNone') : null)}
      >
        {terms.map(({ term, now, before }) => (
          <tr key={term} data-term={term}>
            <td>
              <bdi>{term}</bdi>
            </td>
            <td class="n">
              <button type="button" class="open num" onClick={() => onOpen({ what: 'term', of: term })}>
                {now}
              </button>
            </td>
            <td class="n">
              {before === 0 ? (
                <span class="muted num">0</span>
              ) : (
                <button type="button" class="open num" onClick={() => onOpen({ what: 'term', of: term, before: true })}>
                  {before}
                </button>
              )}
            </td>
          </tr>
        ))}
      </Block>
      <Block
        title={t('issueTitle')}
        means={STRINGS.issueMeans}
        columns={[t('issueWhat'), t('issuePeople'), t('issuePosts'), t('issueLast')]}
        empty={waiting ?? (issues.length === 0 ? t('issueNone') : null)}
      >
        {issues.map(({ storyId, title, posts, authors, lastAt }) => (
          <tr key={storyId}>
            <td>
              <a class="link" href={`sidepanel.html${linkTo('story', storyId)}`} target="_blank" rel="noreferrer">
                <bdi>{title}</bdi>
              </a>
            </td>
            <td class="n num">{authors}</td>
            <td class="n num">{posts}</td>
            <td class="n num muted">{formatInstant(lastAt, data.serverTime, language)}</td>
          </tr>
        ))}
      </Block>
    </>
  );
}
