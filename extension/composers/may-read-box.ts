/** What a browser itself fills in for a person: never a place for a reply. */
const PRIVATE_FILLING =
  /\b(?:current-password|new-password|one-time-code|cc-\w+|username|email|tel(?:-\w+)?|street-address|address-\w+|postal-code|bday\w*|name|given-name|family-name)\b/iu;
const PRIVATE_NAME =
  /passw|passcode|pwd|secret|captcha|otp|verif|token|card.?n|cvv|cvc|iban|id.?card|ssn|密码|口令|验证码|身份证|银行卡/iu;
const SEARCH_NAME = /\bsearch|query|keyword|搜索|检索|^q$|^wd$|^kw$/iu;
const SEARCH_PLACE = 'search, [role="search"], [role="searchbox"], [role="combobox"]';

/** Whether what is typed in a box may be looked at for shortcuts: not in a password, a code, a search or what names a person. */
export function mayReadBox(element: HTMLElement): boolean {
  if (element.closest(SEARCH_PLACE)) return false;
  const names = ['name', 'id', 'placeholder', 'aria-label', 'title'].map((name) => element.getAttribute(name) ?? '');
  if (names.some((name) => PRIVATE_NAME.test(name))) return false;
  if (element.tagName !== 'INPUT') return true;
  const filling = element.getAttribute('autocomplete') ?? '';
  return (
    (element as HTMLInputElement).type === 'text' &&
    !PRIVATE_FILLING.test(filling) &&
    !names.some((name) => SEARCH_NAME.test(name))
  );
}
