import { h } from 'preact';
import { useState } from 'preact/hooks';
import { type AppPost, type AppReply, sendReply } from './api.ts';
import { RichEditor } from './rich-editor.ts';
import { openRoute } from './route.ts';
import { language, say, sayAge } from './texts.ts';

export interface PostViewProps {
  readonly post: AppPost;
  readonly now: number;
  /** On the post's own page the editor stands open. */
  readonly alone: boolean;
  readonly onChange: (post: AppPost) => void;
}

export function PostView({ post, now, alone, onChange }: PostViewProps) {
  const [open, setOpen] = useState(alone);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const send = async () => {
    setBusy(true);
    setProblem('');
    try {
      onChange(await sendReply(post.id, text.trim()));
      setText('');
    } catch {
      setProblem(say('failed'));
    } finally {
      setBusy(false);
    }
  };
  const path = `/app/posts/${post.id}`;

  return h('article', { class: 'post', 'data-post-id': post.id, lang: post.lang }, [
    h('header', { class: 'byline' }, [
      h('span', { class: `avatar hue-${post.hue}`, 'aria-hidden': 'true' }, post.letter),
      h('div', null, [
        h('a', { rel: 'author', href: `/dm/${post.handle}`, 'data-author': post.handle }, post.author),
        h('a', { rel: 'bookmark', href: path, onClick: (event: MouseEvent) => openRoute(event, path) }, [
          h('time', { dateTime: new Date(post.publishedAt).toISOString() }, sayAge(post.publishedAt, now)),
        ]),
      ]),
    ]),
    h('div', { class: 'post-text' }, post.text),
    h('footer', { class: 'counts', lang: language }, [
      count('reposts', post.reposts),
      count('comments', post.comments + post.replies.length),
      count('likes', post.likes),
      h('a', { class: 'action', href: `/dm/${post.handle}`, 'data-dm': true }, say('message')),
    ]),
    h(
      'section',
      { class: 'replies', lang: language },
      post.replies.map((reply) => replyView(reply, now)),
    ),
    h('div', { class: 'answer', lang: language }, [
      open
        ? h('div', { class: 'composer' }, [
            h(RichEditor, { text, onText: setText, placeholder: say('replyPlaceholder') }),
            problem && h('p', { class: 'problem', role: 'alert' }, problem),
            h(
              'button',
              { type: 'button', class: 'send', disabled: busy || !text.trim(), onClick: () => void send() },
              say('send'),
            ),
          ])
        : h('button', { type: 'button', class: 'soft', onClick: () => setOpen(true) }, say('reply')),
    ]),
  ]);
}

function replyView(reply: AppReply, now: number) {
  return h('div', { class: 'reply', key: reply.id, 'data-reply-id': reply.id, 'data-own': reply.own || undefined }, [
    h('span', { 'data-author': reply.handle }, reply.author),
    reply.own && h('span', { class: 'badge' }, say('own')),
    h('time', { dateTime: new Date(reply.at).toISOString() }, sayAge(reply.at, now)),
    h('div', { class: 'reply-text' }, reply.text),
  ]);
}

function count(name: string, value: number) {
  return h('span', { class: 'count', 'data-count': name }, [
    `${say(name)} `,
    h('span', { class: 'number' }, String(value)),
  ]);
}
