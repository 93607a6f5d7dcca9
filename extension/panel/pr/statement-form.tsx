import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { STATEMENT_KINDS, type StatementKind } from '../../../shared/model/crisis.ts';
import type { GuardFinding } from '../../../shared/model/guard.ts';
import { checkReply } from '../../../shared/replies/guard.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import type { Settlement } from '../../forms/field-draft.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { FormButtons } from '../form-buttons.tsx';
import { useKept } from '../use-kept.ts';
import type { RoomProps } from './room-props.ts';
import { KIND_KEYS } from './statement-keys.ts';

/** Sites whose length or tone asks for words of their own. */
const VARIANT_SITES = ['weibo', 'xiaohongshu', 'douyin', 'bilibili', 'zhihu', 'x', 'facebook', 'instagram', 'linkedin'];

interface Variant {
  readonly site: string;
  readonly text: string;
}

/** What is written of a version that nobody has seen yet. */
interface StatementDraft {
  readonly kind: StatementKind;
  readonly text: string;
  readonly variants: readonly Variant[];
  /** The version that was there when this one was begun: a later one is never replaced unseen. */
  readonly seenVersion: number;
  readonly overrule: string;
}

/** A new version: its words, those of single sites, judged by the guard of public answers while they are written. */
export function StatementForm({ state, room, doStep, onDone }: RoomProps & { onDone: () => void }): JSX.Element {
  const { t, language } = useWords();
  const newestOf = (of: StatementKind) => room.statements.find((one) => one.kind === of);
  const [draft, keep] = useKept<StatementDraft>(`statement ${room.case.id}`, beginStatement(room));
  const { kind, text, variants, seenVersion, overrule } = draft;
  const change = (more: Partial<StatementDraft>) => keep((before) => ({ ...before, ...more }));
  const end = () => {
    keep(null);
    onDone();
  };
  const newest = newestOf(kind);
  const moved = newest !== undefined && newest.version > seenVersion ? newest : null;
  const findings = useGuard(state, text, variants);
  const blocks = findings.filter(({ weight }) => weight === 'block');
  const isSure = blocks.some(({ certain }) => certain);
  const ready = moved === null && text.trim() !== '' && !isSure && (blocks.length === 0 || overrule.trim() !== '');
  const free = VARIANT_SITES.filter((site) => !variants.some((one) => one.site === site));
  const save = async (event: Event) => {
    event.preventDefault();
    const kept = variants.filter((one) => one.text.trim() !== '');
    const reason = blocks.length > 0 ? { overrule: overrule.trim() } : {};
    const body = { kind, text: text.trim(), variants: kept, seenVersion, ...reason };
    if (await doStep((client) => client.draftStatement({ params: { id: room.case.id }, body }))) end();
  };
  const choose = (wanted: StatementKind) => change({ kind: wanted, seenVersion: newestOf(wanted)?.version ?? 0 });
  const settle = (how: Settlement) => {
    if (moved === null) return;
    const words = { mine: text, theirs: moved.text, both: `${moved.text}\n${text}` }[how];
    change({ text: words, variants: how === 'mine' ? variants : moved.variants, seenVersion: moved.version });
  };
  return (
    <form class="col form" onSubmit={(event) => void save(event)}>
      {moved && (
        <ClashNote
          clashes={[
            {
              ...{ field: 'text', label: t('statementVersion', { n: moved.version }), isText: true },
              ...{ mine: text, theirs: moved.text },
            },
          ]}
          onSettle={(_, how) => settle(how)}
        />
      )}
      <select
        class="btn"
        aria-label={t('statementKind')}
        value={kind}
        onChange={(event) => choose(event.currentTarget.value as StatementKind)}
      >
        {STATEMENT_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(KIND_KEYS[one])}
          </option>
        ))}
      </select>
      <textarea
        class="field"
        required
        maxLength={10_000}
        value={text}
        aria-label={t('statementText')}
        placeholder={t('statementText')}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      {variants.map((variant) => (
        <label key={variant.site} class="col">
          <span class="xs muted">{t('variantFor', { site: nameSite(variant.site, language) })}</span>
          <textarea
            class="field small"
            value={variant.text}
            onInput={(event) => {
              const words = event.currentTarget.value;
              change({
                variants: variants.map((one) => (one.site === variant.site ? { ...one, text: words } : one)),
              });
            }}
          />
        </label>
      ))}
      <select
        class="btn sm"
        aria-label={t('variantAdd')}
        value=""
        onChange={(event) => change({ variants: [...variants, { site: event.currentTarget.value, text }] })}
      >
        <option value="">{t('variantAdd')}</option>
        {free.map((site) => (
          <option key={site} value={site}>
            {nameSite(site, language)}
          </option>
        ))}
      </select>
      <GuardNotes findings={findings} />
      {blocks.length > 0 && !isSure && (
        <input
          type="text"
          class="field"
          value={overrule}
          aria-label={t('guardOverrule')}
          placeholder={t('guardOverrule')}
          onInput={(event) => change({ overrule: event.currentTarget.value })}
        />
      )}
      <div class="row">
        <FormButtons say={t('statementSave')} ready={ready} onCancel={end} />
      </div>
    </form>
  );
}

/** From the newest version of the kind that is due now. */
function beginStatement({ statements }: RoomProps['room']): StatementDraft {
  const kind = statements.some(({ state }) => state === 'locked') ? 'full' : 'holding';
  const newest = statements.find((one) => one.kind === kind);
  const { text = '', variants = [], version: seenVersion = 0 } = newest ?? {};
  return { kind, text, variants, seenVersion, overrule: '' };
}

/** What the guard finds, each kind of thing once, what blocks first. */
function useGuard(state: RoomProps['state'], text: string, variants: readonly Variant[]): readonly GuardFinding[] {
  return useMemo(() => {
    const hotlines = state.brands.flatMap((brand) => brand.hotlines);
    const all = [{ text, site: undefined }, ...variants].flatMap(
      (one) =>
        checkReply(one.text, { where: 'public', hotlines, ...(one.site === undefined ? {} : { site: one.site }) })
          .findings,
    );
    const once = new Map(all.map((finding) => [finding.say.zh, finding]));
    return [...once.values()].sort((a, b) => Number(b.weight === 'block') - Number(a.weight === 'block'));
  }, [state.brands, text, variants]);
}

function GuardNotes({ findings }: { findings: readonly GuardFinding[] }): JSX.Element {
  const { language } = useWords();
  return (
    <div aria-live="polite" class="col guard-notes">
      {findings.map((finding) => (
        <p key={finding.say.zh} class={`note s ${finding.weight === 'block' ? 'red' : 'yellow'}`}>
          {language === 'zh-CN' ? finding.say.zh : finding.say.en} <span class="num xs">{finding.rule}</span>
        </p>
      ))}
    </div>
  );
}
