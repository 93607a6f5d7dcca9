import type { JSX } from 'preact';
import type { TemplateText } from '../../../shared/model/template.ts';
import type { HeldTemplate, Holder } from '../../../shared/replies/order-library.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { deleteOwnTemplate } from '../../sync/own-templates.ts';
import { dropUnusedImages } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';
import { usePanelState } from '../panel-store.ts';
import { waitForKept } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import { setArchived } from './save-template.ts';
import { SiteLengths } from './site-lengths.tsx';
import { TemplateHalf } from './template-half.tsx';

const HOLDER_SAYS: Readonly<Record<Exclude<Holder, 'shipped' | 'brand'>, StringKey>> = {
  own: 'templateOwn',
  team: 'templateTeam',
};

interface ItemProps {
  readonly held: HeldTemplate;
  readonly isOpen: boolean;
  /** Why this person cannot write templates of the house; null: they can. */
  readonly whyNot: StringKey | null;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
}

/** One template of the library, folded until it is opened; below it what may be done with it, or why not. */
export function TemplateItem({ held, isOpen, whyNot, onOpen, onEdit, onCopy }: ItemProps): JSX.Element {
  const { t, pick, language } = useWords();
  const { template, holder, row } = held;
  // An imported one may have words in one language only.
  const texts = hasWords(template.texts[language]) ? template.texts[language] : template.texts[OTHER[language]];
  const isMine = holder === 'own' || (row !== null && whyNot === null);
  return (
    <li class="card mention template" data-template={template.id} data-holder={holder}>
      <button type="button" class="fold" aria-expanded={isOpen} onClick={onOpen}>
        <span class="b cut grow">{pick(template.name)}</span>
        <HolderTag held={held} />
        {template.images && <span class="tag">{t('templateImagesOf', { n: template.images.length })}</span>}
        {template.rules.length > 0 && <span class="xs faint num">{template.rules.join(' · ')}</span>}
      </button>
      <span class="xs muted cut">{describeUse(held, pick)}</span>
      {isOpen && (
        <>
          {texts.public.length > 0 && <TemplateHalf kind="public" texts={texts.public} />}
          {texts.public.length > 0 && <SiteLengths texts={texts.public} />}
          {texts.dm === null ? (
            <p class="xs muted">{t('templateNoDm')}</p>
          ) : (
            <TemplateHalf kind="dm" texts={[texts.dm]} />
          )}
          {row !== null && <ChangedLine held={held} />}
          {row !== null && whyNot !== null && <p class="xs muted">{t(whyNot)}</p>}
          <div class="row wrap deeds-row">
            {isMine && (
              <button type="button" class="btn sm" data-do="edit" onClick={onEdit}>
                {t('templateEdit')}
              </button>
            )}
            {holder !== 'own' && (
              <button type="button" class="btn sm" data-do="copy" onClick={onCopy}>
                {t('templateCopy')}
              </button>
            )}
            {holder === 'own' && (
              <button type="button" class="btn sm danger" data-do="delete" onClick={() => deleteOwn(template.id)}>
                {t('templateDelete')}
              </button>
            )}
            {row !== null && whyNot === null && (
              <button type="button" class="btn sm danger" data-do="archive" onClick={() => void setArchived(row, true)}>
                {t('templateArchive')}
              </button>
            )}
          </div>
        </>
      )}
    </li>
  );
}

function HolderTag({ held: { holder, template } }: { held: HeldTemplate }): JSX.Element | null {
  const { t, language } = useWords();
  const { brands } = usePanelState();
  if (holder === 'shipped') return null;
  if (holder !== 'brand') return <span class="tag accent">{t(HOLDER_SAYS[holder])}</span>;
  const names = (template.scope?.brandIds ?? []).map((id) => brands.find((one) => one.id === id)?.name ?? id);
  return <span class="tag accent">{t('templateOfBrand', { brands: joinWords(names, language) })}</span>;
}

/** Who changed it when. */
export function ChangedLine({ held: { row } }: { held: Pick<HeldTemplate, 'row'> }): JSX.Element | null {
  const { t, language } = useWords();
  const { people } = usePanelState();
  if (row === null) return null;
  const who = people.get(row.changedBy) ?? row.changedBy;
  const at = formatInstant(row.changedAt, readNow(), language);
  return <p class="xs muted">{t(row.archivedAt === null ? 'templateChangedBy' : 'templateArchivedBy', { who, at })}</p>;
}

function deleteOwn(id: string): void {
  const drop = () => dropUnusedImages(Date.now());
  deleteOwnTemplate(id).then(waitForKept).then(drop).catch(showProblem);
}

const OTHER = { 'zh-CN': 'en', en: 'zh-CN' } as const;

function hasWords({ public: wordings, dm }: TemplateText): boolean {
  return wordings.length > 0 || dm !== null;
}

function describeUse({ template }: HeldTemplate, pick: ReturnType<typeof useWords>['pick']): string {
  return [
    ...template.kinds.map((kind) => pick(KIND_WORDS[kind])),
    ...template.topics.map((topic) => pick(TOPIC_WORDS[topic])),
    ...template.shortcuts,
  ].join(' · ');
}
