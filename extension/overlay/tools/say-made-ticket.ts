import type { Language } from '../../../shared/model/labels.ts';
import { sayTool } from './say-tool.ts';
import type { Notice } from './toast.tsx';

/** A ticket that was just made here, with what the monitor has told of it so far. */
export interface MadeTicket {
  readonly clientKey: string;
  readonly evidenceCount: number;
  readonly number: number | null;
  /** Tickets of the same customer before this one; null: none, or not known yet. */
  readonly earlier: { readonly count: number; readonly open: number } | null;
}

/** What the notice says of it. */
export function sayMadeTicket({ evidenceCount: count, number, earlier }: MadeTicket, language: Language): string {
  const made =
    number === null
      ? sayTool(language, 'ticketMade', { count })
      : sayTool(language, 'ticketMadeNumber', { number, count });
  const lines = earlier === null ? [made] : [made, sayTool(language, 'earlierTickets', earlier)];
  return lines.join(language === 'zh-CN' ? '。' : '. ');
}

/** What can be done with a ticket that was just made. */
export function listTicketActions(language: Language, open: () => void, undo: () => void): Notice['actions'] {
  return [
    { label: () => sayTool(language, 'open'), strong: true, run: open },
    { label: (seconds) => sayTool(language, 'undo', { seconds }), run: undo },
  ];
}
