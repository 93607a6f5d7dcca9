import type { Labels } from '../../shared/model/labels.ts';
import { LEVEL_WORDS } from '../i18n/term-labels.ts';
import { describeLevel } from '../look/describe-mention.ts';
import { formatClock } from '../look/format-time.ts';
import type { PageSetup, PostMark } from '../messages.ts';
import { CHIP_STRINGS } from './overlay-strings.ts';

/** What a chip shows. `live`: it changes every second. */
export interface ChipFace {
  readonly text: string;
  /** For who hears it instead of seeing it. */
  readonly label: string;
  readonly look: 'red' | 'orange' | 'yellow' | 'blue' | 'green';
  readonly late: boolean;
  readonly live: boolean;
}

type Reader = Pick<PageSetup, 'language' | 'personId' | 'people' | 'drill'>;

/** The face of a mark at an instant (epoch milliseconds, the monitor's time). Practice says first that it is practice. Pure. */
export function describeChip(mark: PostMark, now: number, reader: Reader): ChipFace {
  const face = describeMark(mark, now, reader);
  if (!reader.drill && mark.mention?.drill !== true) return face;
  const drill = CHIP_STRINGS.drill[reader.language];
  const text = `${drill} ${face.text}`;
  // The name has the very words that are seen: who speaks to the browser says those (WCAG 2.5.3).
  return { ...face, text, label: `${text} · ${face.label}` };
}

function describeMark(mark: PostMark, now: number, { language, personId, people }: Reader): ChipFace {
  const { mention, level, dueAt, ticket } = mark;
  const holder = mention?.state === 'claimed' ? mention.claimedBy : null;
  const word = (labels: Labels): string => labels[language];
  const about = mention ? describeLevel(mention, language) : word(LEVEL_WORDS[level]);
  const settled = mark.isAnswered === true || mention?.state === 'answered' || mention?.state === 'dismissed';
  if (settled || (!mention && ticket)) {
    const done = mention?.state === 'dismissed' ? word(CHIP_STRINGS.dismissed) : null;
    const text =
      done ??
      (ticket?.number
        ? `#${ticket.number}`
        : word(mention || mark.isAnswered ? CHIP_STRINGS.answered : CHIP_STRINGS.ticket));
    return { text, label: `${text} · ${about}`, look: 'green', late: false, live: false };
  }
  const isMine = holder !== null && holder === personId;
  const known = holder === null ? undefined : people[holder];
  const name = holder === null ? null : (known ?? word(CHIP_STRINGS.colleague));
  // Two people on one post is the worst answer: whose it is stands on the chip itself.
  const who = name === null || isMine ? '' : ` · ${known === undefined ? name : cutName(known)}`;
  const onIt = isMine ? word(CHIP_STRINGS.claimedYou) : word(CHIP_STRINGS.claimedBy).replace('{name}', name ?? '');
  const inHand = holder === null ? '' : ` · ${onIt}`;
  if (dueAt === null) return { text: about + who, label: about + inHand, look: level, late: false, live: false };
  const late = now > dueAt;
  const time = formatClock(Math.abs(dueAt - now), language);
  const text = late ? word(CHIP_STRINGS.overdue).replace('{time}', time) : time;
  const long = word(late ? CHIP_STRINGS.overdueLong : CHIP_STRINGS.left).replace('{time}', time);
  return { text: text + who, label: `${about} · ${long}${inHand}`, look: level, late, live: true };
}

const MAX_NAME_LENGTH = 8;

/** A chip is one short line; the whole name is in its label. */
function cutName(name: string): string {
  const characters = [...name];
  return characters.length <= MAX_NAME_LENGTH ? name : `${characters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`;
}
