import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ApiClient } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { saveFile } from '../look/save-file.ts';
import { drawPicture } from './draw-picture.ts';
import { type BoardData, ZONE } from './load-board.ts';
import { pairedClient } from './paired-client.ts';
import { sayProblem } from './say-problem.ts';

interface Props {
  readonly data: BoardData;
}

type File = Awaited<ReturnType<ApiClient['exportFigures']>>;
type Kind = 'csv' | 'xlsx';

/** What can be taken along: the figures, the posts and the tickets behind them, and the board as a picture. */
export function BoardExports({ data }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  const [problem, setProblem] = useState<Labels | null>(null);
  const { from: since, to: before } = data.period;
  const day = new Date(before).toISOString().slice(0, 10);
  const { calendar, ...rest } = data.query;
  const query = { ...rest, since, before, lang: language, zone: ZONE } as const;
  const inHours = calendar === undefined ? {} : { calendar };
  const take = (work: () => Promise<void>) => {
    setProblem(null);
    work().then(
      () => menu.current?.removeAttribute('open'),
      (error: unknown) => setProblem(sayProblem(error)),
    );
  };
  const fromMonitor = (name: string, ask: (client: ApiClient) => Promise<File>) =>
    take(async () => saveFile(await ask(await pairedClient()), `earshot-${name}`));
  const counted = { query: { ...query, ...inHours } };
  const tables: readonly [StringKey, (kind: Kind) => (client: ApiClient) => Promise<File>, string][] = [
    [
      'exportFigures',
      (kind) => (client) => (kind === 'csv' ? client.exportFigures(counted) : client.exportFiguresXlsx(counted)),
      'figures',
    ],
    [
      'exportCauses',
      (kind) => (client) => (kind === 'csv' ? client.exportCauses(counted) : client.exportCausesXlsx(counted)),
      'causes',
    ],
    [
      'exportPeople',
      (kind) => (client) => (kind === 'csv' ? client.exportPeople(counted) : client.exportPeopleXlsx(counted)),
      'people',
    ],
    [
      'exportRising',
      (kind) => (client) => (kind === 'csv' ? client.exportRising({ query }) : client.exportRisingXlsx({ query })),
      'rising',
    ],
    [
      'exportPosts',
      (kind) => (client) => {
        const asked = { query: { ...query, all: true } };
        return kind === 'csv' ? client.exportMentions(asked) : client.exportMentionsXlsx(asked);
      },
      'posts',
    ],
    [
      'exportTickets',
      (kind) => (client) => (kind === 'csv' ? client.exportTickets({ query }) : client.exportTicketsXlsx({ query })),
      'tickets',
    ],
  ];
  return (
    <details class="drop exports" ref={menu}>
      <summary class="btn sm">{t('boardExport')}</summary>
      <fieldset class="card menu" aria-label={t('boardExport')}>
        {tables.map(([key, ask, name]) => (
          <div class="row" key={key}>
            <span class="grow s">{t(key)}</span>
            {(['csv', 'xlsx'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                class="btn sm"
                data-export={`${name}.${kind}`}
                aria-label={`${t(key)} ${kind.toUpperCase()}`}
                onClick={() => fromMonitor(`${name}-${day}.${kind}`, ask(kind))}
              >
                {kind.toUpperCase()}
              </button>
            ))}
          </div>
        ))}
        <div class="row">
          <span class="grow s">{t('exportPicture')}</span>
          <button
            type="button"
            class="btn sm"
            data-export="board.png"
            aria-label={`${t('exportPicture')} PNG`}
            onClick={() => take(async () => saveFile(await drawPicture(document), `earshot-${day}.png`))}
          >
            PNG
          </button>
        </div>
        {problem && (
          <p class="s bad" role="alert">
            {pick(problem)}
          </p>
        )}
      </fieldset>
    </details>
  );
}
