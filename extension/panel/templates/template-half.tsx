import type { JSX } from 'preact';
import { useWords } from '../../look/language-context.ts';
import { copyText } from '../act.ts';
import { nameField, TemplateText, writePlain } from './template-text.tsx';

interface Props {
  readonly kind: 'public' | 'dm';
  readonly texts: readonly string[];
}

/** One half of a template, its wordings to copy. The public and the private half never look alike. */
export function TemplateHalf({ kind, texts }: Props): JSX.Element {
  const { t } = useWords();
  const isPublic = kind === 'public';
  return (
    <div class={`half half-${kind}`}>
      <div class="row xs">
        <span class={`tag ${isPublic ? 'accent' : ''}`}>{isPublic ? t('templatePublic') : t('templateDm')}</span>
        <span class="muted cut grow">{isPublic ? t('templatePublicHint') : t('templateDmHint')}</span>
        {texts.length > 1 && <span class="faint">{t('templateVariants', { n: texts.length })}</span>}
      </div>
      {texts.map((text) => (
        <div key={text} class="wording">
          <TemplateText text={text} />
          <button
            type="button"
            class="btn ghost sm"
            onClick={() => void copyText(writePlain(text, (field) => nameField(field, t)))}
          >
            {t('copyText')}
          </button>
        </div>
      ))}
    </div>
  );
}
