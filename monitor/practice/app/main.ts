import { h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type AppPost, loadPost } from './api.ts';
import { ListView } from './list-view.ts';
import { PostView } from './post-view.ts';
import { openRoute, readRoute, watchRoute } from './route.ts';
import { say } from './texts.ts';

const AGE_EVERY_MS = 15_000;

function App() {
  const [route, setRoute] = useState(readRoute(location.pathname));
  const [now, setNow] = useState(Date.now());
  useEffect(() => watchRoute(setRoute), []);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), AGE_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  // The list stays mounted while a post is shown, so that the reader comes back to the same place.
  return h('div', null, [
    h('div', { hidden: route.page !== 'list' }, h(ListView, { now })),
    route.page === 'post' && h(SinglePost, { key: route.id, id: route.id, now }),
  ]);
}

function SinglePost({ id, now }: { readonly id: string; readonly now: number }) {
  const [post, setPost] = useState<AppPost | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    loadPost(id).then(setPost, () => setMissing(true));
  }, [id]);
  return h('div', null, [
    h('p', null, [
      h(
        'a',
        { class: 'back', href: '/app', onClick: (event: MouseEvent) => openRoute(event, '/app') },
        `← ${say('back')}`,
      ),
    ]),
    missing && h('p', { class: 'problem', role: 'alert' }, say('notFound')),
    post && h(PostView, { post, now, alone: true, onChange: setPost }),
  ]);
}

const place = document.getElementById('app');
if (place) {
  place.replaceChildren();
  render(h(App, null), place);
}
