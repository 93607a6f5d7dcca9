import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Kind, Topic, Urgency } from '../../../shared/model/analysis.ts';
import type { Template } from '../../../shared/model/template.ts';
import { type DirectFields, fillDirect, fillPublic, type PublicFields } from '../../../shared/replies/fill-template.ts';
import type { Playbook, PlaybookStep } from '../../../shared/replies/playbook.ts';
import { playbooks } from '../../../shared/replies/playbooks/registry.ts';
import { templates } from '../../../shared/replies/registry.ts';
import type { ReplyStep } from '../../../shared/replies/reply-rule.ts';
import { suggestPlaybooks } from '../../../shared/replies/suggest-playbooks.ts';
import { suggestTemplates } from '../../../shared/replies/suggest-templates.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameDepartment } from '../../look/name-policy.ts';
import { TemplateHalf } from '../templates/template-half.tsx';
import { readNow } from '../use-now.ts';

const TEMPLATES_SHOWN = 3;

export interface GuidanceProps {
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly safety: boolean;
  readonly step: ReplyStep;
  readonly publicFields: PublicFields;
  /** What only the direct message may hold. */
  readonly directFields: DirectFields;
  /** On a ticket the steps can be ticked; absent: they are only read. */
  readonly checklist?: {
    readonly isDone: (playbook: Playbook, step: PlaybookStep) => boolean;
    readonly onTick: (playbook: Playbook, step: PlaybookStep) => void;
    /** Until when it was promised to the customer; null: it was not. */
    readonly promisedUntil: (playbook: Playbook, step: PlaybookStep) => number | null;
    readonly onPromise: (playbook: Playbook, step: PlaybookStep) => void;
    /** False: some step of it has no task yet. */
    readonly isStarted: (playbook: Playbook) => boolean;
    /** All steps become tasks, each with who and when. */
    readonly onStart: (playbook: Playbook) => void;
  };
}

/** What to do and what to say: the playbook that fits with the times it promises, and the templates that fit. */
export function Guidance(props: GuidanceProps): JSX.Element {
  const { kind, topic, urgency, safety, step, checklist } = props;
  const { t, pick, language } = useWords();
  const [wanted, setWanted] = useState<string | null>(null);
  const fitting = useMemo(
    () => suggestPlaybooks(playbooks, { kind, topic, urgency, safety }),
    [kind, topic, urgency, safety],
  );
  const playbook = fitting.find((one) => one.id === wanted) ?? fitting[0];
  const replies = useMemo(
    () => suggestTemplates(templates, { kind, topic, urgency, safety, step }).slice(0, TEMPLATES_SHOWN),
    [kind, topic, urgency, safety, step],
  );
  return (
    <>
      {playbook && (
        <section class="card box">
          <div class="row box-head">
            <h2 class="s grow">
              {t('playbook')}
              {fitting.length === 1 && ` · ${pick(playbook.name)}`} <span class="faint xs num">{playbook.rule}</span>
            </h2>
            {fitting.length > 1 && (
              <select
                class="btn sm"
                aria-label={t('playbookOther')}
                value={playbook.id}
                onChange={(event) => setWanted(event.currentTarget.value)}
              >
                {fitting.map((one) => (
                  <option key={one.id} value={one.id}>
                    {pick(one.name)}
                  </option>
                ))}
              </select>
            )}
          </div>
          {checklist && !checklist.isStarted(playbook) && (
            <button type="button" class="btn sm" data-do="playbook" onClick={() => checklist.onStart(playbook)}>
              {t('playbookStart')}
            </button>
          )}
          <ol class="playbook">
            {playbook.steps.map((one) => (
              <li key={one.id} class="row s">
                {checklist ? (
                  <label class="row grow">
                    <input
                      type="checkbox"
                      checked={checklist.isDone(playbook, one)}
                      disabled={checklist.isDone(playbook, one)}
                      onChange={() => checklist.onTick(playbook, one)}
                    />
                    <span class="cap">{pick(one.does)}</span>
                  </label>
                ) : (
                  <span class="grow cap">{pick(one.does)}</span>
                )}
                <span class="row step-meta">
                  <span class="faint xs right">
                    {[
                      one.department ? nameDepartment(one.department, language) : null,
                      one.promise && pick(one.promise.says),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {checklist && one.promise && !checklist.isDone(playbook, one) && (
                    <PromiseMark
                      until={checklist.promisedUntil(playbook, one)}
                      onPromise={() => checklist.onPromise(playbook, one)}
                    />
                  )}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {replies.length > 0 && (
        <section class="card box">
          <h2 class="s">{t('fittingTemplates')}</h2>
          {replies.map((template) => (
            <FilledTemplate key={template.id} template={template} {...props} />
          ))}
        </section>
      )}
    </>
  );
}

/** LNG-4: that the step's time was told to the customer; from then on it is a clock of the ticket. */
function PromiseMark({ until, onPromise }: { until: number | null; onPromise: () => void }): JSX.Element {
  const { t, language } = useWords();
  if (until !== null)
    return <span class="tag accent">{t('promisedUntil', { time: formatInstant(until, readNow(), language) })}</span>;
  return (
    <button type="button" class="btn ghost sm" data-do="promise" title={t('promiseHint')} onClick={onPromise}>
      {t('promise')}
    </button>
  );
}

function FilledTemplate({ template, publicFields, directFields }: GuidanceProps & { template: Template }): JSX.Element {
  const { t, pick, language } = useWords();
  const texts = template.texts[language];
  return (
    <details class="reply">
      <summary class="row s">
        <span class="grow cut">{pick(template.name)}</span>
        <span class="faint xs num">{template.rules.join(' · ')}</span>
      </summary>
      <TemplateHalf kind="public" texts={texts.public.map((text) => fillPublic(text, publicFields).text)} />
      {texts.dm === null ? (
        <p class="xs muted">{t('templateNoDm')}</p>
      ) : (
        <TemplateHalf kind="dm" texts={[fillDirect(texts.dm, directFields).text]} />
      )}
    </details>
  );
}
