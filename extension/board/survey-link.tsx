import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Labels } from '../../shared/model/labels.ts';
import { useWords } from '../look/language-context.ts';
import type { BoardData } from './load-board.ts';
import { pairedClient } from './paired-client.ts';
import { sayProblem } from './say-problem.ts';

/** SAT-2: a link that anybody may answer once, without a name; what it brings is counted with its brand. */
export function SurveyLink({ data }: { data: Pick<BoardData, 'brands' | 'drill' | 'permissions'> }): JSX.Element {
  const { t, pick } = useWords();
  const [group, setGroup] = useState(data.brands[0]?.id ?? 'all');
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<Labels | null>(null);
  if (!data.permissions.has('tickets.edit')) return <p class="list-foot s muted">{t('npsLinkReadOnly')}</p>;
  const make = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    try {
      const client = await pairedClient();
      setUrl((await client.inviteAnonymously({ body: { group, drill: data.drill } })).url);
    } catch (error) {
      setProblem(sayProblem(error));
    }
  };
  return (
    <form class="row wrap survey-link" onSubmit={(event) => void make(event)}>
      {data.brands.length > 1 && (
        <select
          class="btn sm"
          aria-label={t('boardBrand')}
          value={group}
          onChange={({ currentTarget }) => setGroup(currentTarget.value)}
        >
          {data.brands.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <button type="submit" class="btn sm">
        {t('npsLink')}
      </button>
      {url !== null && (
        <input
          class="field grow"
          readOnly
          aria-label={t('npsLinkHere')}
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
      {problem && (
        <p class="s bad" role="alert">
          {pick(problem)}
        </p>
      )}
    </form>
  );
}
