import type { JSX } from 'preact';
import type { Language } from '../../../shared/model/labels.ts';
import { sayTool } from './say-tool.ts';

export interface AccountNoticeProps {
  /** Who is signed in on the site. */
  readonly account: string;
  readonly siteName: string;
  readonly language: Language;
  /** The person answers as this account all the same. */
  readonly onAccept: (account: string) => void;
}

/** Said before anything is filled: the answer would go out under an account that is none of the brand's. */
export function AccountNotice({ account, siteName, language, onAccept }: AccountNoticeProps): JSX.Element {
  return (
    <div class="note orange" role="alert">
      {sayTool(language, 'wrongAccount', { account, site: siteName })}
      <div class="row">
        <button type="button" class="btn sm" data-do="accept-account" onClick={() => onAccept(account)}>
          {sayTool(language, 'acceptAccount', { account })}
        </button>
      </div>
    </div>
  );
}
