import type { Person } from '../../shared/model/person.ts';
import type { extensionFolders } from './build-extension.ts';
import { showCode } from './show-code.ts';

/** What the terminal shows once everything runs. */
export interface StartNews {
  readonly url: string;
  /** Null: the extension could not be built. */
  readonly folders: typeof extensionFolders | null;
  readonly code: string;
  readonly person: Person;
  /** Configuration of this start; null: none. */
  readonly configFile: string | null;
  /** Null: no practice runs. */
  readonly practiceUrl: string | null;
}

/** The words of a start, in both languages, in the order in which a newcomer needs them. */
export function sayStart({ url, folders, code, person, configFile, practiceUrl }: StartNews): string {
  const lines = [
    '',
    `  顺风耳 Earshot is listening on ${url}`,
    ...(practiceUrl === null
      ? []
      : [
          '  演练 Drill: an invented brand; nothing counts. 虚构品牌，不计入任何数据。',
          `    practice pages 演练页面   ${practiceUrl}/plain   ${practiceUrl}/app`,
        ]),
    '',
    ...(folders === null
      ? ['  The extension could not be built; the lines above say why. 扩展未能构建，原因见上。']
      : [
          '  Load the extension 加载扩展',
          `    Chrome, Edge   chrome://extensions → Developer mode 开发者模式 → Load unpacked 加载已解压的扩展程序`,
          `                   ${folders.chrome}`,
          `    Firefox        about:debugging#/runtime/this-firefox → Load Temporary Add-on 临时载入附加组件`,
          `                   ${folders.firefox}/manifest.json`,
        ]),
    '',
    `  Pairing code 配对码   ${showCode(code)}   for ${person.name}, five minutes 五分钟内有效`,
    `    another one 再取一个   npm run -s earshot -- user add NAME --role ROLE${configFile === null ? '' : ` --config ${configFile}`}`,
    '',
    '  Ctrl-C stops it. 按 Ctrl-C 停止。',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Where to begin, while the extension is still being built. @param setupUrl the setup page, with the key that opens it */
export function saySetup(setupUrl: string): string {
  return `\n  Set it up 设置 (this machine only 仅限本机)\n    ${setupUrl}\n\n`;
}
