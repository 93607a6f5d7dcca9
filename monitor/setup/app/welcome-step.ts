import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { ask } from './ask.ts';
import { PairCard } from './pair-card.ts';
import { say, sayAge, sayBothOnce } from './texts.ts';
import type { Setup } from './use-setup.ts';

interface Seen {
  readonly status: ApiAnswer<'getStatus'>;
  readonly brands: ApiAnswer<'listBrands'>['items'];
  readonly mentions: ApiAnswer<'listMentions'>['items'];
  /** The worst heard first. */
  readonly sources: ApiAnswer<'listSources'>['items'];
}

const LOOK_EVERY_MS = 3000;

/** What runs right now, with the posts as they come, and the way to the extension. */
export function WelcomeStep({ setup, me }: { readonly setup: Setup; readonly me: ApiAnswer<'getMe'> }) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      try {
        const [status, brands, mentions, sources] = await Promise.all([
          ask('getStatus'),
          ask('listBrands'),
          ask('listMentions'),
          ask('listSources'),
        ]);
        if (isOver) return;
        setSeen({ status, brands: brands.items, mentions: mentions.items, sources: sources.items });
        setGone(false);
      } catch (error) {
        console.error('[earshot]', error);
        setGone(true);
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, []);
  const isDrill = me.workspace.drill;
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say(isDrill ? 'welcomeDrill' : 'welcomeReal')),
    setup.file.startFault !== null &&
      h('section', { class: 'card wrong', role: 'alert' }, [
        h('h3', null, say('startFailed')),
        h('pre', null, setup.file.startFault),
      ]),
    isGone && h('p', { class: 'fault', role: 'alert' }, say('gone')),
    seen && h(NowCard, { seen, isDrill }),
    h(PairCard, { setup, me }),
  ]);
}

function NowCard({ seen, isDrill }: { readonly seen: Seen; readonly isDrill: boolean }) {
  const { status, brands, mentions } = seen;
  const troubled = seen.sources.filter(({ enabled, lastError }) => enabled && lastError !== null);
  const now = status.serverTime;
  const fact = (label: string, value: string, tone = '') =>
    h('div', { class: 'fact' }, [h('dt', null, label), h('dd', { class: tone }, value)]);
  return h('section', { class: 'card' }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, say('runsNow')),
      isDrill && h('span', { class: 'tag drill' }, say('drillTag')),
    ]),
    h('dl', { class: 'facts' }, [
      fact(say('factBrands'), brands.map(({ name }) => name).join(' · ') || '—'),
      fact(
        say('factSources'),
        say('factSourcesValue', { healthy: status.sources.healthy, total: status.sources.total }),
        status.sources.blind > 0 ? 'bad' : '',
      ),
      fact(say('factOpen'), String(status.counts.open)),
    ]),
    troubled.length > 0 &&
      h('div', { class: 'failing' }, [
        h(
          'ul',
          { class: 'faults' },
          troubled.map(({ id, name, lastError, errorCount }) =>
            // One that answers and is doubtful, or comes late, is heard all the same.
            h(
              'li',
              { key: id, class: 'fault' },
              say(errorCount > 0 ? 'sourceFails' : 'sourceDoubtful', { name, why: sayBothOnce(lastError ?? '') }),
            ),
          ),
        ),
        !isDrill && h('a', { href: '#sources' }, say('sourceMend')),
      ]),
    mentions.length === 0
      ? h('p', { class: 'hint' }, say('noMentions'))
      : h(
          'ul',
          { class: 'mentions', 'aria-label': say('newestMentions') },
          mentions.map(({ id, level, title, text, publishedAt, site }) =>
            h('li', { key: id }, [
              h('span', { class: `level ${level}` }, say(`level-${level}`)),
              h('span', { class: 'cut' }, title || text),
              h('span', { class: 'faint' }, `${site} · ${sayAge(publishedAt, now)}`),
            ]),
          ),
        ),
  ]);
}
