import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { chooseVariant } from '../../../shared/replies/choose-variant.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';
import { judgeApproval } from '../../judge-approval.ts';
import type { PostMark, ReplyDraft } from '../../messages.ts';
import { countLength } from '../../reading/count-length.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { judgePace, listUsedVariants, type ReplyUse } from '../../reply-use.ts';
import { CHIP_STRINGS } from '../overlay-strings.ts';
import { AccountNotice } from './account-notice.tsx';
import { composeDirect, composePublic, type ReplyFields } from './compose-reply.ts';
import type { GuardSetting } from './guard-setting.ts';
import { ApprovalPart } from './picker-approval.tsx';
import { PickerFoot } from './picker-foot.tsx';
import { DirectHalf, PublicHalf } from './picker-halves.tsx';
import { type Box, inPixels, keepInside, type Point, placeAside } from './place-beside.ts';
import { sayTool } from './say-tool.ts';
import { searchTemplates } from './search-templates.ts';
import { TemplateList } from './template-list.tsx';
import type { ToolStringKey } from './tool-strings.ts';
import { useApproval } from './use-approval.ts';
import { useEdits } from './use-edits.ts';
import { useGuard } from './use-guard.ts';
import { useKeptReply } from './use-kept-reply.ts';

/** What the person decided to fill. */
export interface FillWish {
  readonly templateId: string;
  readonly variant: number;
  readonly publicText: string;
  /** Null: the public half only. */
  readonly directText: string | null;
}

export interface PickerProps {
  readonly mark: PostMark | null;
  /** Practice: nobody takes it for the real thing. */
  readonly drill: boolean;
  readonly language: Language;
  readonly site: string;
  readonly siteName: string;
  readonly answering: SiteAnswering;
  /** What the guard knows of the post beside the words. */
  readonly guarding: GuardSetting;
  readonly fields: ReplyFields;
  /** Locked wordings of open cases: offered before everything else (SOC-2). */
  readonly wordings: readonly Template[];
  readonly uses: readonly ReplyUse[];
  /** Written or imported in this browser; they stand before those that ship. */
  readonly own: readonly Template[];
  readonly anchor: () => Box;
  /** Who is signed in on the site, when it is none of the brand's accounts and the person has not said to go on. */
  readonly wrongAccount: string | null;
  readonly onAcceptAccount: (account: string) => void;
  /** A sentence about what just happened. */
  readonly note: string | null;
  /** What is searched for at first. */
  readonly query: string;
  /** Names of colleagues by id. */
  readonly people: Readonly<Record<string, string>>;
  /** What was being written over this post before. */
  readonly draft: ReplyDraft | null;
  /** Null: nothing of one's own is written any more. */
  readonly onKeep: (draft: ReplyDraft | null) => void;
  readonly onFill: (wish: FillWish) => void;
  readonly onClose: () => void;
}

const PICKER = { width: 460, height: 620 };

