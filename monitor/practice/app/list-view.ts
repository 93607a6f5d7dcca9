import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type AppPost, loadFresh, loadPosts, POSTS_PER_LOAD } from './api.ts';
import { PostView } from './post-view.ts';
import { say } from './texts.ts';

const FRESH_EVERY_MS = 5_000;

/** The list with infinite scroll; new posts wait behind a button, so that nothing moves under the reader. */
export function ListView({ now }: { readonly now: number }) {
  const [posts, setPosts] = useState<readonly AppPost[]>([]);
  const [fresh, setFresh] = useState<readonly AppPost[]>([]);
  const [ended, setEnded] = useState(false);
  const [problem, setProblem] = useState(false);
  const sentinel = useRef<HTMLDivElement>(null);
  const loading = useRef(false);
  const loadMore = useRef<() => Promise<void>>(async () => undefined);
  const newest = posts[0]?.id;
  const oldest = posts.at(-1)?.id;

  loadMore.current = async () => {
    if (loading.current || ended) return;
    loading.current = true;
    try {
      const older = await loadPosts(oldest);
      setPosts((shown) => [...shown, ...older]);
      setEnded(older.length < POSTS_PER_LOAD);
      setProblem(false);
    } catch {
      setProblem(true);
    } finally {
      loading.current = false;
    }
  };

  // A sentinel that stays in view says nothing new: each load makes a new observer look again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `oldest` is the sign that a load has ended
  useEffect(() => {
    if (!sentinel.current) return;
    const observer = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting)) void loadMore.current();
    });
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [oldest]);

  useEffect(() => {
    if (!newest) return;
    const look = () =>
      loadFresh(newest).then(
        (items) => {
          setFresh(items);
          setProblem(false);
        },
        () => setProblem(true),
      );
    const timer = setInterval(() => void look(), FRESH_EVERY_MS);
    return () => clearInterval(timer);
  }, [newest]);

  const change = (changed: AppPost) =>
    setPosts((shown) => shown.map((post) => (post.id === changed.id ? changed : post)));
  const showFresh = () => {
    setPosts((shown) => [...fresh, ...shown]);
    setFresh([]);
  };

  return h('div', { class: 'list' }, [
    h('h1', null, say('app')),
    problem && h('p', { class: 'problem', role: 'status' }, say('failed')),
    fresh.length > 0 &&
      h(
        'button',
        { type: 'button', class: 'fresh', onClick: showFresh },
        say('newPosts', { count: String(fresh.length) }),
      ),
    posts.map((post) => h(PostView, { key: post.id, post, now, alone: false, onChange: change })),
    h('div', { ref: sentinel, class: 'pages faint' }, ended ? say('end') : say('loading')),
  ]);
}
