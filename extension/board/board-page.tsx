import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Labels } from '../../shared/model/labels.ts';
import { CONTACT_CHANNELS } from '../../shared/model/ticket.ts';
import { WORKING_CALENDARS } from '../../shared/service/named-calendars.ts';
import { HELP_STRINGS } from '../i18n/help-strings.ts';
import { CHANNEL_WORDS } from '../i18n/term-labels.ts';
import { Mark } from '../look/icons.tsx';
import { LanguageContext, useWords, type Words } from '../look/language-context.ts';
import { loadSiteNames } from '../look/name-site.ts';
import { type Look, useLook } from '../look/use-look.ts';
import { EmptyState } from '../panel/empty-state.tsx';
import { type BoardAddress, type BoardScope, RANGE_MS, RANGES, readAddress, writeAddress } from './board-address.ts';
import { BoardExports } from './board-exports.tsx';
import { offsetHere } from './board-period.ts';
import { type Bucket, bucketGroups } from './board-series.ts';
import { DropTable, SiteTable, SourceTable, TeamTable, TimeSpent, TopicTable } from './board-tables.tsx';
import { CauseTable } from './cause-table.tsx';
import { Choice } from './choice.tsx';
import { CostTable } from './cost-table.tsx';
import { CountingCards } from './counting-cards.tsx';
import { FigureCards } from './figure-cards.tsx';
import { type Improvement, putRow } from './improvement-draft.ts';
import { ImprovementTable } from './improvement-table.tsx';
import type { ListWish, OpenList } from './list-wish.ts';
import { type BoardData, loadBoard } from './load-board.ts';
import { MentionChart } from './mention-chart.tsx';
import { OpenedList } from './opened-list.tsx';
import { pairedClient } from './paired-client.ts';
import { PeopleTable } from './people-table.tsx';
import { RisingTables } from './rising-table.tsx';
import { sayProblem } from './say-problem.ts';

const RANGE_KEYS = { day: 'boardDay', week: 'boardWeek', month: 'boardMonth' } as const;
const CALENDAR_KEYS = { 'cn-service': 'boardServiceHours', 'cn-office': 'boardOfficeHours' } as const;

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
  const [counting, setCounting] = useState(true);
  const [problem, setProblem] = useState<Labels | null>(null);
  // A list over the board changes the address, and nothing of what is counted.
  const scope = writeAddress({ ...address, list: null });
  useEffect(() => {
    let current = true;
    setCounting(true);
    const show = (loaded: BoardData) => {
      if (!current) return;
      // The figures that stand are looked at until the others are counted.
      setData((before) => (loaded.figures === null && before?.figures ? before : loaded));
      setCounting(loaded.figures === null);
      setProblem(null);
    };
    load(readAddress(scope), show).catch((error: unknown) => {
      if (current) setProblem(sayProblem(error));
    });
    return () => {
      current = false;
    };
  }, [scope]);
  if (problem || !data)
    return (
      <main class="board-empty">
        <h1 class="sr">{t('boardTitle')}</h1>
        <EmptyState kind={problem ? 'offline' : 'loading'} title={problem ? pick(problem) : t('loading')} />
      </main>
    );
  return <Figures data={data} address={address} counting={counting} />;
}

async function load(address: BoardScope, show: (data: BoardData) => void): Promise<void> {
  const client = await pairedClient();
  await loadSiteNames();
  await loadBoard(client, address, show);
}

interface FiguresProps {
  readonly data: BoardData;
  readonly address: BoardAddress;
  /** Others are on their way. */
  readonly counting: boolean;
}

function Figures({ data, address, counting }: FiguresProps): JSX.Element {
  const { onOpen, onClose } = useList(address);
  const { figures, npsGroups, people, period, costs, sources, serverTime } = data;
  const [improvements, setImprovements] = useState<readonly Improvement[] | null>(data.improvements);
  useEffect(() => setImprovements(data.improvements), [data.improvements]);
  const [proposed, setProposed] = useState<string | null>(null);
  const onMeasure = data.permissions.has('desk.manage') && improvements !== null ? setProposed : null;
  return (
    <main class={`board ${data.drill ? 'is-drill' : ''}`}>
      <BoardHead data={data} address={address} />
      <div class="grid" aria-busy={counting}>
        {figures === null ? (
          <CountingCards counts={data.counts} />
        ) : (
          <>
            <Counted
              {...{ figures, npsGroups, people, period, onOpen, onMeasure }}
              bucketMs={RANGE_MS[address.range].bucket}
            />
            <RisingTables {...{ data, onOpen }} />
            <CauseTable {...{ data, onOpen, onMeasure }} />
            <PeopleTable {...{ data, onOpen }} />
          </>
        )}
        {costs && <CostTable costs={costs} onOpen={onOpen} />}
        {improvements && (
          <ImprovementTable
            {...{ data, improvements, proposed }}
            onProposed={setProposed}
            onSaved={(row) => setImprovements(putRow(improvements, row))}
          />
        )}
        <SourceTable sources={sources} at={serverTime} />
      </div>
      {address.list && <OpenedList key={writeAddress(address)} wish={address.list} data={data} onClose={onClose} />}
    </main>
  );
}

