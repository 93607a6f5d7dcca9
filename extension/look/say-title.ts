import type { Language } from '../../shared/model/labels.ts';

const HAN = /\p{Script=Han}/u;
/** As the monitor writes it: several words, none of them a name but that of the department of PR. */
const PLAIN_ENGLISH = /^(?:PR|[a-z0-9][a-z0-9,;:'’()/-]*)( (?:PR|[a-z0-9,;:'’()/-]+))+$/;

/** Titles that the monitor gives say it in both languages, 中文 · English: only the half that is read is shown. What a person wrote stays whole. */
export function sayTitle(title: string, language: Language): string {
  const [chinese = '', english = '', ...more] = title.split(' · ');
  if (more.length > 0 || !HAN.test(chinese) || !PLAIN_ENGLISH.test(english)) return title;
  return language === 'zh-CN' ? chinese : english;
}
