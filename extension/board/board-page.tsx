import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { STRINGS } from '../i18n/translate.ts';
import { Mark } from '../look/icons.tsx';
import { LanguageContext, useWords } from '../look/language-context.ts';
import { loadSiteNames } from '../look/name-site.ts';
import { type Look, useLook } from '../look/use-look.ts';
import { EmptyState } from '../panel/empty-state.tsx';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { readPairing } from '../sync/pairing-store.ts';
import { type BoardAddress, RANGE_MS, RANGES, type Range, readAddress, writeAddress } from './board-address.ts';
import { type Bucket, bucketMentions, countable, type Period, periodBefore } from './board-figures.ts';
import { BoardList } from './board-list.tsx';
import { DropTable, SiteTable, SourceTable, TeamTable, TimeSpent, TopicTable } from './board-tables.tsx';
import { FigureCards } from './figure-cards.tsx';
import { type BoardData, loadBoard, MOST_MENTIONS } from './load-board.ts';
import { MentionChart } from './mention-chart.tsx';
import { saveCsv } from './save-csv.ts';

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

async function load({ range, brand }: BoardAddress): Promise<BoardData> {
  const pairing = await readPairing();
  if (!pairing || pairing.expired) throw new ApiError(401, { code: 'not-paired', message: STRINGS.boardAlone });
  await loadSiteNames();
  return loadBoard(createMonitorClient(pairing), Date.now() - 2 * RANGE_MS[range].length, brand);
}

function Figures({ data, address }: { data: BoardData; address: BoardAddress }): JSX.Element {
  const { t } = useWords();
  const { length, bucket } = RANGE_MS[address.range];
  const [open, setOpen] = useState<{ name: string; mentions: readonly Mention[] } | null>(null);
  const { period, now, before, buckets } = useMemo(() => {
    const to = Math.ceil(data.serverTime / bucket) * bucket;
    const period: Period = { from: to - length, to };
    const now = countable(data.mentions, period, data.drill);
    const before = countable(data.mentions, periodBefore(period), data.drill);
    return { period: { ...period, to: data.serverTime }, now, before, buckets: bucketMentions(now, period, bucket) };
  }, [data, length, bucket]);
  const onOpen = useCallback((name: string, mentions: readonly Mention[]) => setOpen({ name, mentions }), []);
  const onBucket = useCallback(
    (one: Bucket) => onOpen(new Date(one.from).toLocaleString(document.documentElement.lang), one.all),
    [onOpen],
  );
  return (
    <main class="board">
      <BoardHead data={data} address={address} onExport={() => saveCsv(now, data.people)} />
      {data.capped && <p class="s muted capped">{t('boardCapped', { n: MOST_MENTIONS })}</p>}
      <div class="grid">
        <FigureCards
          now={now}
          before={before}
          tickets={data.tickets}
          period={period}
          withDrill={data.drill}
          onOpen={onOpen}
        />
        <section class="card block wide">
          <MentionChart buckets={buckets} onOpen={onBucket} />
        </section>
        <TimeSpent now={now} />
        <DropTable now={now} before={before} at={data.serverTime} onOpen={onOpen} />
        <TopicTable now={now} before={before} onOpen={onOpen} />
        <TeamTable now={now} people={data.people} onOpen={onOpen} />
        <SiteTable now={now} before={before} onOpen={onOpen} />
        <SourceTable sources={data.sources} at={data.serverTime} />
      </div>
      {open && <BoardList name={open.name} mentions={open.mentions} onClose={() => setOpen(null)} />}
    </main>
  );
}

interface HeadProps {
  readonly data: BoardData;
  readonly address: BoardAddress;
  readonly onExport: () => void;
}

function BoardHead({ data, address, onExport }: HeadProps): JSX.Element {
  const { t } = useWords();
  const go = (change: Partial<BoardAddress>) => {
    location.hash = writeAddress({ ...address, ...change });
  };
  return (
    <header class="board-head">
      <Mark />
      <h1>{t('boardTitle')}</h1>
      {data.drill && <span class="tag blue">{t('drill')}</span>}
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
      <button type="button" class="btn sm" onClick={onExport}>
        {t('boardExport')}
      </button>
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