interface CountedProps extends Pick<BoardData, 'npsGroups' | 'people' | 'period'> {
  readonly figures: NonNullable<BoardData['figures']>;
  readonly onOpen: OpenList;
  /** Null: this role makes no measures. */
  readonly onMeasure: ((step: string) => void) | null;
  readonly bucketMs: number;
}

/** All that comes of the one question for the figures. */
function Counted({ figures, npsGroups, people, period, onOpen, onMeasure, bucketMs }: CountedProps): JSX.Element {
  const buckets = useMemo(
    () => bucketGroups(figures.groups, period, bucketMs, offsetHere(period.from)),
    [figures, period, bucketMs],
  );
  const onBucket = useCallback(
    ({ from, to }: Bucket, negative = false) =>
      onOpen({ what: 'mentions', of: negative ? 'negative' : 'mentions', within: { from, to } }),
    [onOpen],
  );
  const shared = { figures, onOpen };
  return (
    <>
      <FigureCards {...shared} npsGroups={npsGroups} />
      <section class="card block wide">
        <MentionChart buckets={buckets} onOpen={onBucket} />
      </section>
      <TimeSpent {...shared} />
      <DropTable {...shared} onMeasure={onMeasure} />
      <TopicTable {...shared} />
      <TeamTable {...shared} people={people} />
      <SiteTable {...shared} />
    </>
  );
}

/** Lists are opened and closed by the address: a link shows the same list, and "back" closes it. */
function useList(address: BoardAddress): { readonly onOpen: OpenList; readonly onClose: () => void } {
  const openedHere = useRef(false);
  const onOpen = useCallback(
    (list: ListWish) => {
      openedHere.current = true;
      location.hash = writeAddress({ ...address, list });
    },
    [address],
  );
  const onClose = useCallback(() => {
    if (openedHere.current) history.back();
    else location.replace(writeAddress({ ...address, list: null }));
    openedHere.current = false;
  }, [address]);
  return { onOpen, onClose };
}

interface HeadProps {
  readonly data: BoardData;
  readonly address: BoardAddress;
}

function BoardHead({ data, address }: HeadProps): JSX.Element {
  const { t, pick, language } = useWords();
  const go = (change: Partial<BoardAddress>) => {
    location.hash = writeAddress({ ...address, ...change, list: null });
  };
  return (
    <header class="board-head">
      <Mark />
      <h1>{t('boardTitle')}</h1>
      {data.drill && <span class="drill-sign">{t('drill')}</span>}
      {data.brands.length > 1 && (
        <Choice
          label={t('boardBrand')}
          chosen={address.brand}
          none={t('boardAnyBrand')}
          options={data.brands.map(({ id, name }) => [id, name])}
          onChoose={(brand) => go({ brand })}
        />
      )}
      <Choice
        label={t('boardRange')}
        chosen={address.range}
        options={RANGES.map((range) => [range, t(RANGE_KEYS[range])])}
        onChoose={(range) => go({ range: range ?? address.range })}
      />
      <Choice
        label={t('boardChannel')}
        chosen={address.channel}
        none={t('boardAnyChannel')}
        options={CONTACT_CHANNELS.map((channel) => [channel, pick(CHANNEL_WORDS[channel])])}
        onChoose={(channel) => go({ channel })}
      />
      <Choice
        label={t('boardHours')}
        chosen={address.calendar}
        none={t('boardClockTime')}
        options={WORKING_CALENDARS.map((calendar) => [calendar, t(CALENDAR_KEYS[calendar])])}
        onChoose={(calendar) => go({ calendar })}
      />
      <p class="s muted printed">{describeScope(data, address, { t, pick, language })}</p>
      <span class="s muted grow note">{data.drill ? t('boardCountsDrill') : t('boardCounts')}</span>
      <details class="drop">
        <summary class="btn sm" aria-label={pick(HELP_STRINGS.helpAbout)}>
          ?
        </summary>
        <p class="card menu s about">{pick(HELP_STRINGS.aboutBoard)}</p>
      </details>
      {!data.onlyDrill && (
        <button type="button" class="btn sm" aria-pressed={data.drill} onClick={() => go({ drill: !address.drill })}>
          {t(data.drill ? 'boardReal' : 'boardPractice')}
        </button>
      )}
      <BoardExports data={data} />
      <button type="button" class="btn sm" onClick={() => print()}>
        {t('boardPrint')}
      </button>
    </header>
  );
}

/** What is chosen in the head, for paper, where nothing can be chosen any more. */
function describeScope(data: BoardData, address: BoardAddress, { t, pick, language }: Words): string {
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const { brand, channel, calendar, range } = address;
  return [
    brand === null ? t('boardAnyBrand') : (data.brands.find(({ id }) => id === brand)?.name ?? brand),
    t(RANGE_KEYS[range]),
    `${at.format(data.period.from)} – ${at.format(data.period.to)}`,
    channel === null ? t('boardAnyChannel') : pick(CHANNEL_WORDS[channel]),
    t(calendar === null ? 'boardClockTime' : CALENDAR_KEYS[calendar]),
  ].join(' · ');
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
