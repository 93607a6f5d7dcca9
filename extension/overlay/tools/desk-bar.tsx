import type { JSX } from 'preact';
import { askBackground } from '../../ask-background.ts';
import type { Ask, AskType } from '../../messages.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import { Bar } from './bar.tsx';
import type { Box } from './place-beside.ts';
import { isMine } from './who-holds.ts';

/** What the desk does for the bar of a post. */
export interface BarActs {
  /** Tells the person when it fails. */
  readonly run: (work: Promise<unknown>) => void;
  /** The bar goes away, before something slow begins. */
  readonly away: () => void;
  readonly act: <T extends AskType>(type: T, ask: Ask<T>) => Promise<void>;
  readonly reply: () => Promise<void>;
  readonly message: () => Promise<void>;
  readonly makeTicket: () => Promise<void>;
  readonly claim: () => Promise<void>;
  readonly release: () => Promise<void>;
  readonly close: () => void;
}

interface Props {
  readonly act: BarActs;
  readonly tracked: TrackedPost;
  readonly page: PageHandle;
  readonly answering: SiteAnswering;
  readonly anchor: () => Box;
  /** By the monitor's clock. */
  readonly now: number;
  readonly drill: boolean;
}

/** The bar of one post, with what is known of its mention. */
export function DeskBar({ act, tracked, page, answering, anchor, now, drill }: Props): JSX.Element {
  const mark = page.markOf(tracked.post.postKey);
  const mention = mark?.mention ?? null;
  const id = mention?.id ?? '';
  const { people, language } = page.setup();
  const done = (work: () => Promise<void>) => (): void => {
    act.away();
    act.run(work());
  };
  const declare = { mentionId: id, how: 'self-declared', at: now, text: null, permalink: null } as const;
  return (
    <Bar
      key={tracked.post.postKey ?? 'post'}
      mark={mark}
      drill={drill}
      language={language}
      anchor={anchor}
      rtl={tracked.element.closest('[dir=rtl]') !== null}
      mine={isMine(mention, page.setup())}
      holder={people[mention?.claimedBy ?? ''] ?? null}
      hasMessages={answering.directMessage !== null}
      onReply={() => act.run(act.reply())}
      onMessage={done(act.message)}
      onTicket={done(act.makeTicket)}
      onClaim={() => act.run(act.claim())}
      onRelease={() => act.run(act.release())}
      onAnswered={done(() => act.act('mention.answered', declare))}
      onDismiss={(reason) => done(() => act.act('mention.dismiss', { mentionId: id, reason }))()}
      onReopen={done(() => act.act('mention.reopen', { mentionId: id }))}
      onPanel={() => {
        act.away();
        act.run(askBackground('panel.open', { mentionId: id === '' ? null : id, clientKey: null }));
      }}
      onClose={act.close}
    />
  );
}
