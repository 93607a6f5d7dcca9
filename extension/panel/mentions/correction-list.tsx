import type { JSX } from 'preact';
import type { CorrectionRecord, JudgementFields } from '../../../shared/model/correction.ts';
import { KIND_WORDS, LEVEL_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { formatInstant } from '../../look/format-time.ts';
import { readNow } from '../use-now.ts';
import { FIELD_KEYS, SENTIMENT_KEYS } from './judgement-words.ts';
import { useCorrectionWords } from './use-correction-words.ts';

interface CorrectionListProps {
  readonly items: readonly CorrectionRecord[];
  readonly people: ReadonlyMap<string, string>;
  readonly busy: boolean;
  readonly onUndo: (id: string) => void;
}

/** Who set what right, the last first; each can be taken back once. */
export function CorrectionList({ items, people, busy, onUndo }: CorrectionListProps): JSX.Element {
  const { language, tc } = useCorrectionWords();
  return (
    <ul class="corrections xs">
      {items.map((item) => (
        <li key={item.id} class={item.undoneAt === null ? '' : 'muted'}>
          <span class="grow">
            <Changes item={item} />
            <span class="faint when">
              {tc('correctBy', {
                name: people.get(item.personId) ?? '…',
                time: formatInstant(item.at, readNow(), language),
              })}
            </span>
          </span>
          {item.undoneAt === null ? (
            <button type="button" class="btn sm" data-undo disabled={busy} onClick={() => onUndo(item.id)}>
              {tc('correctUndo')}
            </button>
          ) : (
            <span class="tag">{tc('correctWasUndone')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Changes({ item }: { item: CorrectionRecord }): JSX.Element {
  const { tc } = useCorrectionWords();
  const say = useFieldWords();
  const fields = Object.keys(item.changed) as (keyof JudgementFields)[];
  return (
    <>
      {fields.map((field) => {
        const change = item.changed[field];
        return (
          change && (
            <span key={field} class="b">
              {tc('correctChange', {
                field: tc(FIELD_KEYS[field]),
                from: say(field, change.from),
                to: say(field, change.to),
              })}{' '}
            </span>
          )
        );
      })}
    </>
  );
}

function useFieldWords(): (field: keyof JudgementFields, value: string | boolean) => string {
  const { t, pick, tc } = useCorrectionWords();
  return (field, value) => {
    if (typeof value === 'boolean') return tc(value ? 'correctYes' : 'correctNo');
    if (field === 'sentiment') return t(SENTIMENT_KEYS[value as keyof typeof SENTIMENT_KEYS]);
    const words = { kind: KIND_WORDS, topic: TOPIC_WORDS, level: LEVEL_WORDS }[field as 'kind'] as Record<
      string,
      { 'zh-CN': string; en: string }
    >;
    const found = words[value];
    return found ? pick(found) : value;
  };
}
