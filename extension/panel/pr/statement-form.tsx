import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { STATEMENT_KINDS, type StatementKind } from '../../../shared/model/crisis.ts';
import type { GuardFinding } from '../../../shared/model/guard.ts';
import { checkReply } from '../../../shared/replies/guard.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import type { Settlement } from '../../forms/field-draft.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { FormButtons } from '../form-buttons.tsx';
import type { RoomProps } from './room-props.ts';
import { KIND_KEYS } from './statement-keys.ts';

/** Sites whose length or tone asks for words of their own. */
const VARIANT_SITES = ['weibo', 'xiaohongshu', 'douyin', 'bilibili', 'zhihu', 'x', 'facebook', 'instagram', 'linkedin'];

interface Variant {
  readonly site: string;
  readonly text: string;
}

/** A new version: its words, those of single sites, judged by the guard of public answers while they are written. */
export function StatementForm({ state, room, doStep, onDone }: RoomProps & { onDone: () => void }): JSX.Element {
  const { t, language } = useWords();
  const [kind, setKind] = useState<StatementKind>(
    room.statements.some(({ state: s }) => s === 'locked') ? 'full' : 'holding',
  );
  const newestOf = (of: StatementKind) => room.statements.find((one) => one.kind === of);
  const newest = newestOf(kind);
  // The version that was there when this one was begun: a later one is never replaced unseen.
  const [seenVersion, setSeenVersion] = useState(newest?.version ?? 0);
  const [text, setText] = useState(newest?.text ?? '');
  const [variants, setVariants] = useState<readonly Variant[]>(newest?.variants ?? []);
  const moved = newest !== undefined && newest.version > seenVersion ? newest : null;
  const [overrule, setOverrule] = useState('');
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
    if (await doStep((client) => client.draftStatement({ params: { id: room.case.id }, body }))) onDone();
  };
  const choose = (wanted: StatementKind) => {
    setKind(wanted);
    setSeenVersion(newestOf(wanted)?.version ?? 0);
  };
  const settle = (how: Settlement) => {
    if (moved === null) return;
    if (how !== 'mine') setVariants(moved.variants);
    if (how === 'theirs') setText(moved.text);
    if (how === 'both') setText(`${moved.text}\n${text}`);
    setSeenVersion(moved.version);
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
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {variants.map((variant) => (
        <label key={variant.site} class="col">
          <span class="xs muted">{t('variantFor', { site: nameSite(variant.site, language) })}</span>
          <textarea
            class="field small"
            value={variant.text}
            onInput={(event) => {
              const words = event.currentTarget.value;
              setVariants(variants.map((one) => (one.site === variant.site ? { ...one, text: words } : one)));
            }}
          />
        </label>
      ))}
      <select
        class="btn sm"
        aria-label={t('variantAdd')}
        value=""
        onChange={(event) => setVariants([...variants, { site: event.currentTarget.value, text }])}
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
          onInput={(event) => setOverrule(event.currentTarget.value)}
        />
      )}
      <div class="row">
        <FormButtons say={t('statementSave')} ready={ready} onCancel={onDone} />
      </div>
    </form>
  );
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
