import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { STRINGS, translate } from '../i18n/translate.ts';
import { Mark } from '../look/icons.tsx';
import { LanguageContext, useWords } from '../look/language-context.ts';
import { loadSiteNames } from '../look/name-site.ts';
import { type Look, useLook } from '../look/use-look.ts';
import { EmptyState } from '../panel/empty-state.tsx';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { readPairing } from '../sync/pairing-store.ts';
import { type BoardAddress, RANGE_MS, RANGES, type Range, readAddress, writeAddress } from './board-address.ts';
import { BoardExports } from './board-exports.tsx';
import { BoardList, type ListWish } from './board-list.tsx';
import { type Bucket, bucketGroups } from './board-series.ts';
import { DropTable, SiteTable, SourceTable, TeamTable, TimeSpent, TopicTable } from './board-tables.tsx';
import { FigureCards } from './figure-cards.tsx';
import { CostTable, ImprovementTable } from './house-tables.tsx';
import { type BoardData, loadBoard } from './load-board.ts';
import { MentionChart } from './mention-chart.tsx';

const RANGE_KEYS = { day: 'boardDay', week: 'boardWeek', month: 'boardMonth' } as const;

/** The full page of figures: every number opens its list. */
export function BoardPage({ look }: { look: Look }): JSX.Element {
  const { language } = useLook(look);
  return (
    <LanguageContext.Provider value={language}>
      <Board />
    </LanguageContext.Provider>
  );
}

function Board(): JSX.Element {
  const { t, pick } = useWords();
  const address = useAddress();
  const [data, setData] = useState<BoardData | null>(null);
  const [problem, setProblem] = useState<Labels | null>(null);
  useEffect(() => {
    let current = true;
    load(address).then(
      (loaded) => {
        if (!current) return;
        setData(loaded);
        setProblem(null);
      },
      (error: unknown) => {
        if (!(error instanceof ApiError)) console.error('[earshot]', error);
        if (current) setProblem(error instanceof ApiError ? error.labels : STRINGS.wentWrong);
      },
    );
    return () => {
      current = false;
    };
  }, [address]);
  if (problem) return <EmptyState kind="offline" title={pick(problem)} />;
  if (!data) return <EmptyState kind="loading" title={t('loading')} />;
  return <Figures data={data} address={address} />;
}

async function load(address: BoardAddress): Promise<BoardData> {
  const pairing = await readPairing();
  if (!pairing || pairing.expired) throw new ApiError(401, { code: 'not-paired', message: STRINGS.boardAlone });
  await loadSiteNames();
  return loadBoard(createMonitorClient(pairing), address);
}

function Figures({ data, address }: { data: BoardData; address: BoardAddress }): JSX.Element {
  const { language } = useWords();
  const { figures, period } = data;
  const { bucket } = RANGE_MS[address.range];
  const [open, setOpen] = useState<ListWish | null>(null);
  const buckets = useMemo(
    () => bucketGroups(figures.groups, period, bucket, -new Date(period.from).getTimezoneOffset() * 60_000),
    [figures, period, bucket],
  );
  const query = useMemo(
    () => ({
      since: period.from,
      before: period.to,
      drill: data.drill,
      ...(address.brand === null ? {} : { brand: [address.brand] }),
    }),
    [period, data.drill, address.brand],
  );
  const onOpen = useCallback((wish: ListWish) => setOpen(wish), []);
  const onBucket = useCallback(
    (one: Bucket, negative = false) => {
      const at = new Date(one.from).toLocaleString(document.documentElement.lang);
      setOpen({
        name: negative ? `${at} · ${translate(language, 'chartNegative')}` : at,
        query: { ...query, since: one.from, before: one.to, ...(negative ? { sentiment: ['neg'] } : {}) },
      });
    },
    [query, language],
  );
  const shared = { figures, query, onOpen };
  return (
    <main class={`board ${data.drill ? 'is-drill' : ''}`}>
      <BoardHead data={data} address={address} />
      <div class="grid">
        <FigureCards {...shared} nps={data.nps} at={data.serverTime} />
        <section class="card block wide">
          <MentionChart buckets={buckets} onOpen={onBucket} />
        </section>
        <TimeSpent figures={figures} />
        <DropTable {...shared} at={data.serverTime} />
        <TopicTable {...shared} />
        <TeamTable {...shared} people={data.people} />
        <SiteTable {...shared} />
        {data.costs && <CostTable costs={data.costs} />}
        {data.improvements && (
          <ImprovementTable improvements={data.improvements} people={data.people} at={data.serverTime} />
        )}
        <SourceTable sources={data.sources} at={data.serverTime} />
      </div>
      {open && <BoardList key={open.name} wish={open} onClose={() => setOpen(null)} />}
    </main>
  );
}

interface HeadProps {
  readonly data: BoardData;
  readonly address: BoardAddress;
}

function BoardHead({ data, address }: HeadProps): JSX.Element {
  const { t } = useWords();
  const go = (change: Partial<BoardAddress>) => {
    location.hash = writeAddress({ ...address, ...change });
  };
  return (
    <header class="board-head">
      <Mark />
      <h1>{t('boardTitle')}</h1>
      {data.drill && <span class="drill-sign">{t('drill')}</span>}
      {data.brands.length > 1 && (
        <select
          class="btn sm"
          aria-label={t('boardBrand')}
          value={address.brand ?? ''}
          onChange={(event) => go({ brand: event.currentTarget.value || null })}
        >
          <option value="">{t('boardAnyBrand')}</option>
          {data.brands.map((brand) => (
            <option key={brand.id} value={brand.id}>
              {brand.name}
            </option>
          ))}
        </select>
      )}
      <select
        class="btn sm"
        aria-label={t('boardRange')}
        value={address.range}
        onChange={(event) => go({ range: event.currentTarget.value as Range })}
      >
        {RANGES.map((range) => (
          <option key={range} value={range}>
            {t(RANGE_KEYS[range])}
          </option>
        ))}
      </select>
      <span class="s muted grow note">{data.drill ? t('boardCountsDrill') : t('boardCounts')}</span>
      <details class="drop">
        <summary class="btn sm" aria-label={t('helpAbout')}>
          ?
        </summary>
        <p class="card menu s about">{t('aboutBoard')}</p>
      </details>
      {!data.onlyDrill && (
        <button type="button" class="btn sm" aria-pressed={data.drill} onClick={() => go({ drill: !address.drill })}>
          {t(data.drill ? 'boardReal' : 'boardPractice')}
        </button>
      )}
      <BoardExports data={data} address={address} />
      <button type="button" class="btn sm" onClick={() => print()}>
        {t('boardPrint')}
      </button>
    </header>
  );
}

function useAddress(): BoardAddress {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return address;
}
