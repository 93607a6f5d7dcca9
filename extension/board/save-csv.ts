import type { Language } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { MENTION_STATE_WORDS } from '../i18n/term-labels.ts';
import { translate } from '../i18n/translate.ts';
import { describeLevel } from '../look/describe-mention.ts';
import { nameSite } from '../look/name-site.ts';
import { type CsvColumn, writeCsv } from './export-csv.ts';

const SENTIMENT = { neg: 'sentimentNeg', neu: 'sentimentNeu', pos: 'sentimentPos' } as const;

/** Columns of the table of negative posts (负面舆情监测表, SOC-9). */
function columnsOf(language: Language, people: ReadonlyMap<string, string>): CsvColumn[] {
  const t = (key: Parameters<typeof translate>[1]) => translate(language, key);
  return [
    { title: t('csvNumber'), read: (one) => one.number },
    { title: t('csvSite'), read: (one) => nameSite(one.site, language) },
    { title: t('csvAuthor'), read: (one) => one.author?.name ?? null },
    { title: t('csvLink'), read: (one) => one.permalink },
    { title: t('csvPublished'), read: (one) => new Date(one.publishedAt).toISOString() },
    { title: t('csvReach'), read: (one) => one.author?.followers ?? null },
    { title: t('csvSentiment'), read: (one) => t(SENTIMENT[one.analysis.sentiment.label]) },
    { title: t('csvLevel'), read: (one) => describeLevel(one, language) },
    { title: t('csvWho'), read: (one) => people.get(one.answeredBy ?? '') ?? null },
    {
      title: t('csvMinutes'),
      read: (one) => (one.answeredAt === null ? null : Math.round((one.answeredAt - one.publishedAt) / 6_000) / 10),
    },
    { title: t('csvState'), read: (one) => MENTION_STATE_WORDS[one.state][language] },
    { title: t('csvText'), read: (one) => one.text },
  ];
}

/** Saves the mentions of the board as a file. */
export function saveCsv(mentions: readonly Mention[], people: ReadonlyMap<string, string>): void {
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const url = URL.createObjectURL(new Blob([writeCsv(columnsOf(language, people), mentions)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `earshot-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
