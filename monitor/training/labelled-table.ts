import { readFileSync } from 'node:fs';
import type { Kind, SentimentLabel, Topic } from '../../shared/model/analysis.ts';
import { KINDS, SENTIMENTS, TOPICS } from '../../shared/model/analysis.ts';
import type { GoldLabels } from '../../shared/understanding/training/training-row.ts';

/** Reads a table with tabs and a header line. */
export function readTable(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const names = head.split('\t');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const fields = line.split('\t');
      return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']));
    });
}

/** Labels of one line, in the columns of either table; `-` is a field on which the annotators differed. */
export function readGold(record: Readonly<Record<string, string>>): GoldLabels {
  const sentiment = SENTIMENTS.find((label): label is SentimentLabel => label === record['sentiment']);
  const complaint = readFlag(record['complaint']);
  const emotional = readFlag(record['emotional'] ?? record['strong_emotion']);
  const topic = TOPICS.find((label): label is Topic => label === record['topic']);
  const kind = KINDS.find((label): label is Kind => label === record['kind']) ?? kindOfCategory(record);
  const phenomenon = record['phenomenon'];
  return {
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(complaint === undefined ? {} : { complaint }),
    ...(emotional === undefined ? {} : { emotional }),
    ...(topic === undefined ? {} : { topic }),
    ...(kind === undefined ? {} : { kind }),
    ...(phenomenon === undefined ? {} : { spam: phenomenon === 'spam' || phenomenon === 'news' }),
  };
}

/** `1` and `0`; anything else was not asked or is disputed. */
export function readFlag(value: string | undefined): boolean | undefined {
  return value === '1' ? true : value === '0' ? false : undefined;
}

/** The triage set names a category instead of a kind. */
function kindOfCategory(record: Readonly<Record<string, string>>): Kind | undefined {
  const complaint = record['complaint'] === '1';
  switch (record['category']) {
    case 'suggestion':
      return 'suggestion';
    case 'technical':
      return complaint ? 'fault' : 'inquiry';
    case 'pre_sales':
      return complaint ? 'complaint' : 'inquiry';
    case 'complaint':
    case 'after_sales':
      return complaint ? 'complaint' : undefined;
    case 'none':
      return record['sentiment'] === 'pos' ? 'praise' : undefined;
    default:
      return undefined;
  }
}