/** The replies that fit a post, the two halves of the chosen one, and the two ways to fill them. Nothing is sent. */
export function Picker(props: PickerProps): JSX.Element {
  const { mark, language, site, answering, uses, anchor } = props;
  const t = (key: ToolStringKey, params?: Readonly<Record<string, string | number>>): string =>
    sayTool(language, key, params);
  const [query, setQuery] = useState(props.query);
  const [picked, setChosen] = useState<number | null>(null);
  const [variant, setVariant] = useState<number | null>(null);
  const { draft } = props;
  const [values, setValues] = useState<ReplyFields>(draft?.values ?? {});
  const [at, setAt] = useState<Point>({ left: 12, top: 12 });
  const place = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const { wordings, own } = props;
  const found = useMemo(() => {
    const written = own.filter(({ texts }) => texts[language].public.length > 0);
    return [
      ...searchTemplates(wordings, query, { mark: null, site }, language),
      ...searchTemplates([...written, ...shipped], query, { mark, site }, language),
    ];
  }, [wordings, own, query, mark, site, language]);
  // What was being written before belongs to its template, until another one is chosen.
  const before = draft === null ? -1 : found.findIndex(({ id }) => id === draft.templateId);
  const chosen = picked ?? Math.max(0, before);
  const template = found[Math.min(chosen, found.length - 1)];

  useLayoutEffect(() => {
    const size = place.current?.getBoundingClientRect() ?? PICKER;
    setAt(
      placeAside(
        anchor(),
        { width: size.width, height: Math.max(size.height, 480) },
        { width: window.innerWidth, height: window.innerHeight },
      ),
    );
    search.current?.focus({ preventScroll: true });
  }, [anchor]);
  // Lines about length, pace and approval come later and make it taller: its foot with the buttons stays in the window.
  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return;
    const resizing = new ResizeObserver(() => {
      const size = { width: current.offsetWidth, height: current.offsetHeight };
      setAt((before) => keepInside(before, size, { width: window.innerWidth, height: window.innerHeight }));
    });
    resizing.observe(current);
    return () => resizing.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another template starts with the wording that is its turn
  useEffect(() => setVariant(null), [template?.id]);
  const { editedPublic, editedDirect, setEditedPublic, setEditedDirect, last } = useEdits(template?.id, draft);
  useKeptReply(last, values, props.onKeep);

  const approval = useApproval(mark?.mention ?? null);
  const used = template ? listUsedVariants(uses, template.id) : [];
  const wording = variant ?? (template ? chooseVariant(template.texts[language].public.length, used) : 0);
  const fields = { ...props.fields, ...values };
  const open = template ? composePublic(template, language, wording, fields, values) : null;
  const direct = template && answering.directMessage ? composeDirect(template, language, fields, values) : null;
  const publicText = editedPublic ?? open?.text ?? '';
  const directText = editedDirect ?? direct?.text ?? null;
  const length = countLength(publicText, answering.limits.counting);
  const over = answering.limits.publicCharacters === null ? 0 : length - answering.limits.publicCharacters;
  const publicGuard = useGuard(publicText, setEditedPublic, 'public', props.guarding, template?.id);
  const directGuard = useGuard(directText ?? '', setEditedDirect, 'dm', props.guarding, template?.id);
  const gaps = editedPublic === null ? (open?.open ?? []) : [];
  const isSound = publicText.trim() !== '' && gaps.length === 0 && over <= 0 && !publicGuard.verdict.block;
  // The locked wording of a case was agreed to seat by seat already.
  const isAgreed = editedPublic === null && template !== undefined && wordings.includes(template);
  const standing = isAgreed ? 'approved' : judgeApproval(approval.look, publicText);
  const canFill = props.wrongAccount === null && isSound && (standing === 'free' || standing === 'approved');
  const isAsked = editedDirect !== null || direct?.open.length === 0;
  const canMessage = directText !== null && isAsked && !directGuard.verdict.block;
  const postKey = mark?.postKey ?? null;
  const pace = useMemo(
    () => [
      ...judgePace(uses, { site, kind: 'public', text: publicText, postKey }, answering.limits, Date.now()),
      ...(answering.directMessage
        ? judgePace(uses, { site, kind: 'message', text: '', postKey }, answering.limits, Date.now())
        : []),
    ],
    [uses, site, publicText, postKey, answering],
  );

  const fill = (withDirect: boolean): void => {
    // What is missing is asked for where it is written, not refused in silence.
    if (gaps.length > 0) place.current?.querySelector<HTMLInputElement>('.ask input')?.focus();
    if (!template || !canFill || (withDirect && !canMessage)) return;
    props.onFill({ templateId: template.id, variant: wording, publicText, directText: withDirect ? directText : null });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const [target] = event.composedPath();
    const inSearch = target === search.current;
    // In a box a slash is a slash: between two numbers, or before a word.
    const isInBox = /^(?:input|textarea)$/u.test((target as Element).localName);
    if (event.key === 'Escape') props.onClose();
    else if (event.key === '/' && !isInBox) search.current?.select();
    else if (event.key === 'ArrowDown' && inSearch) setChosen(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp' && inSearch) setChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter' && (inSearch || event.ctrlKey || event.metaKey)) fill(canMessage);
    else return;
    event.preventDefault();
  };
  /** The pressed button goes away with its line; without the focus the keys of the picker would reach nobody. */
  const leaveButton = (work: () => void): void => {
    work();
    search.current?.focus({ preventScroll: true });
  };

  return (
    <div
      class={props.drill ? 'pick is-drill' : 'pick'}
      role="dialog"
      aria-label={t('pickTitle')}
      ref={place}
      style={inPixels(at)}
      onKeyDown={press}
    >
      <div class="head row">
        <span class="faint" aria-hidden="true">
          /
        </span>
        <input
          ref={search}
          value={query}
          placeholder={t('searchReplies')}
          aria-label={t('searchReplies')}
          aria-controls="replies"
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
        />
        {props.drill && <span class="tag drill">{CHIP_STRINGS.drill[language]}</span>}
        <span class="tag">
          {answering.limits.publicCharacters === null
            ? props.siteName
            : t('limit', { site: props.siteName, count: answering.limits.publicCharacters })}
        </span>
        <button type="button" class="btn g sm" aria-label={`${t('close')} Esc`} onClick={props.onClose}>
          <kbd>Esc</kbd>
        </button>
      </div>
      <TemplateList found={found} chosen={template} uses={uses} language={language} onChoose={setChosen} />
      {template && open ? (
        <div class="halves">
          <PublicHalf
            half={open}
            text={publicText}
            edited={editedPublic !== null}
            guard={publicGuard}
            length={length}
            limit={answering.limits.publicCharacters}
            language={language}
            hasVariants={template.texts[language].public.length > 1}
            values={values}
            onValue={(name, value) => setValues({ ...values, [name]: value })}
            onEdit={setEditedPublic}
            onVariant={() => {
              setEditedPublic(null);
              setVariant((wording + 1) % template.texts[language].public.length);
            }}
          />
          <DirectHalf
            half={direct}
            text={directText}
            edited={editedDirect !== null}
            exists={answering.directMessage !== null}
            guard={directGuard}
            language={language}
            values={values}
            onValue={(name, value) => setValues({ ...values, [name]: value })}
            onEdit={setEditedDirect}
          />
        </div>
      ) : (
        <p class="note muted">{t('noTemplates')}</p>
      )}
      <div aria-live="polite">
        {props.wrongAccount !== null && (
          <AccountNotice
            account={props.wrongAccount}
            siteName={props.siteName}
            language={language}
            onAccept={(account) => leaveButton(() => props.onAcceptAccount(account))}
          />
        )}
        {(template?.images?.length ?? 0) > 0 && (
          <p class="note muted">
            {answering.images === 'none'
              ? t('imageRefused')
              : t('imageInPicker', { count: template?.images?.length ?? 0 })}
          </p>
        )}
        {over > 0 && <p class="note red">{t('tooLong', { count: over })}</p>}
        {pace.map((finding) => (
          <p class="note orange" key={finding.type}>
            {finding.say[language]}
          </p>
        ))}
        {props.note && <p class="note b">{props.note}</p>}
        {approval.look && !isAgreed && (
          <ApprovalPart
            look={approval.look}
            text={publicText}
            canAsk={isSound}
            language={language}
            people={props.people}
            onAsk={() => leaveButton(() => approval.ask(publicText))}
            onAgain={() => leaveButton(approval.again)}
            onUse={(text) => leaveButton(() => setEditedPublic(text))}
            onDecide={(approve) => leaveButton(() => approval.decide(approve))}
          />
        )}
      </div>
      <PickerFoot {...{ language, canFill, canMessage }} hasDirect={direct !== null} onFill={fill} />
    </div>
  );
}
