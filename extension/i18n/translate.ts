import type { Labels, Language } from '../../shared/model/labels.ts';
import { BOARD_STRINGS } from './board-strings.ts';
import { COMPANY_STRINGS } from './company-strings.ts';
import { CUSTOMER_STRINGS } from './customer-strings.ts';
import { DESK_STRINGS } from './desk-strings.ts';
import { LISTEN_STRINGS } from './listen-strings.ts';
import { MENTION_STRINGS } from './mention-strings.ts';
import { PANEL_STRINGS } from './panel-strings.ts';
import { PR_STRINGS } from './pr-strings.ts';
import { PRACTICE_STRINGS } from './practice-strings.ts';
import { SETUP_STRINGS } from './setup-strings.ts';
import { SHORTCUT_STRINGS } from './shortcut-strings.ts';
import { SITE_CORRECTION_STRINGS } from './site-correction-strings.ts';
import { SOURCE_STRINGS } from './source-strings.ts';
import { TEMPLATE_STRINGS } from './template-strings.ts';
import { TICKET_STRINGS } from './ticket-strings.ts';

/** Every text of the extension's own pages but those that come with a part of them, as the long ones of the help do. */
export const STRINGS = {
  ...PANEL_STRINGS,
  ...MENTION_STRINGS,
  ...TEMPLATE_STRINGS,
  ...TICKET_STRINGS,
  ...DESK_STRINGS,
  ...CUSTOMER_STRINGS,
  ...SOURCE_STRINGS,
  ...SETUP_STRINGS,
  ...SHORTCUT_STRINGS,
  ...PRACTICE_STRINGS,
  ...COMPANY_STRINGS,
  ...SITE_CORRECTION_STRINGS,
  ...LISTEN_STRINGS,
  ...BOARD_STRINGS,
  ...PR_STRINGS,
};
export type StringKey = keyof typeof STRINGS;
export type Params = Readonly<Record<string, string | number>>;

/** The text in a language, with `{name}` replaced from `params`. */
export function translate(language: Language, key: StringKey, params: Params = {}): string {
  return fillParams(STRINGS[key][language], params);
}

/**
 * Puts values into a text: `{n}` is the value, `{n|source|sources}` the first word for one and the second for any other
 * number. An unknown name stays visible, so that it is found.
 */
export function fillParams(text: string, params: Params): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return one === undefined || many === undefined ? String(value) : Number(value) === 1 ? one : many;
  });
}

/** The text in both languages, with values put in: for what is shown later. */
export function sayWith(key: StringKey, params: Params): Labels {
  return { 'zh-CN': translate('zh-CN', key, params), en: translate('en', key, params) };
}
