import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiBody } from '../../../../shared/api.ts';
import type { Brand } from '../../../../shared/model/brand.ts';
import { readLocalInstant, writeLocalInstant } from '../../../look/local-instant.ts';
import { FormButtons } from '../../form-buttons.tsx';
import { useKept } from '../../use-kept.ts';
import { readNow } from '../../use-now.ts';
import { useTeamWords } from '../use-team-words.ts';

/** Posts and tickets of so far back are meant, where nothing else is said. */
const BACK_MS = 2 * 86_400_000;

const NOTHING = { title: '', text: '', planB: '', words: '', brandId: '' };

interface Props {
  readonly brands: readonly Brand[];
  readonly onSave: (body: ApiBody<'addNotice'>) => Promise<boolean>;
  readonly onDone: () => void;
}

/** One notice with a plan B, and whose posts and open tickets it is for. */
export function NoticeForm({ brands, onSave, onDone }: Props): JSX.Element {
  const { t, tt } = useTeamWords();
  const [draft, keep] = useKept('notice', NOTHING);
  const change = (part: Partial<typeof NOTHING>) => keep((before) => ({ ...before, ...part }));
  const [since, setSince] = useState(() => readNow() - BACK_MS);
  const end = () => {
    keep(null);
    onDone();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const { title, text, planB, words, brandId } = draft;
    const filter = { words: words.trim(), since, ...(brandId === '' ? {} : { brandId }) };
    if (await onSave({ title: title.trim(), text: text.trim(), planB: planB.trim(), filter })) end();
  };
  const field = (name: 'title' | 'words' | 'text' | 'planB', label: string, isLong: boolean) => {
    const shared = {
      class: `field ${isLong ? 'small' : ''}`,
      name,
      'aria-label': label,
      required: true,
      value: draft[name],
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
        change({ [name]: currentTarget.value }),
    };
    return (
      <div class="col all">
        <span class="xs muted" aria-hidden="true">
          {label}
        </span>
        {isLong ? (
          <textarea {...shared} rows={2} />
        ) : (
          <input type="text" {...shared} minLength={name === 'words' ? 2 : 1} maxLength={200} />
        )}
      </div>
    );
  };
  const isReady =
    [draft.title, draft.text, draft.planB].every((one) => one.trim() !== '') && draft.words.trim().length > 1;
  return (
    <form class="card box col form" data-form="notice" onSubmit={(event) => void save(event)}>
      <div class="form-grid">
        {field('title', tt('noticeTitle'), false)}
        {field('text', tt('noticeText'), true)}
        {field('planB', tt('noticePlanB'), true)}
        {field('words', tt('noticeWords'), false)}
        <label class="col instant">
          <span class="xs muted">{tt('noticeSince')}</span>
          <input
            type="datetime-local"
            class="field"
            required
            value={writeLocalInstant(since)}
            onChange={(event) => {
              const at = readLocalInstant(event.currentTarget.value);
              if (at !== null) setSince(at);
            }}
          />
        </label>
        {brands.length > 1 && (
          <label class="col">
            <span class="xs muted">{t('boardBrand')}</span>
            <select
              class="btn"
              value={draft.brandId}
              onChange={(event) => change({ brandId: event.currentTarget.value })}
            >
              <option value="">{t('boardAnyBrand')}</option>
              {brands.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="row">
        <FormButtons say={tt('noticeAdd')} ready={isReady} onCancel={end} />
      </div>
    </form>
  );
}
