import type { JSX } from 'preact';
import type { GuardFinding } from '../../../shared/model/guard.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { ReplyPlace } from '../../../shared/replies/reply-rule.ts';
import type { ComposedHalf, ReplyFields } from './compose-reply.ts';
import { GuardList } from './guard-list.tsx';
import { sayTool } from './say-tool.ts';
import type { Guarded } from './use-guard.ts';

/** Words by which a person is asked for a field. */
const FIELD_WORDS: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  'customer.name': { 'zh-CN': '客户昵称', en: 'Customer’s name' },
  'agent.name': { 'zh-CN': '您的称呼', en: 'Your name' },
  'brand.name': { 'zh-CN': '品牌', en: 'Brand' },
  'promise.time': { 'zh-CN': '承诺时间', en: 'Promised time' },
  department: { 'zh-CN': '部门', en: 'Department' },
  'order.number': { 'zh-CN': '订单号', en: 'Order number' },
  'customer.contact': { 'zh-CN': '联系方式', en: 'Contact' },
  'ticket.number': { 'zh-CN': '工单号', en: 'Ticket number' },
  product: { 'zh-CN': '商品', en: 'Product' },
};

interface HalfProps {
  readonly language: Language;
  readonly edited: boolean;
  readonly guard: Guarded;
  readonly values: ReplyFields;
  readonly onValue: (name: string, value: string) => void;
  /** Null: back to the template's own words. */
  readonly onEdit: (text: string | null) => void;
}

export interface PublicHalfProps extends HalfProps {
  readonly half: ComposedHalf;
  readonly text: string;
  readonly length: number;
  readonly limit: number | null;
  readonly hasVariants: boolean;
  readonly onVariant: () => void;
}

/** What everybody will read. */
export function PublicHalf(props: PublicHalfProps): JSX.Element {
  const { half, text, edited, guard, length, limit, language, values } = props;
  return (
    <section class="half" aria-label={sayTool(language, 'publicHalf')}>
      <div class="row s">
        <span class="tag acc">{sayTool(language, 'publicHalf')}</span>
        <span class="muted grow cut">{sayTool(language, 'publicNote')}</span>
        {props.hasVariants && !edited && (
          <button type="button" class="btn g sm" onClick={props.onVariant}>
            {sayTool(language, 'another')}
          </button>
        )}
        <EditButton {...props} text={text} />
        <span class={`num ${limit !== null && length > limit ? 'red b' : 'faint'}`}>
          {limit === null ? length : `${length} / ${limit}`}
        </span>
      </div>
      {edited ? (
        <textarea
          class="box"
          value={text}
          aria-label={sayTool(language, 'publicHalf')}
          onInput={(event) => props.onEdit(event.currentTarget.value)}
        />
      ) : (
        <Judged half={half} text={text} guard={guard} language={language} />
      )}
      {!edited && <Questions names={half.open} {...props} values={values} />}
      <Findings guard={guard} where="public" language={language} />
    </section>
  );
}

export interface DirectHalfProps extends HalfProps {
  readonly half: ComposedHalf | null;
  readonly text: string | null;
  readonly exists: boolean;
}

/** What only the customer will read; drawn so that it never looks like the public half. */
export function DirectHalf(props: DirectHalfProps): JSX.Element | null {
  const { half, text, edited, exists, guard, language } = props;
  if (!exists) return <p class="note muted">{sayTool(language, 'noDirect')}</p>;
  if (!half || text === null) return null;
  return (
    <section class="half private" aria-label={sayTool(language, 'directHalf')}>
      <div class="row s">
        <span class="tag">{sayTool(language, 'directHalf')}</span>
        <span class="muted grow cut">{sayTool(language, 'directNote')}</span>
        <EditButton {...props} text={text} />
      </div>
      {edited ? (
        <textarea
          class="box"
          value={text}
          aria-label={sayTool(language, 'directHalf')}
          onInput={(event) => props.onEdit(event.currentTarget.value)}
        />
      ) : (
        <Judged half={half} text={text} guard={guard} language={language} />
      )}
      {!edited && <Questions names={half.open} {...props} />}
      <Findings guard={guard} where="dm" language={language} />
    </section>
  );
}

interface JudgedProps {
  readonly half: ComposedHalf;
  readonly text: string;
  readonly guard: Guarded;
  readonly language: Language;
}

/** The words, with what was put in or what is wrong with them underlined. */
function Judged({ half, text, guard: { verdict }, language }: JudgedProps): JSX.Element {
  const { findings } = verdict;
  return (
    <div class="box">
      {findings.length > 0 ? <Underlined text={text} findings={findings} /> : <Parts half={half} language={language} />}
    </div>
  );
}

function Findings({
  guard,
  where,
  language,
}: {
  readonly guard: Guarded;
  readonly where: ReplyPlace;
  readonly language: Language;
}): JSX.Element | null {
  if (guard.verdict.findings.length === 0) return null;
  return <GuardList {...guard} where={where} language={language} onMoveToMessage={null} onClose={null} />;
}

function EditButton({ edited, text, language, onEdit }: HalfProps & { readonly text: string }): JSX.Element {
  return (
    <button type="button" class="btn g sm" onClick={() => onEdit(edited ? null : text)}>
      {sayTool(language, edited ? 'done' : 'edit')}
    </button>
  );
}

function Parts({ half, language }: { readonly half: ComposedHalf; readonly language: Language }): JSX.Element {
  return (
    <>
      {half.parts.map(({ kind, text }, index) => {
        const key = `${index}:${text}`;
        if (kind === 'value') return <u key={key}>{text}</u>;
        return kind === 'gap' ? (
          <span class="gap" key={key}>{`〔${nameField(text, language)}〕`}</span>
        ) : (
          <span key={key}>{text}</span>
        );
      })}
    </>
  );
}

/** The text with what the guard found underlined; of findings that overlap, the first is drawn. */
function Underlined({
  text,
  findings,
}: {
  readonly text: string;
  readonly findings: readonly GuardFinding[];
}): JSX.Element {
  const pieces: JSX.Element[] = [];
  let at = 0;
  for (const { start, end, weight } of findings) {
    if (start < at) continue;
    pieces.push(<span key={at}>{text.slice(at, start)}</span>);
    pieces.push(
      <span class={weight === 'block' ? 'bad' : 'odd'} key={start}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return (
    <>
      {pieces}
      <span>{text.slice(at)}</span>
    </>
  );
}

function Questions({
  names,
  language,
  values,
  onValue,
}: HalfProps & { readonly names: readonly string[] }): JSX.Element {
  const asked = [...new Set([...names, ...Object.keys(values)])].filter(
    (name) => names.includes(name) || (values[name] ?? '') !== '',
  );
  return (
    <>
      {asked.map((name) => (
        <label class="ask s" key={name}>
          <span class="muted">{nameField(name, language)}</span>
          <input value={values[name] ?? ''} onInput={(event) => onValue(name, event.currentTarget.value)} />
        </label>
      ))}
    </>
  );
}

function nameField(name: string, language: Language): string {
  return FIELD_WORDS[name]?.[language] ?? name;
}
