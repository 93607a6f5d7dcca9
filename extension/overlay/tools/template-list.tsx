import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { listUsedVariants, type ReplyUse } from '../../reply-use.ts';
import { sayTool } from './say-tool.ts';

interface TemplateListProps {
  readonly found: readonly Template[];
  readonly chosen: Template | undefined;
  readonly uses: readonly ReplyUse[];
  readonly language: Language;
  readonly onChoose: (index: number) => void;
}

/** The replies that fit, best first, with how often each was used today. */
export function TemplateList({ found, chosen, uses, language, onChoose }: TemplateListProps): JSX.Element {
  const row = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is chosen
  useEffect(() => row.current?.scrollIntoView?.({ block: 'nearest' }), [chosen?.id]);
  return (
    <div class="list" role="listbox" id="replies" aria-label={sayTool(language, 'pickTitle')}>
      {found.map((template, index) => {
        const on = template.id === chosen?.id;
        const times = listUsedVariants(uses, template.id).length;
        return (
          <button
            type="button"
            role="option"
            aria-selected={on}
            class="item"
            key={template.id}
            ref={on ? row : null}
            onClick={() => onChoose(index)}
          >
            <span class="grow">
              <span class="title cut" style={{ display: 'block' }}>
                {template.name[language]}
              </span>
              {on && (
                <span class="s muted">
                  {template.rules[0]} ·{' '}
                  {times === 0 ? sayTool(language, 'usedNever') : sayTool(language, 'usedToday', { count: times })}
                </span>
              )}
            </span>
            {on ? <kbd>↵</kbd> : <span class="faint s num">{template.rules[0]}</span>}
          </button>
        );
      })}
    </div>
  );
}
